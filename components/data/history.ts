import type { LoggedEvent, MessageWire } from '#lib/protocol/index.ts'

export type HistoryMessage = MessageWire & { seq?: number }

/** The loaded end of a conversation's messages, oldest first. */
export type History = { messages: HistoryMessage[]; hasMore: boolean; cursor: number }

/** How many messages the server gives at a time when asked for older ones. */
export const historyPage = 20

/** The history after the event. Late and repeated events change nothing. */
export function followHistory(history: History, conversationId: number, event: LoggedEvent): History {
  if (event.event !== 'message.created' && event.event !== 'message.updated') return history
  if (event.data.conversation_id !== conversationId || event.seq <= history.cursor) return history
  const first = history.messages[0]
  if (history.hasMore && first && event.data.id < first.id) return history
  return insert(history, { ...event.data, seq: event.seq })
}

/** Puts a message in its place by id; the newest known state of it stays. */
export function insert(history: History, message: HistoryMessage): History {
  const { messages } = history
  const at = messages.findIndex(known => known.id === message.id)
  const known = messages[at]
  if (known) {
    if ((message.seq ?? 0) <= (known.seq ?? 0)) return history
    return { ...history, messages: messages.with(at, message) }
  }
  const after = messages.findLastIndex(other => other.id < message.id)
  return { ...history, messages: messages.toSpliced(after + 1, 0, message) }
}

/** Puts an older page in front. */
export function prepend(history: History, page: MessageWire[]): History {
  const known = new Set(history.messages.map(message => message.id))
  return {
    ...history,
    messages: [...page.filter(message => !known.has(message.id)), ...history.messages],
    hasMore: page.length >= historyPage,
  }
}
