import { messageType } from '#lib/protocol/message.ts'
import { kindOf } from '../data/conversation.ts'
import type { History, HistoryMessage } from '../data/history.ts'
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
export type ActivityEntry = { type: 'activity'; key: string; messages: HistoryMessage[] }
export type Entry =
  | { type: 'day'; key: string; at: number }
  | { type: 'unread'; key: string }
  | ActivityEntry
  | MessageEntry
  | OutgoingEntry

const together = 5 * 60

type Part = Pick<History, 'messages' | 'hasMore' | 'hasNewer'>

/**
 * What the history shows, top to bottom: separators between days, the place from where the viewer has not read, one
 * person's messages in a row as a group, lines of activity in a row as one, and at the end what is still being sent.
 * Whatever is shown has its neighbours loaded, so that no row changes when the next page comes.
 */
export function timeline(part: Part, outgoing: Outgoing[], unreadAfter: number | null): Entry[] {
  const entries: Entry[] = []
  const { messages, hasNewer } = part
  const byId = new Map(messages.map(message => [message.id, message]))
  const begin = settledFrom(part)
  const end = hasNewer ? messages.length - 1 : messages.length
  let day = begin > 0 ? startOfDay((messages[begin - 1] as HistoryMessage).created_at) : Number.NaN
  let marked = unreadAfter === null || (begin > 0 && isUnread(messages[begin - 1], unreadAfter))
  for (let index = begin; index < end; index++) {
    const message = messages[index] as HistoryMessage
    const today = startOfDay(message.created_at)
    if (today !== day) {
      day = today
      entries.push({ type: 'day', key: `day-${message.id}`, at: message.created_at })
    }
    if (!marked && isUnread(message, unreadAfter)) {
      marked = true
      if (index > 0) entries.push({ type: 'unread', key: 'unread' })
    }
    const kind = kindOf(message)
    if (kind === 'activity') addActivity(entries, message)
    else {
      // At the top of what is shown only the message before it says whether a group goes on.
      const follows = entries.length === 0 || entries.at(-1)?.type === 'message'
      const next = messages[index + 1]
      const answers = byId.get(Number(message.content_attributes.in_reply_to))
      entries.push({
        type: 'message',
        key: keyOf(message),
        message,
        kind,
        first: !follows || !sameGroup(messages[index - 1], message),
        last: !next || !sameGroup(message, next) || startOfDay(next.created_at) !== today,
        ...(answers ? { answers } : {}),
      })
    }
  }
  if (!hasNewer) addOutgoing(entries, messages, outgoing)
  return entries
}

/** The first message whose neighbour above is known: the one before it, and of activity all that belongs together. */
function settledFrom({ messages, hasMore }: Part): number {
  if (!hasMore) return 0
  const spoken = messages.findIndex((message, index) => index > 0 && kindOf(message) !== 'activity')
  return spoken > 0 && spoken < messages.length / 2 ? spoken : 1
}

const isUnread = (message: HistoryMessage | undefined, after: number | null) =>
  message !== undefined && kindOf(message) === 'incoming' && message.created_at > (after ?? 0)

function addActivity(entries: Entry[], message: HistoryMessage) {
  const previous = entries.at(-1)
  if (previous?.type === 'activity') previous.messages.push(message)
  else entries.push({ type: 'activity', key: `activity-${message.id}`, messages: [message] })
}

function addOutgoing(entries: Entry[], messages: HistoryMessage[], outgoing: Outgoing[]) {
  if (outgoing.length === 0) return
  const sent = new Set(messages.map(message => message.echo_id))
  for (const item of outgoing) {
    if (sent.has(item.echoId)) continue
    entries.push({ type: 'outgoing', key: item.echoId, item, first: entries.at(-1)?.type !== 'outgoing' })
  }
}

/** The echo id stays when the server has given the message its id, so that the row is not drawn anew. */
function keyOf(message: HistoryMessage) {
  return message.echo_id ?? `message-${message.id}`
}

function sameGroup(previous: HistoryMessage | undefined, message: HistoryMessage) {
  if (!previous || previous.private !== message.private) return false
  if (kindOf(previous) === 'activity' || kindOf(message) === 'activity') return false
  if ((previous.message_type === messageType.incoming) !== (message.message_type === messageType.incoming)) return false
  return senderOf(previous) === senderOf(message) && message.created_at - previous.created_at < together
}

function senderOf({ sender }: HistoryMessage) {
  return sender ? `${sender.type}-${sender.id}` : 'nobody'
}
