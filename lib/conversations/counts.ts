import type { MemberContext } from '#lib/base/context.ts'
import type { ConversationCounts } from '#lib/protocol/index.ts'

/** Of an account with more conversations than this, what took longer to count is not counted again for a moment. */
const MANY = 10_000
const LONG_MS = 20
const KEPT_MS = 3_000
const MOST = 1_000

type Kept = { counts: ConversationCounts; until: number }
const kept = new Map<string, Kept>()
/** Of those that take long: who asks while it is being counted waits for that. */
const counting = new Map<string, Promise<ConversationCounts>>()

type Count = () => PromiseLike<(ConversationCounts & { of: number })[]>

/** What `count` answers of the conversations that `asked` describes: of a large account, what it answered in the last three seconds. */
export async function keptCounts(ctx: MemberContext, asked: object, count: Count): Promise<ConversationCounts> {
  const key = JSON.stringify([ctx.accountId, ctx.actor.userId, ctx.actor.inboxIds, asked])
  const known = kept.get(key)
  if (!known) return counted(key, count)
  if (known.until > Date.now()) return known.counts
  const going = counting.get(key) ?? counted(key, count).finally(() => counting.delete(key))
  counting.set(key, going)
  return going
}

async function counted(key: string, count: Count): Promise<ConversationCounts> {
  const began = performance.now()
  const [{ of, ...counts } = { of: 0, mine_count: 0, assigned_count: 0, unassigned_count: 0, all_count: 0 }] =
    await count()
  if (of > MANY && performance.now() - began > LONG_MS) {
    if (kept.size >= MOST) kept.clear()
    kept.set(key, { counts, until: Date.now() + KEPT_MS })
  } else kept.delete(key)
  return counts
}
