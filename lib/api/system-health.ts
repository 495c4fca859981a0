import { Readable } from 'node:stream'
import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { newToken } from '#lib/base/crypto.ts'
import { inOneTrip, withSystem } from '#lib/base/db/index.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { laneNames, laneStates, lastSuccesses } from '#lib/base/jobs.ts'
import { limit } from '#lib/base/limits.ts'
import { log } from '#lib/base/log.ts'
import { runtime } from '#lib/base/runtime.ts'
import { type AnyChannelKind, listInboxes } from '#lib/inboxes/index.ts'
import { vapid } from '#lib/notifications/index.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { LIMIT_SECONDS } from './health.ts'
import { type Probed, probe } from './probe.ts'
import type { Chores } from './scheduled.ts'

const standings = ['ok', 'attention', 'down'] as const
type Standing = (typeof standings)[number]

const partNames = ['database', 'bus', 'jobs', 'events', 'storage', 'mail', 'push'] as const
const standing = z.enum(standings)
const at = z.iso.datetime().nullable()

const answer = z.object({
  standing,
  /** Where the installation says that it is; a page that is elsewhere may be refused its socket. */
  url: z.string(),
  parts: z.array(
    z.object({ name: z.enum(partNames), standing, reason: z.string().nullable(), ms: z.number().nullable() }),
  ),
  lanes: z.array(
    z.object({
      lane: z.enum(laneNames),
      standing,
      waiting: z.number(),
      oldest_seconds: z.number(),
      limit_seconds: z.number(),
      /** Given up in the last day. */
      failed: z.number(),
    }),
  ),
  schedule: z.array(z.object({ job: z.string(), standing, every_seconds: z.number(), last_success_at: at })),
  inboxes: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      channel_type: z.string(),
      standing,
      last_message_at: at,
      /** When the service behind it last answered, for channels that ask or are told. */
      last_contact_at: at,
      trouble: z.string().nullable(),
      trouble_since: at,
    }),
  ),
})
type Answer = z.output<typeof answer>

/** So many times a minute the administrators of an account may look: each look asks everything. */
const MOST_LOOKS = 30

/** `A/system_health`: which part of the installation does its work, and which does not (O4, R2). For administrators. */
export function systemHealthDoor({ schedule }: Chores, channels: AnyChannelKind[]) {
  const health = door()
  health.get(
    '/',
    operation({
      id: 'system-health',
      tag: 'Operations',
      summary: 'Which part of the installation does its work, and which does not. For administrators.',
      answer,
    }),
    requireAdministrator,
    async c => {
      await limit(`system-health:${c.var.ctx.accountId}`, MOST_LOOKS, 60)
      return c.json(await examine(c.var.ctx, schedule, channels, c.var.now()))
    },
  )
  return health
}

async function examine(
  ctx: MemberContext,
  schedule: Chores['schedule'],
  channels: AnyChannelKind[],
  now: Date,
): Promise<Answer> {
  const [parts, lanes, recurring, inboxes] = await Promise.all([
    examineParts(),
    examineLanes().catch(() => []),
    examineSchedule(schedule, now).catch(() => []),
    examineInboxes(ctx, channels),
  ])
  const all = [...parts, ...lanes, ...recurring, ...inboxes].map(one => one.standing)
  return {
    standing: standings.findLast(one => all.includes(one)) ?? 'ok',
    url: runtime().url,
    parts,
    lanes,
    schedule: recurring,
    inboxes,
  }
}

/** Events that wait for longer to be handed on have no worker. */
const HANDED_ON_SECONDS = 30

/** What the administrators of an account are told. The error itself is the operator's, and may name what is nobody else's. */
const words: Partial<Record<(typeof partNames)[number], string>> = {
  database: 'It does not answer as it should',
  bus: 'It does not answer as it should',
  jobs: 'The queue does not answer as it should',
  storage: 'A file could not be kept and read back',
  push: 'The keys for notifications are not right',
}

/** Somebody waits for this page, and a machine under load is slow but not broken. */
const patient = (check: () => Promise<unknown>) => probe(check, 5000)

