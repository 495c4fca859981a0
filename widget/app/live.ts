import { batch } from '@preact/signals'
import type { RealtimeEvent } from '#lib/protocol/events.ts'
import { type ConversationStatus, type MessagePush, messageType } from '#lib/protocol/message.ts'
import { fetchChanges } from './api.ts'
import { createCursor } from './cursor.ts'
import { tell } from './host.ts'
import { t } from './i18n.ts'
import { type Realtime, startRealtime } from './realtime.ts'
import { ding } from './sound.ts'
import { spoken } from './spoken.ts'
import { announcement, conversation, lost, members, seenUpTo, thread, unread } from './store.ts'
import { merge } from './thread.ts'
import { hideTyping, showTyping } from './typing.ts'

let realtime: Realtime | undefined
/** When the visitor last read, in unix seconds. */
let readAt = 0
/** What the page was last told of what a message asks, and of what was answered. */
const told = new Map<number, string>()

export const follow = {
  cursor: createCursor(),
  /** The visitor is somebody else now. */
  stop() {
    realtime?.stop()
    realtime = undefined
  },
  /** Listens from now on to what happens to the visitor's conversation. `reload` loads everything afresh. */
  start(pubsubToken: string, reload: () => Promise<void>) {
    realtime ??= startRealtime({
      url: `${location.origin.replace(/^http/, 'ws')}/cable`,
      pubsubToken,
      cursor: follow.cursor,
      changes: fetchChanges,
      onEvent: apply,
      onExpired: reload,
      onLive: live => {
        lost.value = !live
      },
    })
  },
}

export const reconcile = () => realtime?.reconcile()

function apply(event: RealtimeEvent) {
  switch (event.event) {
    case 'message.created':
    case 'message.updated':
      return receive(event.data, event.seq)
    case 'conversation.created':
    case 'conversation.updated':
    case 'conversation.status_changed':
    case 'conversation.read':
      seenUpTo.value = event.data.agent_last_seen_at
      readUpTo(event.data.contact_last_seen_at)
      return follows(event.data.id, event.data.status)
    case 'conversation.typing_on':
      if (event.data.user.type === 'user' && !event.data.is_private) showTyping(event.data.user)
      return
    case 'conversation.typing_off':
      return hideTyping()
    case 'presence.update':
      members.value = members.value.map(m => ({
        ...m,
        availability_status: event.data.users[m.id] ?? 'offline',
      }))
      return
  }
}

/** What was loaded afresh says so. */
export function noteRead(at: number) {
  readAt = at
}

/** The visitor has read elsewhere, in another tab or browser (W9). What was said after that stays unread. */
function readUpTo(at: number) {
  if (at <= readAt) return
  readAt = at
  const { messages } = thread.value
  const later = messages.filter(m => m.message_type !== messageType.incoming && m.created_at > at)
  unread.value = Math.min(unread.value, later.length)
}

/** The visitor sees one conversation, the newest. */
function follows(id: number, status: ConversationStatus) {
  if (id >= (conversation.value?.id ?? 0)) conversation.value = { id, status }
}

function receive(message: MessagePush, seq: number) {
  if (message.private || message.message_type === messageType.activity) return
  if (message.conversation_id < (conversation.value?.id ?? 0)) return
  const known = thread.value.messages.find(m => m.id === message.id)
  const isNew = !known
  const attributes = JSON.stringify(message.content_attributes)
  const isChanged = attributes !== (told.get(message.id) ?? JSON.stringify(known?.content_attributes))
  told.set(message.id, attributes)
  batch(() => {
    thread.value = merge(thread.value, [message], seq)
    follows(message.conversation_id, message.conversation.status)
    if (isNew && message.message_type !== messageType.incoming) welcome(message)
  })
  if (isNew || isChanged) tell({ event: 'onEvent', eventIdentifier: 'chatwoot:on-message', data: message })
}

/** Somebody answered. */
function welcome(message: MessagePush) {
  hideTyping()
  unread.value++
  announcement.value = t('says', { name: message.sender?.name ?? t('team'), text: spoken(message) })
  ding()
}
