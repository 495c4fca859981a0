import { z } from 'zod'
import { type Sql, withSystem } from '#lib/base/db/index.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { runtime } from '#lib/base/runtime.ts'
import { stateNumber } from './arrivals.ts'

const DAY_MS = 86_400_000
/** So many go in one transaction. */
const BATCH = 200
/** After so long the rest waits for the next hour, so that others have their turn. */
const SLICE_MS = 20_000
/** By its key what comes once more is known; mailboxes that are numbered anew bring old mails again. */
const KEYS_KEPT_DAYS = 400

/** Lets go of what came long ago and was read: first the bytes and files, much later that it came. Every hour. */
export const pruneArrivals = defineJob('arrivals.prune', z.object({}), () => prune(new Date()))

/**
 * What could not be read stays until somebody has read it again, or its inbox goes; what waits stays as well. The days are
 * counted from when it was read.
 */
export async function prune(now: Date): Promise<void> {
  const days = runtime().env.ARRIVALS_KEPT_DAYS
  if (!days) return
  const before = (many: number) => new Date(now.getTime() - many * DAY_MS)
  const until = Date.now() + SLICE_MS
  while (Date.now() < until) if ((await letGo(before(days), now)) < BATCH) break
  while (Date.now() < until) if ((await forget(before(Math.max(days, KEYS_KEPT_DAYS)))) < BATCH) break
}

const DONE = stateNumber('done')

/** The bytes go, and the file unless something else has it. */
const letGo = (before: Date, now: Date): Promise<number> =>
  withSystem(async sql => {
    const gone = await sql<{ account_id: number; blob_id: number | null }[]>`
      with old as (
        select account_id, id, blob_id from charla.arrivals
        where state = ${DONE} and pruned_at is null and done_at < ${before}
        order by done_at limit ${BATCH} for update skip locked
      )
      update charla.arrivals a set payload = null, blob_id = null, pruned_at = ${now} from old
      where (a.account_id, a.id) = (old.account_id, old.id) returning a.account_id, old.blob_id`
    const files = gone.filter(one => one.blob_id !== null)
    if (files.length) await letFilesGo(sql, files, now)
    return gone.length
  })

const letFilesGo = (sql: Sql, files: { account_id: number; blob_id: number | null }[], now: Date) => sql`
  update charla.blobs b set discard_after = ${now}
  from unnest(${files.map(one => one.account_id)}::bigint[], ${files.map(one => one.blob_id)}::bigint[]) as f (account_id, blob_id)
  where (b.account_id, b.id) = (f.account_id, f.blob_id) and not exists (
    select from charla.attachments a where (a.account_id, a.blob_id) = (b.account_id, b.id)
  ) and not exists (
    select from charla.arrivals r where (r.account_id, r.blob_id) = (b.account_id, b.id)
  ) and not exists (
    select from charla.macro_files m where (m.account_id, m.blob_id) = (b.account_id, b.id)
  )`

const forget = (before: Date): Promise<number> =>
  withSystem(async sql => {
    const gone = await sql`
      delete from charla.arrivals a using (
        select account_id, id from charla.arrivals
        where state = ${DONE} and pruned_at is not null and done_at < ${before}
        order by done_at limit ${BATCH} for update skip locked
      ) old where (a.account_id, a.id) = (old.account_id, old.id) returning a.id`
    return gone.length
  })
