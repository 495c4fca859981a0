import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Context, systemContext } from '#lib/base/context.ts'
import { type Transaction, withAccount, withSystem } from '#lib/base/db/index.ts'
import { defineJob, enqueue, type Job } from '#lib/base/jobs.ts'
import { lockDisplayIds } from '#lib/conversations/index.ts'
import { campaignStatuses } from '#lib/protocol/index.ts'
import { type Planned, planNext } from './audience.ts'
import type { Campaign } from './campaign.ts'
import { writeTo } from './recipient.ts'

/** So many are written in a second, each in a transaction: what people answer by the same channel comes between (R3). */
const PER_SECOND = 20
/** After so long the rest is a job of its own, so that others have their turn. */
const SLICE_MS = 20_000
/** One that is under way and has not moved for so long has lost its job. */
const STALLED_MS = 120_000

const [ACTIVE, COMPLETED, PROCESSING] = [0, 1, 2]

/** Starts the campaigns whose time has come, and goes on with those whose process is gone. Every minute. */
export const startCampaigns = defineJob('campaigns.start', z.object({}), async () => {
  const now = new Date()
  const due = await withSystem(
    sql => sql<{ account_id: number; id: number }[]>`
      update charla.campaigns k set campaign_status = ${PROCESSING}, updated_at = ${now}
      from charla.accounts a
      where a.id = k.account_id and a.status = 0 and k.campaign_type = 1 and k.enabled
        and (k.campaign_status = ${ACTIVE} and k.scheduled_at <= ${now}
          or k.campaign_status = ${PROCESSING} and k.updated_at < ${new Date(now.getTime() - STALLED_MS)})
      returning k.account_id, k.id`,
  )
  const at = now.getTime()
  await enqueue(
    due.map(({ account_id, id }) => ({
      job: runCampaign.name,
      payload: { account_id, id },
      key: `campaign:${account_id}:${id}:${at}`,
    })),
  )
})

/** When the next campaign is to be started, or gone on with. */
export async function nextCampaign(): Promise<Date | null> {
  const [row] = await withSystem(
    sql => sql<{ at: Date | null }[]>`
      select min(case k.campaign_status when ${ACTIVE} then k.scheduled_at
        else k.updated_at + make_interval(secs => ${STALLED_MS / 1000}) end) as at
      from charla.campaigns k join charla.accounts a on a.id = k.account_id and a.status = 0
      where k.campaign_type = 1 and k.enabled and k.campaign_status in (0, 2)`,
  )
  return row?.at ?? null
}

/**
 * Plans whom a one-off campaign goes to, and writes to one after the other. What is done is noted with it, so it may be begun
 * again at any point: nobody is written to twice, and nobody is left out (WA8).
 */
export const runCampaign: Job<{ account_id: number; id: number }> = defineJob(
  'campaign.run',
  z.object({ account_id: z.number(), id: z.number() }),
  async ({ account_id, id }) => {
    const ctx = systemContext(account_id)
    const until = Date.now() + SLICE_MS
    while (Date.now() < until) {
      const began = Date.now()
      const wrote = await goOn(ctx, id)
      if (wrote === 'over') return
      if (wrote) await pause(Math.max(0, (wrote * 1000) / PER_SECOND - (Date.now() - began)))
    }
    await enqueue([{ job: 'campaign.run', payload: { account_id, id }, key: `campaign:${account_id}:${id}:${until}` }])
  },
)

/** The next step in one transaction. Answers how many were written to, or that there is no more to do (now). */
export async function goOn(ctx: Context, id: number): Promise<number | 'over'> {
  return withAccount(ctx, async tx => {
    const { sql } = tx
    await lockDisplayIds(sql, ctx.accountId)
    const [one] = await sql<Running[]>`
      select k.*, i.name as inbox_name, a.name as account_name, i.channel_type from charla.campaigns k
      join charla.inboxes i on (i.account_id, i.id) = (k.account_id, k.inbox_id) and i.deleted_at is null
      join charla.accounts a on a.id = k.account_id
      where k.account_id = ${ctx.accountId} and k.id = ${id} for update of k`
    if (!one?.enabled || ![ACTIVE, PROCESSING].includes(one.campaign_status)) return 'over'
    // It may have been put off since it was asked for.
    if (one.campaign_status === ACTIVE && !(one.scheduled_at && one.scheduled_at <= ctx.now())) return 'over'
    if (!one.planned_at) {
      await planNext(sql, ctx, one)
      return 0
    }
    const [next] = await sql<Planned[]>`
      select contact_id, content, template_params from charla.campaign_recipients
      where account_id = ${ctx.accountId} and campaign_id = ${id} and state = 0 order by contact_id limit 1`
    if (next) await writeTo(tx, ctx, one, next)
    await note(tx, ctx, id, !next)
    return next ? 1 : 'over'
  })
}

/** A campaign with what its texts may name. */
export type Running = Campaign & {
  inbox_name: string
  account_name: string
  channel_type: string
  planned_upto: number
  planned_at: Date | null
}

const note = ({ sql }: Transaction, ctx: Context, id: number, isOver: boolean) => sql`
  update charla.campaigns set campaign_status = ${isOver ? campaignStatuses.indexOf('completed') : PROCESSING}, updated_at = ${ctx.now()}
  where account_id = ${ctx.accountId} and id = ${id} and campaign_status <> ${COMPLETED}`
