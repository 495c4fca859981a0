import { createHash } from 'node:crypto'
import { PgBoss } from 'pg-boss'
import type { z } from 'zod'
import { type Address, plainUrl, type Transaction } from './db/index.ts'
import { fault } from './faults.ts'
import { gather } from './gather.ts'
import { log } from './log.ts'

/** A kind of background work. `run` may happen twice (a process can die at any point), so it must be repeatable. */
export type Job<Data extends object = object> = {
  name: string
  schema: z.ZodType<Data>
  run: (data: Data) => Promise<void>
  /** Asks for it in the transaction: it runs if and only if the transaction commits. */
  later: (tx: Transaction, data: Data) => void
}

/** Named imperatively and dotted: `mail.deliver`. */
export function defineJob<Data extends object>(
  name: string,
  schema: z.ZodType<Data>,
  run: (data: Data) => Promise<void>,
): Job<Data> {
  return {
    name,
    schema,
    run,
    later: (tx, data) => tx.track({ name: 'job.requested', data: { job: name, payload: data } }),
  }
}

export type JobRequest = { job: string; payload: object /** The same key never makes a second job. */; key: string }

/** What arrives, what leaves, what tells people, and what may take its time: none waits for another (R3). */
export const laneNames = ['ingest', 'send', 'notify', 'bulk'] as const
export type Lane = (typeof laneNames)[number]
export type Lanes = Partial<Record<Lane, Job<never>[]>>

let boss: PgBoss | undefined
/** The kinds that this process knows, and their lanes. */
let laneOf = new Map<string, Lane>()
const options = {
  retryLimit: 8,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 3600,
  heartbeatSeconds: 15,
  expireInSeconds: 900,
}

/** Opens the queue, which lives in the same database, in the schema `pgboss`. */
export async function openQueue(address: Address, lanes: Lanes, max = 2): Promise<void> {
  const where =
    'url' in address
      ? { connectionString: plainUrl(address.url) }
      : { ...address, user: 'postgres', database: 'postgres' }
  boss = new PgBoss({
    ...where,
    max,
    schema: 'pgboss',
    monitorIntervalSeconds: 15,
    superviseIntervalSeconds: 15,
    maintenanceIntervalSeconds: 3600,
  } as ConstructorParameters<typeof PgBoss>[0])
  boss.on('error', error => fault(error, 'queue'))
  await boss.start()
  laneOf = new Map(laneNames.flatMap(lane => (lanes[lane] ?? []).map(job => [job.name, lane] as const)))
  for (const kind of laneOf.keys()) await queue().createQueue(kind, options)
}

/**
 * Hands jobs to the queue. Calling it again with the same keys changes nothing. A kind that this process does not know,
 * as while another version of us is starting or leaving, waits in the queue for one that does.
 */
export async function enqueue(requests: JobRequest[]): Promise<void> {
  const byJob = Map.groupBy(requests, request => request.job)
  for (const [job, group] of byJob) {
    if (!laneOf.has(job)) await queue().createQueue(job, options)
    await queue().insert(
      job,
      group.map(request => ({ id: uuidOf(request.key), data: request.payload, ...options })),
    )
    for (const hear of hearing) hear(job)
  }
}

/** Takes back what waits for the account, and forgets what was done for it; but not jobs of the kind `but`. */
export async function cancelJobs(accountId: number, but: string): Promise<void> {
  await queue()
    .getDb()
    .executeSql(`delete from pgboss.job where data->>'account_id' = $1 and name <> $2 and state <> 'active'`, [
      String(accountId),
      but,
    ])
}

/** The accounts for which a job of the kind waits or runs. */
export async function accountsAwaiting(kind: string): Promise<Set<number>> {
  const { rows } = await queue()
    .getDb()
    .executeSql(
      `select distinct data->>'account_id' as id from pgboss.job where name = $1 and state in ('created', 'retry', 'active')`,
      [kind],
    )
  return new Set((rows as { id: string }[]).map(row => Number(row.id)))
}

export type Taken = { id: string; data: object }

/** Which of these kinds have a job that is due. */
export async function dueKinds(names: string[]): Promise<string[]> {
  const { rows } = await queue()
    .getDb()
    .executeSql(
      `select name from unnest($1::text[]) as name where exists (select from pgboss.job j
       where j.name = name.name and j.state < 'active' and not j.blocked and j.start_after <= now())`,
      [names],
    )
  return (rows as { name: string }[]).map(row => row.name)
}

/** Takes up to `most` jobs of the kind, oldest first: nobody else runs them now. */
export const take = (name: string, most: number): Promise<Taken[]> => queue().fetch<object>(name, { batchSize: most })

const BEAT_MS = 5000
/** Where several end together, what one question costs is worth waiting so long for more to say with it. */
const GATHER_MS = 10

/**
 * Runs what was taken, and says all the while that it is still at it: a job whose process died is given to another within
 * half a minute. What throws is tried again later. Never throws itself.
 */
export async function carryOut(job: Job<never>, { id, data }: Taken): Promise<void> {
  const beat = setInterval(() => void queue().touch(job.name, id).catch(lost), BEAT_MS)
  const failure = await runJob(job, data).then(
    () => null,
    (error: Error) => ({ message: error.message }),
  )
  clearInterval(beat)
  await (failure ? queue().fail(job.name, id, failure) : complete(job.name, id)).catch(lost)
}

