import type { WidgetMessageWire } from '#lib/protocol/widget.ts'

/** What was sent ahead of its message. */
export type SentFile = { id: string; name: string }

/** A message of ours that the server has not acknowledged. */
export type Pending = {
  echo_id: string
  content: string
  created_at: number
  state: 'sending' | 'failed'
  /** What was sent ahead, and goes with it. */
  files?: SentFile[]
  /** The id of the message that this one answers. */
  replyTo?: number
}

/** `seq` is the event that told us last about this message, 0 when a page of history did. */
export type ThreadMessage = WidgetMessageWire & { seq: number }

/** The conversation as this visitor sees it. `messages` are in the order of their ids, `pending` in that of writing. */
export type Thread = { messages: ThreadMessage[]; pending: Pending[]; hasOlder: boolean }

export const emptyThread: Thread = { messages: [], pending: [], hasOlder: false }

/** How many messages the server puts on a page of history. */
export const pageSize = 20

/**
 * Puts messages in their places, whatever order they arrive in and however often. An older event never overwrites a
 * newer one, and an acknowledged message takes the place of the pending one with the same `echo_id`.
 */
export function merge(thread: Thread, incoming: WidgetMessageWire[], seq = 0): Thread {
  if (!incoming.length) return thread
  const byId = new Map(thread.messages.map(m => [m.id, m]))
  for (const message of incoming) {
    const known = byId.get(message.id)
    if (known && known.seq > seq) continue
    byId.set(message.id, { ...message, seq, echo_id: message.echo_id ?? known?.echo_id })
  }
  const echoes = new Set(incoming.map(m => m.echo_id))
  return {
    ...thread,
    messages: [...byId.values()].sort((a, b) => a.id - b.id),
    pending: thread.pending.filter(p => !echoes.has(p.echo_id)),
  }
}

/** The newest page of history, in place of whatever was there. What is still being sent stays. */
export function startOver(thread: Thread, page: WidgetMessageWire[]): Thread {
  return { ...merge({ ...thread, messages: [] }, page), hasOlder: page.length >= pageSize }
}

/** One page further back. */
export function prepend(thread: Thread, page: WidgetMessageWire[]): Thread {
  const known = new Set(thread.messages.map(m => m.id))
  const older = page.filter(m => !known.has(m.id))
  return { ...merge(thread, older), hasOlder: page.length >= pageSize }
}

export function addPending(thread: Thread, pending: Pending): Thread {
  return { ...thread, pending: [...thread.pending, pending] }
}

/** `sending` again or `failed`; one message, or all when no `echoId` is given. */
export function markPending(thread: Thread, state: Pending['state'], echoId?: string): Thread {
  const mark = (p: Pending) => (echoId === undefined || p.echo_id === echoId ? { ...p, state } : p)
  return { ...thread, pending: thread.pending.map(mark) }
}
