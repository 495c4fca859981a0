import { z } from 'zod'
import { withSystem } from '#lib/base/db/index.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { runtime } from '#lib/base/runtime.ts'
import { stateNumber } from './contact-export.ts'

const AT_ONCE = 20
/** What never came to an end goes after a week. */
const STUCK_MS = 7 * 86_400_000

/** Removes the files of exports whose time is over. */
export const pruneExports = defineJob('contact_exports.prune', z.object({}), () => pruneExportsAt(new Date()))

/** Files first, then the note of it: what remains when this dies in between is done the next time. */
export async function pruneExportsAt(now: Date): Promise<void> {
  for (;;) {
    const due = await withSystem(
      sql => sql<{ account_id: number; id: number; parts: string[] }[]>`
      select account_id, id, parts from charla.contact_exports
      where status <> ${stateNumber('expired')} and (
        expires_at < ${now} or user_id is null or updated_at < ${new Date(now.getTime() - STUCK_MS)}
      ) order by updated_at limit ${AT_ONCE}`,
    )
    if (!due.length) return
    await runtime().files.delete(due.flatMap(one => one.parts))
    for (const { account_id, id } of due)
      await withSystem(
        sql => sql`
        update charla.contact_exports set parts = '[]', status = ${stateNumber('expired')}
        where account_id = ${account_id} and id = ${id}`,
      )
  }
}
