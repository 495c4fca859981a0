import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { CSV_MARK, csvLine } from '#lib/base/csv.ts'
import { inOneTrip, type Sql, together, withAccount } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { announceDue } from '#lib/base/events.ts'
import { campaignStatuses, campaignTypes, type RecipientState, recipientStates } from '#lib/protocol/index.ts'
import type { Campaign } from './campaign.ts'
import { runCampaign } from './one-off.ts'

const PER_PAGE = 50
const EXPORTED_AT_ONCE = 500

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
  meta: z.object({ counts: z.record(z.enum(recipientStates), z.number()), next_after: z.number().nullable() }),
})

export const recipientsQuery = z.object({
  state: z.enum(recipientStates).optional(),
  /** The last contact of the page before. */
  after: z.coerce.number().int().min(0).default(0),
})

type Row = Omit<z.output<typeof recipientAnswer>, 'updated_at'> & { updated_at: Date }

/** What became of a one-off campaign, contact by contact, and in sum. */
export async function listRecipients(
  ctx: MemberContext,
  campaign: Campaign,
  { state, after }: z.output<typeof recipientsQuery>,
): Promise<z.input<typeof recipientsAnswer>> {
  const [rows, counted] = await together<[Row[], { state: RecipientState; count: number }[]]>(ctx, sql => [
    sql<Row[]>`
      select * from (${recipients(sql, ctx, campaign, after)}) as r ${state ? sql`where state = ${state}` : sql``}
      order by contact_id limit ${PER_PAGE + 1}`,
    sql<{ state: RecipientState; count: number }[]>`
      select state, count(*)::int as count from (${recipients(sql, ctx, campaign, 0)}) as r group by state`,
  ])
  const shown = rows.slice(0, PER_PAGE)
  const none = Object.fromEntries(recipientStates.map(name => [name, 0])) as Record<RecipientState, number>
  return {
    payload: shown.map(row => ({ ...row, updated_at: row.updated_at.toISOString() })),
    meta: {
      counts: { ...none, ...Object.fromEntries(counted.map(one => [one.state, one.count])) },
      next_after: rows.length > PER_PAGE ? (shown.at(-1)?.contact_id ?? null) : null,
    },
  }
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
        select * from (${recipients(sql, ctx, campaign, from)}) as r order by contact_id limit ${EXPORTED_AT_ONCE}`,
    )
    for (const row of rows)
      yield csvLine(columns.map(name => (name === 'updated_at' ? row.updated_at.toISOString() : row[name])))
    after = rows.at(-1)?.contact_id ?? 0
    if (rows.length < EXPORTED_AT_ONCE) return
  }
}

const recipients = (sql: Sql, ctx: MemberContext, { id }: Campaign, after: number) => sql`
  select r.contact_id, p.name, p.phone_number, p.email, c.display_id as conversation_id,
    case r.state when 0 then 'planned' when 2 then 'skipped' else
      (array['sent', 'delivered', 'read', 'failed'])[coalesce(m.status, 0) + 1] end as state,
    coalesce(r.reason, m.content_attributes->>'external_error') as reason, greatest(r.updated_at, m.updated_at) as updated_at
  from charla.campaign_recipients r
  join charla.contacts p on (p.account_id, p.id) = (r.account_id, r.contact_id)
  left join charla.messages m on (m.account_id, m.id) = (r.account_id, r.message_id)
  left join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
  where r.account_id = ${ctx.accountId} and r.campaign_id = ${id} and r.contact_id > ${after}`

/** Holds a one-off campaign where it stands, or lets it go on. @throws `invalid` for one that is over, or of the other kind. */
export async function holdCampaign(ctx: MemberContext, campaign: Campaign, held: boolean): Promise<void> {
  if (campaignTypes[campaign.campaign_type] !== 'one_off')
    throw invalid('id: only one-off campaigns can be paused', 'id')
  await withAccount(ctx, async tx => {
    const [changed] = await tx.sql`
      update charla.campaigns set updated_at = ${ctx.now()}, campaign_status = ${
        held
          ? campaignStatuses.indexOf('paused')
          : tx.sql`case when planned_upto = 0 and planned_at is null then 0 else 2 end`
      }
      where account_id = ${ctx.accountId} and id = ${campaign.id} and campaign_status = any(${held ? [0, 2] : [3]}::smallint[])
      returning id`
    if (!changed) {
      const status = campaignStatuses[campaign.campaign_status]
      throw invalid(`id: the campaign is ${status}`, 'id')
    }
    if (!held && campaign.scheduled_at && campaign.scheduled_at <= ctx.now())
      runCampaign.later(tx, { account_id: ctx.accountId, id: campaign.id })
  })
  if (!held && campaign.scheduled_at) announceDue(campaign.scheduled_at)
}
