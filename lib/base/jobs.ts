import { createHash } from 'node:crypto'
import { PgBoss } from 'pg-boss'
import type { z } from 'zod'
import { type Address, plainUrl, type Transaction } from './db/index.ts'
import { fault } from './faults.ts'
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

let boss: PgBoss | undefined
/** The kinds that this process runs. */
let kinds: string[] = []
const options = {
  retryLimit: 8,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 3600,
  heartbeatSeconds: 15,
  expireInSeconds: 900,
}

/** Opens the queue, which lives in the same database, in the schema `pgboss`. */
export async function openQueue(address: Address, jobs: Job<never>[], max = 2): Promise<void> {
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
  kinds = jobs.map(job => job.name)
  for (const kind of kinds) await queue().createQueue(kind, options)
}

/**
 * Hands jobs to the queue. Calling it again with the same keys changes nothing. A kind that this process does not know,
 * as while another version of us is starting or leaving, waits in the queue for one that does.
 */
export async function enqueue(requests: JobRequest[]): Promise<void> {
  const byJob = Map.groupBy(requests, request => request.job)
  for (const [job, group] of byJob) {
    if (!kinds.includes(job)) await queue().createQueue(job, options)
    await queue().insert(
      job,
      group.map(request => ({ id: uuidOf(request.key), data: request.payload, ...options })),
    )
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

/** Runs jobs as they come, `concurrency` of each kind at once. */
export async function workOn(jobs: Job<never>[], concurrency = 1): Promise<void> {
  for (const job of jobs) {
    await queue().work(job.name, { pollingIntervalSeconds: 1, localConcurrency: concurrency }, async ([item]) => {
      if (item) await runJob(job, item.data)
    })
  }
}

/** Runs what is waiting now, for servers that cannot stay: at most `most` jobs. Returns how many ran. */
export async function drain(jobs: Job<never>[], most = 100): Promise<number> {
  let ran = 0
  for (const job of jobs) {
    while (ran < most) {
      const [item] = await queue().fetch<object>(job.name, { batchSize: 1 })
      if (!item) break
      ran++
      try {
        await runJob(job, item.data)
        await queue().complete(job.name, item.id)
      } catch (error) {
        await queue().fail(job.name, item.id, { message: (error as Error).message })
      }
    }
  }
  return ran
}

/** Seconds since the oldest waiting job of each kind of ours was due. Kinds with nothing waiting are left out. */
export async function queueAges(): Promise<Record<string, number>> {
  const { rows } = await queue()
    .getDb()
    .executeSql(
      `select name, extract(epoch from now() - min(start_after))::float as age from pgboss.job
     where state in ('created', 'retry') and start_after <= now() and name = any($1) group by name`,
      [kinds],
    )
  return Object.fromEntries((rows as { name: string; age: number }[]).map(row => [row.name, row.age]))
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
