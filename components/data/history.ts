import type { LoggedEvent, MessageWire } from '#lib/protocol/index.ts'

/** `seq`: the number of the event, or of the load, that told this state of it. */
export type HistoryMessage = MessageWire & { seq?: number }

/** A part of a conversation's messages without gaps, oldest first. */
export type History = {
  messages: HistoryMessage[]
  /** Whether there are older ones before this part, and newer ones after it. */
  hasMore: boolean
  hasNewer: boolean
  /** What has come in while the part did not reach the end. Where there is none, it does. */
  ahead: HistoryMessage[]
  cursor: number
}

/** How many messages are asked for on opening. */
export const historyPage = 40
/** How many are kept, so that a long conversation takes no more memory than a short one. */
const mostKept = 400
/** How many may come in at the end before the beginning is let go of. */
const mostFollowed = 600
/** How many are kept of a conversation that nobody looks at. */
const mostAtRest = 60

/** The history after the event. Late and repeated events change nothing. */
export function followHistory(history: History, conversationId: number, event: LoggedEvent): History {
  if (event.event !== 'message.created' && event.event !== 'message.updated') return history
  if (event.data.conversation_id !== conversationId || event.seq <= history.cursor) return history
  return insert(history, { ...event.data, seq: event.seq })
}

/** Puts a message in its place by id; the newest known state of it stays. What lies beyond the part is not put into it. */
export function insert(history: History, message: HistoryMessage): History {
  const { messages, hasMore, hasNewer, ahead } = history
  const [first, last] = [messages[0], messages.at(-1)]
  if (hasMore && first && message.id < first.id) return history
  if (hasNewer && last && message.id > last.id) {
    const put = placed(ahead, message)
    return put === ahead ? history : { ...history, ahead: put }
  }
  const next = placed(messages, message)
  if (next === messages) return history
  if (next.length <= mostFollowed) return { ...history, messages: next }
  return { ...history, messages: next.slice(-mostKept), hasMore: true }
}

function placed(messages: HistoryMessage[], message: HistoryMessage): HistoryMessage[] {
  const at = messages.findLastIndex(known => known.id <= message.id)
  const known = messages[at]
  if (known?.id !== message.id) return messages.toSpliced(at + 1, 0, message)
  return (message.seq ?? 0) <= (known.seq ?? 0) ? messages : messages.with(at, message)
}

/** What was loaded, each as new as the load. */
export const asOf = (page: MessageWire[], cursor: number): HistoryMessage[] =>
  page.map(message => ({ ...message, seq: cursor }))

/** Puts an older page in front; what is then too much goes at the end. */
export function prepend(history: History, page: HistoryMessage[], hasMore: boolean): History {
  const first = history.messages[0]
  const all = [...page.filter(message => !first || message.id < first.id), ...history.messages]
  const messages = all.slice(0, mostKept)
  return { ...history, messages, hasMore, hasNewer: history.hasNewer || messages.length < all.length }
}

/** Puts a newer page at the end; what is then too much goes in front. */
export function append(history: History, page: HistoryMessage[], hasNewer: boolean): History {
  const last = history.messages.at(-1)
  const all = [...history.messages, ...page.filter(message => !last || message.id > last.id)]
  const messages = all.slice(-mostKept)
  const end = messages.at(-1)?.id ?? 0
  return {
    ...history,
    messages,
    hasNewer,
    hasMore: history.hasMore || messages.length < all.length,
    ahead: hasNewer ? history.ahead.filter(message => message.id > end) : [],
  }
}

/** What is kept when nobody looks any more: the newest; null when they are not there. */
export function atRest(history: History): History | null {
  if (history.hasNewer) return null
  if (history.messages.length <= mostAtRest) return history
  return { ...history, messages: history.messages.slice(-mostAtRest), hasMore: true }
}
