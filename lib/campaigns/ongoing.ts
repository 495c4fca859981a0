import type { VisitorContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { hasLiquid, renderLiquid } from '#lib/base/liquid.ts'
import { renderMarkdown } from '#lib/conversations/index.ts'
import { faceUrl } from '#lib/files/index.ts'
import { hoursOf, type InboxHours, inboxIsOpen } from '#lib/inboxes/index.ts'
import { messageMaxLength, type WidgetCampaignWire } from '#lib/protocol/index.ts'
import { type Agent, availabilityOf, availableName, presentMembers } from '#lib/users/index.ts'
import type { Campaign } from './campaign.ts'

const MOST = 50

type Shown = Campaign & { inbox_name: string; account_name: string }

/** The campaigns that a page of the website may show by itself. When, the widget decides: it knows where the visitor is. */
export async function campaignsForVisitors(ctx: VisitorContext): Promise<WidgetCampaignWire[]> {
  const [campaigns, present] = await Promise.all([
    inOneTrip<Shown>(
      ctx,
      sql => sql`
      select k.*, case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name, 'display_name', u.display_name,
        'avatar_key', u.avatar_key, 'availability', m.availability, 'auto_offline', m.auto_offline) end as sender,
        i.name as inbox_name, a.name as account_name
      from charla.campaigns k
      join charla.inboxes i on (i.account_id, i.id) = (k.account_id, k.inbox_id)
      join charla.accounts a on a.id = k.account_id
      left join charla.account_users m on (m.account_id, m.user_id) = (k.account_id, k.sender_id)
      left join charla.users u on u.id = m.user_id
      where k.account_id = ${ctx.accountId} and k.inbox_id = ${ctx.actor.inboxId} and k.enabled and k.campaign_type = 0
      order by k.id limit ${MOST}`,
    ),
    presentMembers(ctx.accountId),
  ])
  return campaigns.map(campaign => ({
    id: campaign.display_id,
    trigger_rules: campaign.trigger_rules,
    trigger_only_during_business_hours: campaign.trigger_only_during_business_hours,
    message: saidBy(campaign),
    message_html: renderMarkdown(saidBy(campaign)),
    sender: campaign.sender && senderFor(campaign.sender, present),
  }))
}

type Due = Pick<Campaign, 'display_id' | 'trigger_rules' | 'trigger_only_during_business_hours'> &
  InboxHours & { working_hours_enabled: boolean }

/** Where and when each of them is shown; not those that wait for the inbox to be open while it is closed. */
export async function dueRules(ctx: VisitorContext): Promise<Pick<WidgetCampaignWire, 'id' | 'trigger_rules'>[]> {
  const campaigns = await inOneTrip<Due>(
    ctx,
    sql => sql`
    select k.display_id, k.trigger_rules, k.trigger_only_during_business_hours,
      i.working_hours_enabled, ${hoursOf(sql)}
    from charla.campaigns k
    join charla.inboxes i on (i.account_id, i.id) = (k.account_id, k.inbox_id)
    where k.account_id = ${ctx.accountId} and k.inbox_id = ${ctx.actor.inboxId} and k.enabled and k.campaign_type = 0
    order by k.id limit ${MOST}`,
  )
  return campaigns
    .filter(one => !one.trigger_only_during_business_hours || !one.working_hours_enabled || inboxIsOpen(one, ctx.now()))
    .map(one => ({ id: one.display_id, trigger_rules: one.trigger_rules }))
}

/** What it says while nobody is known: a contact without a name. */
function saidBy({ message, sender, inbox_name, account_name }: Shown): string {
  if (!hasLiquid(message)) return message
  const agent = sender ? { name: availableName(sender) } : {}
  const known = { contact: {}, conversation: {}, agent, inbox: { name: inbox_name }, account: { name: account_name } }
  return renderLiquid(message, known, messageMaxLength)
}

const senderFor = (sender: Agent, present: Set<number>) => ({
  id: sender.id,
  name: availableName(sender),
  avatar_url: faceUrl(sender.avatar_key),
  availability_status: availabilityOf(sender, present),
})
