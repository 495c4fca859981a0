import type postgres from 'postgres'
import type { MemberContext } from '#lib/base/context.ts'
import { type Transaction, withAccount } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { announceDue } from '#lib/base/events.ts'
import { campaignStatuses, campaignTypes } from '#lib/protocol/index.ts'
import type { Campaign } from './campaign.ts'
import { runAnew } from './one-off.ts'

const [ACTIVE, COMPLETED, PROCESSING, PAUSED] = [0, 1, 2, 3]

/** Holds a one-off campaign where it stands, or lets it go on. @throws `invalid` for one that is over, or of the other kind. */
export async function holdCampaign(ctx: MemberContext, campaign: Campaign, held: boolean): Promise<void> {
  assertOneOff(campaign, 'paused')
  await withAccount(ctx, async tx => {
    const next = held
      ? tx.sql`${PAUSED}`
      : tx.sql`case when planned_upto = 0 and planned_at is null then ${ACTIVE}::smallint else ${PROCESSING}::smallint end`
    await turn(tx, ctx, campaign, next, held ? [ACTIVE, PROCESSING] : [PAUSED])
    if (!held && campaign.scheduled_at && campaign.scheduled_at <= ctx.now()) await runAnew(tx, ctx, campaign.id)
  })
  if (!held && campaign.scheduled_at) announceDue(campaign.scheduled_at)
}

/**
 * Ends a one-off campaign: who was not written to is left out. What has been said stays said.
 * @throws `invalid` for one that has not begun (which can be changed or deleted), that is over, or of the other kind.
 */
export async function cancelCampaign(ctx: MemberContext, campaign: Campaign): Promise<void> {
  assertOneOff(campaign, 'cancelled')
  await withAccount(ctx, async tx => {
    await turn(tx, ctx, campaign, tx.sql`${COMPLETED}`, [PROCESSING, PAUSED])
    await tx.sql`
      update charla.campaign_recipients set state = 2, reason = 'cancelled', updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and campaign_id = ${campaign.id} and state = 0`
  })
}

function assertOneOff({ campaign_type }: Campaign, what: string): void {
  if (campaignTypes[campaign_type] !== 'one_off') throw invalid(`id: only one-off campaigns can be ${what}`, 'id')
}

/** Holds the row, as every step of the campaign does: nobody is written to at the same moment. */
async function turn(
  { sql }: Transaction,
  ctx: MemberContext,
  { id, campaign_status }: Campaign,
  next: postgres.Fragment,
  from: number[],
): Promise<void> {
  const [changed] = await sql`
    update charla.campaigns set updated_at = ${ctx.now()}, campaign_status = ${next}
    where account_id = ${ctx.accountId} and id = ${id} and campaign_status = any(${from}::smallint[]) returning id`
  if (!changed) throw invalid(`id: the campaign is ${campaignStatuses[campaign_status]}`, 'id')
}
