import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Context, systemContext } from '#lib/base/context.ts'
import { type Sql, type Transaction, withAccount, withSystem } from '#lib/base/db/index.ts'
import { defineJob, enqueue, type Job } from '#lib/base/jobs.ts'
import { lockDisplayIds } from '#lib/conversations/index.ts'
import { campaignStatuses } from '#lib/protocol/index.ts'
import type { Campaign } from './campaign.ts'
import { type Planned, planNext } from './plan.ts'
import { writeTo } from './recipient.ts'

/** So many are written in a second, each in a transaction: what people answer by the same channel comes between (R3). */
export const PER_SECOND = 20
/** After so long the rest is a job of its own, so that others have their turn. */
const SLICE_MS = 20_000
/** One that is under way and has not moved for so long has lost its job. */
const STALLED_MS = 120_000

const [ACTIVE, COMPLETED, PROCESSING] = [0, 1, 2]

/** Starts the campaigns whose time has come, and goes on with those whose process is gone. Every minute. */
export const startCampaigns = defineJob('campaigns.start', z.object({}), async () => {
  const now = new Date()
  const due = await withSystem(
    sql => sql<Run[]>`
      update charla.campaigns k set campaign_status = ${PROCESSING}, updated_at = ${now}, run = k.run + 1
      from charla.accounts a
      where a.id = k.account_id and a.status = 0 and k.campaign_type = 1 and k.enabled
        and (k.campaign_status = ${ACTIVE} and k.scheduled_at <= ${now}
          or k.campaign_status = ${PROCESSING} and k.updated_at < ${new Date(now.getTime() - STALLED_MS)})
      returning k.account_id, k.id, k.run`,
  )
  await enqueue(due.map(payload => nextOf(payload, now.getTime())))
})

/** When the next campaign is to be started, or gone on with. */
export async function nextCampaign(): Promise<Date | null> {
  const [row] = await withSystem(
    sql => sql<{ at: Date | null }[]>`
      select min(case k.campaign_status when ${ACTIVE} then k.scheduled_at
        else k.updated_at + make_interval(secs => ${STALLED_MS / 1000}) end) as at
      from charla.campaigns k join charla.accounts a on a.id = k.account_id and a.status = 0
      where k.campaign_type = 1 and k.enabled and k.campaign_status in (0, 2) and k.deleted_at is null`,
  )
  return row?.at ?? null
}

/** `run` is which of the campaign's chains of jobs this is of. */
type Run = { account_id: number; id: number; run: number }

const nextOf = (payload: Run, at: number) => ({
  job: 'campaign.run',
  payload,
  key: `campaign:${payload.account_id}:${payload.id}:${payload.run}:${at}`,
})

/** Has the campaign begun, or gone on with, by a chain of jobs of its own: one that still runs stops at its next step. */
export async function runAnew(tx: Transaction, ctx: Context, id: number): Promise<void> {
  const [{ run }] = await tx.sql<[{ run: number }]>`
    update charla.campaigns set run = run + 1 where account_id = ${ctx.accountId} and id = ${id} returning run`
  runCampaign.later(tx, { account_id: ctx.accountId, id, run })
}

/**
 * Plans whom a one-off campaign goes to, and writes to one after the other. What is done is noted with it, so it may be begun
 * again at any point: nobody is written to twice, and nobody is left out (WA8).
 */
export const runCampaign: Job<Run> = defineJob(
  'campaign.run',
  z.object({ account_id: z.number(), id: z.number(), run: z.number() }),
  async ({ account_id, id, run }) => {
    const ctx = systemContext(account_id)
    const until = Date.now() + SLICE_MS
    while (Date.now() < until) {
      const began = Date.now()
      const wrote = await goOn(ctx, id, run)
      if (wrote === 'over') return
      if (wrote) await pause(Math.max(0, (wrote * 1000) / PER_SECOND - (Date.now() - began)))
    }
    await enqueue([nextOf({ account_id, id, run }, until)])
  },
)

/**
 * The next step in one transaction. Answers how many were written to, or that there is no more to do (now), or not for this
 * run. Only who writes holds up others who begin conversations: planning looks at many.
 */
export async function goOn(ctx: Context, id: number, run?: number): Promise<number | 'over'> {
  const planned = await withAccount(ctx, async tx => {
    const one = await running(tx.sql, ctx, id, run)
    if (one && !one.planned_at) await planNext(tx, ctx, one)
    return one && Boolean(one.planned_at)
  })
  if (planned === undefined) return 'over'
  return planned ? writeNext(ctx, id, run) : 0
}

const writeNext = (ctx: Context, id: number, run: number | undefined) =>
  withAccount(ctx, async tx => {
    const { sql } = tx
    await lockDisplayIds(sql, ctx.accountId)
    const one = await running(sql, ctx, id, run)
    if (!one) return 'over'
    const [next] = await sql<Planned[]>`
      select contact_id, content, template_params from charla.campaign_recipients
      where account_id = ${ctx.accountId} and campaign_id = ${id} and state = 0 order by contact_id limit 1`
    if (next) await writeTo(tx, ctx, one, next)
    await note(tx, ctx, id, !next)
    return next ? 1 : 'over'
  })

/** The campaign, held; nothing when it is not to go on. */
async function running(sql: Sql, ctx: Context, id: number, run: number | undefined): Promise<Running | undefined> {
  const [one] = await sql<Running[]>`
    select k.*, i.name as inbox_name, a.name as account_name, i.channel_type from charla.campaigns k
    join charla.inboxes i on (i.account_id, i.id) = (k.account_id, k.inbox_id) and i.deleted_at is null
    join charla.accounts a on a.id = k.account_id and a.status = 0
    where k.account_id = ${ctx.accountId} and k.id = ${id} and k.enabled and k.deleted_at is null for update of k`
  if (!one || ![ACTIVE, PROCESSING].includes(one.campaign_status)) return undefined
  // It may have been put off since it was asked for.
  if (one.campaign_status === ACTIVE && !(one.scheduled_at && one.scheduled_at <= ctx.now())) return undefined
  return run === undefined || run === one.run ? one : undefined
}

/** A campaign with what its texts may name. */
export type Running = Campaign & {
  inbox_name: string
  account_name: string
  channel_type: string
  run: number
  planned_upto: number
  planned_at: Date | null
}

const note = ({ sql }: Transaction, ctx: Context, id: number, isOver: boolean) => sql`
  update charla.campaigns set campaign_status = ${isOver ? campaignStatuses.indexOf('completed') : PROCESSING}, updated_at = ${ctx.now()}
  where account_id = ${ctx.accountId} and id = ${id} and campaign_status <> ${COMPLETED}`
