import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { unprepared, withAccount } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { id } from '#lib/base/text.ts'
import { among, audienceInput, audienceOf } from './audience.ts'
import { purpose } from './campaign.ts'
import { PER_SECOND } from './one-off.ts'
import { standing } from './standing.ts'

export const reachInput = z.object({
  inbox_id: id(),
  audience: audienceInput,
  purpose: purpose.default('marketing'),
  /** The campaign that is changed: its segments may be somebody else's. */
  campaign_id: id().optional(),
})

/** To how many a campaign would go now, and why not to the others of its audience. `withdrawn` are some of those without consent. */
export const reachAnswer = z.object({
  audience: z.number(),
  recipients: z.number(),
  no_consent: z.number(),
  withdrawn: z.number(),
  blocked: z.number(),
  no_address: z.number(),
  /** How long it takes to write to all of them, in seconds. */
  duration: z.number(),
})
type Counts = Omit<z.output<typeof reachAnswer>, 'duration'>

/** @throws `invalid` for an inbox that sends none, and for segments that are not the member's. */
export async function reachOf(
  ctx: MemberContext,
  { inbox_id, campaign_id, ...given }: z.output<typeof reachInput>,
): Promise<z.output<typeof reachAnswer>> {
  return withAccount(ctx, async tx => {
    const { sql } = tx
    const [inbox] = await sql<{ channel_type: string }[]>`
      select channel_type from charla.inboxes where account_id = ${ctx.accountId} and id = ${inbox_id}
        and deleted_at is null and traits->>'campaigns' = 'one_off'`
    if (!inbox) throw invalid('inbox_id: sends no campaigns', 'inbox_id')
    const [saved] = await sql<{ audience: [] }[]>`
      select audience from charla.campaigns where account_id = ${ctx.accountId} and display_id = ${campaign_id ?? 0}`
    const where = await among(tx, ctx, await audienceOf(tx, ctx, given.audience, saved?.audience))
    const [counts] = await unprepared(sql<[Counts]>`
      select count(*)::int as audience,
        (count(*) filter (where consent and not blocked and address))::int as recipients,
        (count(*) filter (where consent is not true))::int as no_consent,
        (count(*) filter (where not consent))::int as withdrawn,
        (count(*) filter (where consent and blocked))::int as blocked,
        (count(*) filter (where consent and not blocked and not address))::int as no_address
      from (
        select ${standing(sql, { ...inbox, inbox_id, purpose: given.purpose })} from charla.contacts c
        where c.account_id = ${ctx.accountId} and ${where(sql)}
      ) s`)
    return { ...counts, duration: Math.ceil(counts.recipients / PER_SECOND) }
  })
}
