import type postgres from 'postgres'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { announceDue } from '#lib/base/events.ts'
import { campaignStatuses, campaignTypes } from '#lib/protocol/index.ts'
import { type AudiencePart, audienceOf } from './audience.ts'
import type { Campaign, CampaignChanges, NewCampaign } from './campaign.ts'
import { runAnew } from './one-off.ts'

const MOST = 1000

/** The campaigns of the account, or of one of its inboxes, newest first. */
export const listCampaigns = (ctx: MemberContext, inboxId?: number): Promise<Campaign[]> =>
  inOneTrip<Campaign>(ctx, sql => picked(sql, ctx, inboxId ? sql`k.inbox_id = ${inboxId}` : sql`true`))

/** @throws `not_found` when there is none of that number. */
export async function findCampaign(ctx: MemberContext, displayId: number): Promise<Campaign> {
  const [campaign] = await inOneTrip<Campaign>(ctx, sql => picked(sql, ctx, sql`k.display_id = ${displayId}`))
  if (!campaign) throw notFound()
  return campaign
}

/**
 * Makes a campaign of the kind that the inbox's channel has. @throws `invalid` for an inbox whose channel has none, a sender who
 * does not answer there, and what its kind lacks: ongoing ones need a page, one-off ones an audience.
 */
export async function createCampaign(ctx: MemberContext, given: NewCampaign): Promise<number> {
  const { displayId, due } = await withAccount(ctx, async tx => {
    const { sql } = tx
    const [counter] = await sql<[{ campaigns: number }]>`
      update charla.display_ids set campaigns = campaigns + 1 where account_id = ${ctx.accountId} returning campaigns`
    const { kind, templates } = await kindOf(sql, ctx, given.inbox_id)
    await checkSender(sql, ctx, given.inbox_id, given.sender_id)
    assertWhole(kind, templates, given)
    const audience = given.audience && (await audienceOf(tx, ctx, given.audience))
    const scheduledAt = given.scheduled_at ?? ctx.now()
    const row = {
      account_id: ctx.accountId,
      display_id: counter.campaigns,
      inbox_id: given.inbox_id,
      campaign_type: campaignTypes.indexOf(kind),
      ...columns(sql, { ...given, audience }),
      scheduled_at: kind === 'one_off' ? scheduledAt : null,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    }
    const [made] = await sql<[Campaign]>`insert into charla.campaigns ${sql(row)} returning *`
    await beginIfDue(tx, ctx, made)
    return { displayId: counter.campaigns, due: made.scheduled_at }
  })
  if (due) announceDue(due)
  return displayId
}

/** Changes what is named. @throws `invalid` as `createCampaign`, and for one that has been sent. */
export async function updateCampaign(ctx: MemberContext, displayId: number, changes: CampaignChanges): Promise<void> {
  await withAccount(ctx, async tx => {
    const { sql } = tx
    const [before] = await sql<Campaign[]>`
      select * from charla.campaigns
      where account_id = ${ctx.accountId} and display_id = ${displayId} and deleted_at is null for update`
    if (!before) throw notFound()
    assertChangeable(before, changes)
    const inboxId = changes.inbox_id ?? before.inbox_id
    const { kind, templates } = await kindOf(sql, ctx, inboxId)
    if (changes.sender_id !== undefined || changes.inbox_id !== undefined)
      await checkSender(sql, ctx, inboxId, changes.sender_id === undefined ? before.sender_id : changes.sender_id)
    assertWhole(kind, templates, { ...before, ...changes })
    const audience = changes.audience && (await audienceOf(tx, ctx, changes.audience, before.audience))
    const row = {
      ...columns(sql, { ...changes, audience }),
      inbox_id: inboxId,
      campaign_type: campaignTypes.indexOf(kind),
      updated_at: ctx.now(),
      ...(kind === 'ongoing'
        ? { scheduled_at: null }
        : changes.scheduled_at === null
          ? { scheduled_at: ctx.now() }
          : {}),
    }
    const [now] = await sql<[Campaign]>`
      update charla.campaigns set ${sql(row)} where account_id = ${ctx.accountId} and id = ${before.id} returning *`
    await beginIfDue(tx, ctx, now)
  })
  if (changes.scheduled_at) announceDue(changes.scheduled_at)
}

