import { z } from 'zod'
import { withSystem } from '#lib/base/db/index.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { runtime } from '#lib/base/runtime.ts'

const AT_ONCE = 100

/** Removes stored files whose keys nobody has any more. */
export const removeFiles = defineJob('files.remove', z.object({ keys: z.array(z.string()) }), ({ keys }) =>
  runtime().files.delete(keys),
)

/** Removes what nothing needs: files that nobody took, and those of deleted messages. */
export const discardFiles = defineJob('files.discard', z.object({}), () => discardUnneeded(new Date()))

/** Files first, then their rows: what remains when this dies in between is done the next time. */
export async function discardUnneeded(now: Date): Promise<void> {
  for (;;) {
    const due = await withSystem(async sql => {
      // Somebody may have taken one while the last attachment that had it was deleted.
      await sql`
        update charla.blobs b set discard_after = null where discard_after < ${now} and (exists (
          select from charla.attachments a where (a.account_id, a.blob_id) = (b.account_id, b.id)
        ) or exists (
          select from charla.macro_files f where (f.account_id, f.blob_id) = (b.account_id, b.id)
        ))`
      return sql<{ account_id: number; id: number; keys: string[] }[]>`
        select account_id, id, array[key, key || '-small'] as keys from charla.blobs
        where discard_after < ${now} order by discard_after limit ${AT_ONCE}`
    })
    if (!due.length) return
    await runtime().files.delete(due.flatMap(blob => blob.keys))
    await withSystem(
      sql => sql`
      delete from charla.blobs b using unnest(${due.map(blob => blob.account_id)}::bigint[], ${due.map(blob => blob.id)}::bigint[])
        as d (account_id, id)
      where (b.account_id, b.id) = (d.account_id, d.id)`,
    )
  }
}
