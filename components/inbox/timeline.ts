import { messageType } from '#lib/protocol/message.ts'
import { kindOf } from '../data/conversation.ts'
import type { HistoryMessage } from '../data/history.ts'
import type { Outgoing } from '../data/outbox.ts'
import { startOfDay } from '../ui/time.ts'

export type MessageEntry = {
  type: 'message'
  key: string
  message: HistoryMessage
  kind: 'incoming' | 'outgoing' | 'note'
  /** First and last of what one person said in a row. */
  first: boolean
  last: boolean
  /** The message that it answers, as far as that is loaded. */
  answers?: HistoryMessage
}
export type OutgoingEntry = { type: 'outgoing'; key: string; item: Outgoing; first: boolean }
export type Entry =
  | { type: 'day'; key: string; at: number }
  | { type: 'unread'; key: string }
  | { type: 'activity'; key: string; message: HistoryMessage }
  | MessageEntry
  | OutgoingEntry

const together = 5 * 60

/**
 * What the history shows, top to bottom: separators between days, the place from where the viewer has not read, one
 * person's messages in a row as a group, and at the end what is still being sent.
 */
export function timeline(messages: HistoryMessage[], outgoing: Outgoing[], unreadAfter: number | null): Entry[] {
  const entries: Entry[] = []
  let day = Number.NaN
  let marked = unreadAfter === null
  for (const [index, message] of messages.entries()) {
    const today = startOfDay(message.created_at)
    if (today !== day) {
      day = today
      entries.push({ type: 'day', key: `day-${today}`, at: message.created_at })
    }
    const kind = kindOf(message)
    if (!marked && kind === 'incoming' && message.created_at > (unreadAfter ?? 0)) {
      marked = true
      if (index > 0) entries.push({ type: 'unread', key: 'unread' })
    }
    if (kind === 'activity') entries.push({ type: 'activity', key: keyOf(message), message })
    else {
      const first = entries.at(-1)?.type !== 'message' || !sameGroup(messages[index - 1], message)
      const previous = entries.at(-1)
      if (!first && previous?.type === 'message') previous.last = false
      const answers = answeredBy(message, messages)
      entries.push({
        type: 'message',
        key: keyOf(message),
        message,
        kind,
        first,
        last: true,
        ...(answers ? { answers } : {}),
      })
    }
  }
  const sent = new Set(messages.map(message => message.echo_id))
  for (const item of outgoing) {
    if (sent.has(item.echoId)) continue
    entries.push({ type: 'outgoing', key: item.echoId, item, first: entries.at(-1)?.type !== 'outgoing' })
  }
  return entries
}

function answeredBy({ content_attributes: { in_reply_to: id } }: HistoryMessage, messages: HistoryMessage[]) {
  return id ? messages.find(message => message.id === id) : undefined
}

/** The echo id stays when the server has given the message its id, so that the row is not drawn anew. */
function keyOf(message: HistoryMessage) {
  return message.echo_id ?? `message-${message.id}`
}

function sameGroup(previous: HistoryMessage | undefined, message: HistoryMessage) {
  if (!previous || previous.private !== message.private) return false
  if ((previous.message_type === messageType.incoming) !== (message.message_type === messageType.incoming)) return false
  return senderOf(previous) === senderOf(message) && message.created_at - previous.created_at < together
}

function senderOf({ sender }: HistoryMessage) {
  return sender ? `${sender.type}-${sender.id}` : 'nobody'
}
