import type postgres from 'postgres'
import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { CSV_MARK, csvLine } from '#lib/base/csv.ts'
import { inOneTrip, type Sql } from '#lib/base/db/index.ts'
import { text } from '#lib/base/text.ts'
import { type RecipientState, recipientStates } from '#lib/protocol/index.ts'
import type { Campaign } from './campaign.ts'
import { type Counted, stateOf, sumsOf, whyOf } from './sums.ts'

const PER_PAGE = 50
const EXPORTED_AT_ONCE = 500
/** So many different reasons are told. */
const REASONS = 20

const recipientAnswer = z
  .object({
    contact_id: z.number(),
    name: z.string().nullable(),
    phone_number: z.string().nullable(),
    email: z.string().nullable(),
    state: z.enum(recipientStates),
    /** Why they were left out, or why the message did not arrive. */
    reason: z.string().nullable(),
    conversation_id: z.number().nullable(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'CampaignRecipient' })

export const recipientsAnswer = z.object({
  payload: z.array(recipientAnswer),
  meta: z.object({
    counts: z.record(z.enum(recipientStates), z.number()),
    /** Why people were left out or not reached, the most frequent first. */
    reasons: z.array(z.object({ state: z.enum(recipientStates), reason: z.string(), count: z.number() })),
    next_after: z.number().nullable(),
  }),
})

export const recipientsQuery = z.object({
  state: z.enum(recipientStates).optional(),
  /** Only those with this reason, as the answer gives it. */
  reason: text(2000).optional(),
  /** The last contact of the page before. */
  after: z.coerce.number().int().min(0).default(0),
})

type Row = Omit<z.output<typeof recipientAnswer>, 'updated_at'> & { updated_at: Date }

/** What became of a one-off campaign, contact by contact, and in sum. */
export async function listRecipients(
  ctx: MemberContext,
  campaign: Campaign,
  { state, reason, after }: z.output<typeof recipientsQuery>,
): Promise<z.input<typeof recipientsAnswer>> {
  const [rows, counted] = await Promise.all([
    inOneTrip<Row>(
      ctx,
      sql => sql`
      ${recipients(sql, ctx, campaign, after)} ${state ? sql`and ${such[state](sql)}` : sql``}
      ${reason ? sql`and ${whyOf(sql)} = ${reason}` : sql``} order by r.contact_id limit ${PER_PAGE + 1}`,
    ),
    sumsOf(ctx, campaign),
  ])
  const shown = rows.slice(0, PER_PAGE)
  return {
    payload: shown.map(row => ({ ...row, updated_at: row.updated_at.toISOString() })),
    meta: {
      counts: inSum(counted),
      reasons: counted.flatMap(one => (one.reason ? [{ ...one, reason: one.reason }] : [])).slice(0, REASONS),
      next_after: rows.length > PER_PAGE ? (shown.at(-1)?.contact_id ?? null) : null,
    },
  }
}

function inSum(counted: Counted[]): Record<RecipientState, number> {
  const sums = Object.fromEntries(recipientStates.map(name => [name, 0])) as Record<RecipientState, number>
  for (const { state, count } of counted) sums[state] += count
  return sums
}

/** The same as a table, all of it. */
export async function* exportedRecipients(ctx: MemberContext, campaign: Campaign): AsyncGenerator<string> {
  const columns = ['contact_id', 'name', 'phone_number', 'email', 'state', 'reason', 'updated_at'] as const
  yield CSV_MARK + csvLine([...columns])
  for (let after = 0; ; ) {
    const from = after
    const rows = await inOneTrip<Row>(
      ctx,
      sql => sql`
        ${recipients(sql, ctx, campaign, from)} order by r.contact_id limit ${EXPORTED_AT_ONCE}`,
    )
    for (const row of rows)
      yield csvLine(columns.map(name => (name === 'updated_at' ? row.updated_at.toISOString() : row[name])))
    after = rows.at(-1)?.contact_id ?? 0
    if (rows.length < EXPORTED_AT_ONCE) return
  }
}

/** What the states say of a recipient `r` and the message `m` that they got: by the columns that the index has. */
const written = (status: number) => (sql: Sql) => sql`r.state = 1 and coalesce(m.status, 0) = ${status}`
const such: Record<RecipientState, (sql: Sql) => postgres.Fragment> = {
  planned: sql => sql`r.state = 0`,
  skipped: sql => sql`r.state = 2`,
  sent: written(0),
  delivered: written(1),
  read: written(2),
  failed: written(3),
}

const recipients = (sql: Sql, ctx: MemberContext, { id }: Campaign, after: number) => sql`
  select r.contact_id, p.name, p.phone_number, p.email, c.display_id as conversation_id, ${stateOf(sql)} as state,
    ${whyOf(sql)} as reason, greatest(r.updated_at, m.updated_at) as updated_at
  from charla.campaign_recipients r
  join charla.contacts p on (p.account_id, p.id) = (r.account_id, r.contact_id)
  left join charla.messages m on (m.account_id, m.id) = (r.account_id, r.message_id)
  left join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
  where r.account_id = ${ctx.accountId} and r.campaign_id = ${id} and r.contact_id > ${after}`
