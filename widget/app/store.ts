import { computed, signal } from '@preact/signals'
import type { UserPush } from '#lib/protocol/agent.ts'
import type { ConversationStatus } from '#lib/protocol/message.ts'
import type { WidgetConfigWire, WidgetInboxMemberWire } from '#lib/protocol/widget.ts'
import type { FrameSettings } from '../bridge.ts'
import { params } from './params.ts'
import { emptyThread, type Thread } from './thread.ts'

export const phase = signal<'loading' | 'ready' | 'failed'>('loading')
export const config = signal<WidgetConfigWire | null>(null)
export const members = signal<WidgetInboxMemberWire[]>([])
/** What the page says, by `chatwootSettings` and by calls of `$chatwoot`. */
export const settings = signal<FrameSettings>({})

export const thread = signal<Thread>(emptyThread)
export const conversation = signal<{ id: number; status: ConversationStatus } | null>(null)
/** Nobody has written yet, as far as one can know before the history is there. */
export const isNew = computed(() => {
  const { messages, pending } = thread.value
  const expected = phase.value === 'ready' || (phase.value === 'loading' && !params.token)
  return expected && messages.length + pending.length === 0
})
/** As the page says, else as the inbox does. Until one knows, so that nothing moves. */
export const mayAttach = computed(
  () =>
    settings.value.enableFileUpload ??
    config.value?.website_channel_config.enabled_features?.includes('attachments') ??
    true,
)
export const mayPickEmoji = computed(
  () =>
    settings.value.enableEmojiPicker !== false &&
    (config.value?.website_channel_config.enabled_features?.includes('emoji_picker') ?? true),
)
/** When the inbox opens next, in unix seconds; 0 while it is open. */
export const opensAt = computed(() => config.value?.website_channel_config.opens_at ?? 0)
export const unread = signal(0)
/** When the agents last read, in unix seconds; 0 for never. */
export const seenUpTo = signal(0)
export const typist = signal<Pick<UserPush, 'id' | 'name' | 'available_name' | 'thumbnail'> | null>(null)

export const online = signal(navigator.onLine)
/** The line to the server was there and is gone. */
export const lost = signal(false)
/** Seconds the server asks us to wait before sending again. */
export const limited = signal(0)

/** A page around us says when. In a window of its own, or in an app's view, which says nothing, it always is. */
export const isOpen = signal(window.parent === window)
export const documentVisible = signal(!document.hidden)
/** The newest message is within the visible part of the conversation. */
export const atBottom = signal(true)
/** The visitor can see the newest message now. */
export const watching = computed(() => isOpen.value && documentVisible.value && atBottom.value)

/** What the live region says next. */
export const announcement = signal('')
