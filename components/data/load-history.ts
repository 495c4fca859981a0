import type { QueryClient } from '@tanstack/react-query'
import { append, asOf, followHistory, type History, type HistoryMessage, historyPage, prepend } from './history.ts'
import { keys } from './keys.ts'
import type { AccountRuntime } from './runtime.ts'

/** The most that the server gives at once; and what is asked for while one scrolls. */
const largest = 100

/** Loads the newest messages; or those of `known` again, where somebody reads further up. */
export async function loadHistory(
  runtime: AccountRuntime,
  id: number,
  known: History | undefined,
  signal: AbortSignal,
) {
  const isLong = known && (known.hasNewer || known.messages.length > historyPage)
  const history = (isLong && (await again(runtime, id, known, signal))) || (await newest(runtime, id, signal))
  for (const { echo_id } of history.messages) if (echo_id) runtime.outbox.settle(echo_id)
  return caughtUp(runtime, id, history, history.cursor)
}

async function newest(runtime: AccountRuntime, id: number, signal?: AbortSignal): Promise<History> {
  const { meta, payload } = await runtime.api.messages(id, { limit: historyPage }, signal)
  runtime.begin(meta.cursor)
  const messages = asOf(payload, meta.cursor)
  return { messages, hasMore: payload.length >= historyPage, hasNewer: false, ahead: [], cursor: meta.cursor }
}

/** The same part once more, and what follows it up to the end where it was there. */
async function again(runtime: AccountRuntime, id: number, known: History, signal: AbortSignal) {
  const messages: HistoryMessage[] = []
  let after = (known.messages[0]?.id ?? 1) - 1
  let cursor = 0
  for (;;) {
    const page = await runtime.api.messages(id, { after, limit: largest }, signal)
    runtime.begin(page.meta.cursor)
    cursor ||= page.meta.cursor
    messages.push(...asOf(page.payload, page.meta.cursor))
    const hasNewer = page.payload.length >= largest
    const enough = known.hasNewer && messages.length >= known.messages.length
    if (!hasNewer || enough)
      return messages.length ? { messages, hasMore: known.hasMore, hasNewer, ahead: [], cursor } : null
    after = page.payload.at(-1)?.id ?? after
  }
}

const caughtUp = (runtime: AccountRuntime, id: number, history: History, since: number) =>
  runtime.log.after(since).reduce((soFar, event) => followHistory(soFar, id, event), history)

/** Moves the part of a conversation's messages that is held: one page up or down, to the end, to a message. */
export function createHistoryMover(client: QueryClient, runtime: AccountRuntime, id: number) {
  const key = keys.history(runtime.account, id)
  const held = () => client.getQueryData<History>(key)
  let under: Promise<unknown> | null = null

  /** One move at a time: the second of two would begin where the first has left. */
  function move<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = (under ?? Promise.resolve()).catch(() => {}).then(work)
    under = mine
    mine
      .catch(() => {})
      .finally(() => {
        if (under === mine) under = null
      })
    return mine
  }

  async function page(direction: 'older' | 'newer') {
    const [first, last] = [held()?.messages[0], held()?.messages.at(-1)]
    if (!first || !last) return
    const isOlder = direction === 'older'
    const from = isOlder ? { before: first.id } : { after: last.id }
    const { meta, payload } = await runtime.api.messages(id, { ...from, limit: largest })
    const more = payload.length >= largest
    client.setQueryData<History>(key, now => {
      if (!now || (isOlder ? now.messages[0] : now.messages.at(-1))?.id !== (isOlder ? first : last).id) return now
      const fresh = asOf(payload, meta.cursor)
      return caughtUp(runtime, id, isOlder ? prepend(now, fresh, more) : append(now, fresh, more), meta.cursor)
    })
  }

  return {
    older: () => (under ? under.then(() => {}) : move(() => page('older'))),
    newer: () => (under ? under.then(() => {}) : move(() => page('newer'))),

    /** @throws ApiError when they cannot be loaded; what is held stays. */
    toNewest: () =>
      move(async () => {
        if (!held()?.hasNewer) return
        const history = await newest(runtime, id)
        client.setQueryData<History>(key, caughtUp(runtime, id, history, history.cursor))
      }),

    /** Holds the messages around one; answers whether it is there. */
    around: (messageId: number) =>
      move(async () => {
        if (held()?.messages.some(message => message.id === messageId)) return true
        const half = { limit: historyPage / 2 }
        const [before, after] = await Promise.all([
          runtime.api.messages(id, { before: messageId + 1, ...half }),
          runtime.api.messages(id, { after: messageId, ...half }),
        ])
        if (before.payload.at(-1)?.id !== messageId) return false
        const cursor = Math.min(before.meta.cursor, after.meta.cursor)
        const history: History = {
          messages: [...asOf(before.payload, before.meta.cursor), ...asOf(after.payload, after.meta.cursor)],
          hasMore: before.payload.length >= half.limit,
          hasNewer: after.payload.length >= half.limit,
          ahead: [],
          cursor,
        }
        client.setQueryData<History>(key, caughtUp(runtime, id, history, cursor))
        return true
      }),

    /** Holds the first message that was said after `since` (in seconds), as far up as `pages` pages. */
    until: (since: number, pages = 30) =>
      move(async () => {
        for (let turn = 0; turn < pages; turn++) {
          const now = held()
          const first = now?.messages[0]
          if (!now?.hasMore || !first || first.created_at <= since) return
          await page('older')
        }
      }),
  }
}

export type HistoryMover = ReturnType<typeof createHistoryMover>
