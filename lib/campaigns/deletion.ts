import { z } from 'zod'
import { type Context, type MemberContext, systemContext } from '#lib/base/context.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { defineJob } from '#lib/base/jobs.ts'

/** As many rows go in one transaction. */
const BATCH = 100

/** Deletes the campaign: from now on nobody finds it, and whom it went to is forgotten by a job. What it has said stays said. */
export async function deleteCampaign(ctx: MemberContext, displayId: number): Promise<void> {
  await withAccount(ctx, async tx => {
    const [gone] = await tx.sql<{ id: number }[]>`
      update charla.campaigns set deleted_at = ${ctx.now()}, enabled = false, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and display_id = ${displayId} and deleted_at is null returning id`
    if (!gone) throw notFound()
    removeCampaign.later(tx, { account_id: ctx.accountId, id: gone.id })
  })
}

/** Removes what a deleted campaign leaves behind, one batch after the other, and then itself. */
export const removeCampaign = defineJob(
  'campaign.remove',
  z.object({ account_id: z.number(), id: z.number() }),
  async ({ account_id, id }) => {
    const ctx = systemContext(account_id)
    while ((await forgetRecipients(ctx, id)) === BATCH);
    while ((await letConversationsGo(ctx, id)) === BATCH);
    await inOneTrip(
      ctx,
      sql => sql`
      delete from charla.campaigns where account_id = ${account_id} and id = ${id} and deleted_at is not null`,
    )
  },
)

const forgetRecipients = async (ctx: Context, id: number): Promise<number> =>
  (
    await inOneTrip(
      ctx,
      sql => sql`
      delete from charla.campaign_recipients where account_id = ${ctx.accountId} and campaign_id = ${id} and contact_id in (
        select contact_id from charla.campaign_recipients
        where account_id = ${ctx.accountId} and campaign_id = ${id} order by contact_id limit ${BATCH}
      ) returning contact_id`,
    )
  ).length

const letConversationsGo = async (ctx: Context, id: number): Promise<number> =>
  (
    await inOneTrip(
      ctx,
      sql => sql`
      update charla.conversations set campaign_id = null where account_id = ${ctx.accountId} and id in (
        select id from charla.conversations
        where account_id = ${ctx.accountId} and campaign_id = ${id} order by id limit ${BATCH} for no key update
      ) returning id`,
    )
  ).length
