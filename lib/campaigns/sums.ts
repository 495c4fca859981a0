import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql } from '#lib/base/db/index.ts'
import type { RecipientState } from '#lib/protocol/index.ts'
import type { Campaign } from './campaign.ts'

/** Of a campaign with more recipients than this, what was counted is kept for so many times as long as counting took. */
const MANY = 10_000
const SHARE = 20
const LEAST_MS = 3_000
const MOST = 1_000

export type Counted = { state: RecipientState; reason: string | null; count: number }
const kept = new Map<string, { counted: Promise<Counted[]>; until: number }>()

/** How many of a campaign's recipients there are of each state, and why people were left out or not reached. */
export async function sumsOf(ctx: MemberContext, campaign: Campaign): Promise<Counted[]> {
  const key = `${ctx.accountId}:${campaign.id}`
  const known = kept.get(key)
  if (known && known.until > Date.now()) return known.counted
  const began = Date.now()
  const counted = count(ctx, campaign)
  if (known) kept.set(key, { counted, until: Number.POSITIVE_INFINITY }) // whoever asks meanwhile waits for the same
  const sums = await counted.catch((error: unknown) => {
    kept.delete(key)
    throw error
  })
  if (kept.size >= MOST) kept.clear()
  const took = Date.now() - began
  if (sums.reduce((sum, one) => sum + one.count, 0) > MANY)
    kept.set(key, { counted, until: Date.now() + Math.max(LEAST_MS, took * SHARE) })
  else kept.delete(key)
  return sums
}

const count = (ctx: MemberContext, { id }: Campaign): Promise<Counted[]> =>
  inOneTrip<Counted>(
    ctx,
    sql => sql`
    select state, case when state in ('skipped', 'failed') then reason end as reason, count(*)::int as count from (
      select ${stateOf(sql)} as state, ${whyOf(sql)} as reason from charla.campaign_recipients r
      left join charla.messages m on (m.account_id, m.id) = (r.account_id, r.message_id)
      where r.account_id = ${ctx.accountId} and r.campaign_id = ${id}
    ) s group by 1, 2 order by 3 desc`,
  )

/** Of a recipient `r` and the message `m` that they got. */
export const stateOf = (sql: Sql) => sql`case r.state when 0 then 'planned' when 2 then 'skipped' else
  (array['sent', 'delivered', 'read', 'failed'])[coalesce(m.status, 0) + 1] end`

export const whyOf = (sql: Sql) => sql`coalesce(r.reason, m.content_attributes->>'external_error')`
