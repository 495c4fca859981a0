import { computed, signal } from '@preact/signals'
import type { WidgetCampaignWire } from '#lib/protocol/widget.ts'
import { isFramed } from './params.ts'
import { isNew, isOpen, settings, thread, unread } from './store.ts'

/** The campaign whose time has come, until it is taken up, waved off, or the chat is opened without it. */
export const campaign = signal<WidgetCampaignWire | null>(null)
/** The campaign that the visitor answers, until a conversation has begun with it. */
export const takenUp = signal<WidgetCampaignWire | null>(null)

/** The newest message that was on the page when the visitor waved the dialog off. */
export const wavedOff = signal(0)

const newest = computed(() => thread.value.messages.at(-1)?.id ?? 0)

/** What lies over the page though nobody has opened the chat. */
export const peek = computed<'campaign' | 'unread' | null>(() => {
  if (isOpen.value || !isFramed) return null
  if (isNew.value && (campaign.value || takenUp.value)) return 'campaign'
  const wanted = settings.value.showUnreadMessagesDialog !== false
  return wanted && unread.value > 0 && newest.value > wavedOff.value ? 'unread' : null
})
