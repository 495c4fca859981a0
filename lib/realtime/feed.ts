import type { MemberContext, VisitorContext } from '#lib/base/context.ts'
import { AppError } from '#lib/base/errors.ts'
import type { ChangesWire, LoggedEvent } from '#lib/protocol/index.ts'
import { expires, heardBy } from './audience.ts'
import { type LogPage, readLogs } from './log.ts'
import { watcher } from './watch.ts'

const PAGE = 200

/**
 * What happened after `cursor` that the caller may see now; waits up to `wait` seconds for something.
 * @throws `gone` when the cursor is older than the kept log, or the caller's permissions changed after it.
 */
export async function changes(
  ctx: MemberContext | VisitorContext,
  cursor: number,
  wait: number,
  signal?: AbortSignal,
): Promise<ChangesWire> {
  const until = Date.now() + wait * 1000
  const growth = watcher(ctx.accountId)
  try {
    for (let from = cursor; ; ) {
      const [page] = await readLogs(ctx, [{ accountId: ctx.accountId, cursor: from, most: PAGE }])
      const { expanded, head, pruned } = page as LogPage
      if (from < pruned || from > head || expanded.some(one => expires(ctx.actor, one))) {
        throw new AppError('gone', 'This cursor can no longer be followed: load everything afresh')
      }
      const events = expanded
        .map(one => heardBy(ctx.actor, one))
        .filter((event): event is LoggedEvent => event !== null)
      const last = expanded.at(-1)?.seq ?? from
      const complete = expanded.length < PAGE
      from = complete ? Math.max(last, head) : last
      const left = until - Date.now()
      if (events.length || left <= 0 || signal?.aborted) return { cursor: from, events }
      if (complete) await growth.next(left, signal)
    }
  } finally {
    growth.stop()
  }
}