/** Those of a kind that end at nearly the same time are told of together. */
function complete(name: string, id: string): Promise<void> {
  const tell =
    telling.get(name) ??
    gather<string, void>({ most: 100, atOnce: 1, restMs: told => (told > 1 ? GATHER_MS : 0) }, async ids => {
      await queue().complete(name, ids)
      return []
    })
  telling.set(name, tell)
  return tell(id)
}

/** By kind: how the queue is told that one has ended. */
const telling = new Map<string, (id: string) => Promise<void>>()

const lost = (error: unknown) => fault(error, 'queue')

/** So many jobs at once in a drain: most of their time they wait for others. */
const DRAIN_WIDTH = 4

/**
 * Runs what is waiting now, for servers that cannot stay: at most `most` jobs, kinds in the order of `jobs`. What a drain
 * that is killed had taken is given to another. Returns how many ran.
 */
export async function drain(jobs: Job<never>[], most = 100): Promise<number> {
  let ran = 0
  const due = await dueKinds(jobs.map(job => job.name))
  const waiting = jobs.filter(one => due.includes(one.name))
  async function go(): Promise<void> {
    for (let job = waiting[0]; job && ran < most; job = waiting[0]) {
      ran++
      const [item] = await take(job.name, 1)
      if (item) await carryOut(job, item)
      else {
        ran--
        if (waiting[0] === job) waiting.shift()
      }
    }
  }
  await Promise.all(Array.from({ length: DRAIN_WIDTH }, go))
  return ran
}

/** When the next job that waits is due, of the kinds that this process knows. */
export async function nextDue(): Promise<Date | null> {
  const { rows } = await queue()
    .getDb()
    .executeSql(`select min(start_after) as at from pgboss.job where state < 'active' and name = any($1)`, [
      [...laneOf.keys()],
    ])
  return (rows as { at: Date | null }[])[0]?.at ?? null
}

/** Calls back when this process has handed jobs of the kind to the queue. Returns how to stop. */
export function onEnqueued(hear: (kind: string) => void): () => void {
  hearing.add(hear)
  return () => hearing.delete(hear)
}

const hearing = new Set<(kind: string) => void>()

export type Age = { lane: Lane; job: string; seconds: number }

/** Since when the oldest waiting job of each kind of ours is due. Kinds with nothing waiting are left out. */
export async function queueAges(): Promise<Age[]> {
  const { rows } = await queue()
    .getDb()
    .executeSql(
      `select name, extract(epoch from now() - min(start_after))::float as age from pgboss.job
     where state in ('created', 'retry') and start_after <= now() and name = any($1) group by name`,
      [[...laneOf.keys()]],
    )
  return (rows as { name: string; age: number }[]).map(({ name, age }) => ({
    lane: laneOf.get(name) as Lane,
    job: name,
    seconds: age,
  }))
}

export type LaneState = { lane: Lane; waiting: number; failed: number; seconds: number }

/** Of each lane: how many jobs are due, since when the oldest is, and how many were given up in the last day. */
export async function laneStates(): Promise<LaneState[]> {
  const { rows } = await queue()
    .getDb()
    .executeSql(
      `select name, count(*) filter (where state in ('created', 'retry'))::int as waiting,
       count(*) filter (where state = 'failed')::int as failed,
       coalesce(extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry'))), 0)::float as age
     from pgboss.job where name = any($1) and (
       state in ('created', 'retry') and start_after <= now() or state = 'failed' and completed_on > now() - interval '1 day'
     ) group by name`,
      [[...laneOf.keys()]],
    )
  const known = rows as { name: string; waiting: number; failed: number; age: number }[]
  return laneNames.map(lane => {
    const own = known.filter(one => laneOf.get(one.name) === lane)
    return {
      lane,
      waiting: own.reduce((sum, one) => sum + one.waiting, 0),
      failed: own.reduce((sum, one) => sum + one.failed, 0),
      seconds: Math.max(0, ...own.map(one => one.age)),
    }
  })
}

/** When a job of each of these kinds last went well, as far back as jobs are kept. */
export async function lastSuccesses(names: string[]): Promise<Map<string, Date>> {
  const { rows } = await queue()
    .getDb()
    .executeSql(
      `select name, max(completed_on) as at from pgboss.job where state = 'completed' and name = any($1) group by name`,
      [names],
    )
  return new Map((rows as { name: string; at: Date }[]).map(({ name, at }) => [name, at]))
}

export async function closeQueue(): Promise<void> {
  await boss?.stop({ graceful: true, timeout: 5000 }).catch(() => {})
  boss = undefined
}

async function runJob(job: Job<never>, data: unknown): Promise<void> {
  const started = Date.now()
  try {
    await job.run(job.schema.parse(data))
    log.debug({ job: job.name, ms: Date.now() - started }, 'job done')
  } catch (err) {
    fault(err, 'job failed', { job: job.name, ms: Date.now() - started })
    throw err
  }
}

function queue(): PgBoss {
  if (!boss) throw new Error('openQueue() comes first')
  return boss
}

function uuidOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