async function examineParts(): Promise<Answer['parts']> {
  const { env, redis } = runtime()
  const whether = (name: (typeof partNames)[number], { ok, reason, ms }: Probed, failing: Standing = 'down') => ({
    name,
    standing: ok ? ('ok' as const) : failing,
    reason: ok ? null : (words[name] ?? reason ?? null),
    ms,
  })
  const [database, bus, jobs, events, storage, mail, push] = await Promise.all([
    patient(() => withSystem(sql => sql`select 1`)),
    patient(() => redis.ping()),
    patient(laneStates),
    patient(async () => {
      const waited = await handedOnAfter()
      if (waited > HANDED_ON_SECONDS) throw new Error(`the oldest event waits for ${Math.round(waited)} s`)
    }),
    patient(keepAndReadBack),
    patient(mailGoesOut),
    patient(async () => vapid()),
  ])
  for (const [part, { ok, reason }] of Object.entries({ database, bus, jobs, events, storage, mail, push }))
    if (!ok) log.warn({ part, reason }, 'a part of the installation does not do its work')
  return [
    whether('database', database),
    whether('bus', bus),
    whether('jobs', jobs),
    whether('events', events),
    whether('storage', storage),
    env.SMTP_URL
      ? whether('mail', mail)
      : { name: 'mail', standing: 'attention', reason: 'SMTP_URL is not set', ms: null },
    whether('push', push),
  ]
}

/** Since when the oldest event waits to be handed to who reacts to it. */
async function handedOnAfter(): Promise<number> {
  const [row] = await withSystem(
    sql => sql<{ seconds: number | null }[]>`
      select extract(epoch from now() - min(e.created_at))::float as seconds
      from (select account_id, dispatched_seq from charla.event_cursors where dispatched_seq < seq limit 100) c
      join charla.events e on e.account_id = c.account_id and e.seq = c.dispatched_seq + 1`,
  )
  return row?.seconds ?? 0
}

async function keepAndReadBack(): Promise<void> {
  const { files } = runtime()
  const key = `probes/${newToken()}`
  const bytes = Buffer.from('probe')
  try {
    await files.put(key, Readable.from([bytes]), { type: 'text/plain', size: bytes.length })
    const kept: Buffer[] = []
    for await (const chunk of (await files.get(key)) ?? []) kept.push(Buffer.from(chunk))
    if (!Buffer.concat(kept).equals(bytes)) throw new Error('a file did not come back as it was')
  } finally {
    await files.delete([key])
  }
}

/** @throws Error with what the server said when the last mail of the day failed. */
async function mailGoesOut(): Promise<void> {
  const [last] = await withSystem(
    sql => sql<{ error: string | null }[]>`
      select error from charla.mails where status in (2, 3) and created_at > now() - interval '1 day'
      order by id desc limit 1`,
  )
  // Not the server's words: they name whom somebody else's mail was for.
  if (last?.error) throw new Error('The newest mail could not be sent')
}

async function examineLanes(): Promise<Answer['lanes']> {
  return (await laneStates()).map(({ lane, waiting, failed, seconds }) => ({
    lane,
    standing: seconds > LIMIT_SECONDS[lane] ? 'down' : failed > 0 ? 'attention' : 'ok',
    waiting,
    oldest_seconds: Math.round(seconds),
    limit_seconds: LIMIT_SECONDS[lane],
    failed,
  }))
}

/** Twice in a row it may be late; what has never run is new. */
async function examineSchedule(schedule: Chores['schedule'], now: Date): Promise<Answer['schedule']> {
  const last = await lastSuccesses(schedule.map(one => one.job))
  return schedule.map(({ job, everySeconds }) => {
    const success = last.get(job)
    const age = success ? (now.getTime() - success.getTime()) / 1000 : 0
    return {
      job,
      standing: age > 3 * everySeconds + 60 ? 'down' : 'ok',
      every_seconds: everySeconds,
      last_success_at: success?.toISOString() ?? null,
    }
  })
}

async function examineInboxes(ctx: MemberContext, channels: AnyChannelKind[]): Promise<Answer['inboxes']> {
  const [inboxes, spoken] = await Promise.all([
    listInboxes(ctx, channels),
    inOneTrip<{ id: number; at: Date | null }>(
      ctx,
      sql => sql`
      select inbox_id as id, max(last_activity_at) as at from charla.conversations
      where account_id = ${ctx.accountId} group by inbox_id`,
    ),
  ])
  const last = new Map(spoken.map(one => [one.id, one.at]))
  return inboxes.map(inbox => ({
    id: inbox.id,
    name: inbox.name,
    channel_type: inbox.channel_type,
    standing: inbox.trouble ? 'down' : 'ok',
    last_message_at: last.get(inbox.id)?.toISOString() ?? null,
    last_contact_at: inbox.polled_at ?? inbox.heard_at ?? null,
    trouble: inbox.trouble ?? null,
    trouble_since: inbox.trouble_since ?? null,
  }))
}