const picked = (sql: Sql, ctx: MemberContext, such: postgres.Fragment) => sql<Campaign[]>`
  select k.*, case when u.id is not null then jsonb_build_object('id', u.id, 'account_id', k.account_id, 'name', u.name,
    'display_name', u.display_name, 'avatar_key', u.avatar_key, 'email', u.email, 'role', m.role,
    'availability', m.availability, 'auto_offline', m.auto_offline) end as sender
  from charla.campaigns k
  join charla.inboxes i on (i.account_id, i.id) = (k.account_id, k.inbox_id) and i.deleted_at is null
  left join charla.account_users m on (m.account_id, m.user_id) = (k.account_id, k.sender_id)
  left join charla.users u on u.id = m.user_id
  where k.account_id = ${ctx.accountId} and k.deleted_at is null and ${such} order by k.display_id desc limit ${MOST}`

type Kind = (typeof campaignTypes)[number]

async function kindOf(sql: Sql, ctx: MemberContext, inboxId: number): Promise<{ kind: Kind; templates: boolean }> {
  const [inbox] = await sql<{ kind: Kind | null; templates: boolean }[]>`
    select traits->>'campaigns' as kind, coalesce((traits->>'templates')::boolean, false) as templates from charla.inboxes
    where account_id = ${ctx.accountId} and id = ${inboxId} and deleted_at is null for key share`
  if (!inbox) throw invalid('inbox_id: is not an inbox of this account', 'inbox_id')
  if (!inbox.kind) throw invalid('inbox_id: has a channel without campaigns', 'inbox_id')
  return { kind: inbox.kind, templates: inbox.templates }
}

/** What each is told is settled when it begins. */
function assertChangeable({ campaign_status }: Campaign, changes: CampaignChanges): void {
  const status = campaignStatuses[campaign_status]
  if (status === 'active') return
  const told = Object.keys(changes).some(name => !['title', 'description', 'enabled'].includes(name))
  if (status === 'completed' || told)
    throw invalid(`campaign_status: is ${status}, and what was sent cannot be changed`, 'campaign_status')
}

async function checkSender(sql: Sql, ctx: MemberContext, inboxId: number, senderId: number | null | undefined) {
  if (!senderId) return
  const [member] = await sql`
    select from charla.inbox_members where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and user_id = ${senderId}`
  if (!member) throw invalid('sender_id: is not a member of the inbox', 'sender_id')
}

type Whole = {
  trigger_rules?: CampaignChanges['trigger_rules']
  audience?: CampaignChanges['audience']
  template_params?: Record<string, unknown> | null | undefined
}

function assertWhole(kind: Kind, templates: boolean, one: Whole): void {
  if (kind === 'ongoing' && !one.trigger_rules?.url)
    throw invalid("trigger_rules.url: can't be blank", 'trigger_rules.url')
  if (kind === 'ongoing') return
  if (!one.audience?.length) throw invalid("audience: can't be blank", 'audience')
  if (templates && !one.template_params?.name)
    throw invalid('template_params.name: must name a template that was approved', 'template_params.name')
}

/** What is due need not wait for the minute to end. */
async function beginIfDue(tx: Transaction, ctx: MemberContext, { id, ...one }: Campaign): Promise<void> {
  const isDue = one.scheduled_at && one.scheduled_at <= ctx.now() && campaignStatuses[one.campaign_status] === 'active'
  if (isDue && one.enabled) await runAnew(tx, ctx, id)
}

function columns(sql: Sql, given: Omit<CampaignChanges, 'audience'> & { audience?: AudiencePart[] | undefined }) {
  const { trigger_rules, audience, template_params, inbox_id: _, ...plain } = given
  const row = {
    ...plain,
    ...(trigger_rules ? { trigger_rules: sql.json({ time_on_page: 10, ...trigger_rules }) } : {}),
    ...(audience ? { audience: sql.json(audience as postgres.JSONValue) } : {}),
    ...(template_params ? { template_params: sql.json(template_params as postgres.JSONValue) } : {}),
  }
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
}
