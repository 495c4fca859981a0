import { z } from 'zod'
import { type Context, systemContext } from '#lib/base/context.ts'
import { decrypt } from '#lib/base/crypto.ts'
import { inOneTrip, withSystem } from '#lib/base/db/index.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { farewellJob } from './farewell-kept.ts'
import { asReason } from './reasons.ts'
import { channels } from './registry.ts'

/** Tried again after half a minute, a minute, two … six hours: for about two weeks. */
const FIRST_MS = 30_000
const LONGEST_MS = 21_600_000
const MOST_ATTEMPTS = 66
const AT_ONCE = 50
/** Whoever says it has so long until another may. */
const SAYING_MS = 300_000

type Row = { channel: string; secrets: string; attempts: number }

/** Says one. What fails stays, with the reason, and is tried again. */
export const sayFarewell = defineJob(
  farewellJob,
  z.object({ account_id: z.number(), id: z.number() }),
  async ({ account_id, id }) => {
    const ctx = systemContext(account_id)
    const now = ctx.now()
    const [row] = await inOneTrip<Row>(
      ctx,
      sql => sql`
        update charla.channel_farewells set attempts = attempts + 1, due_at = ${new Date(now.getTime() + SAYING_MS)}
        where account_id = ${account_id} and id = ${id} and due_at <= ${now} returning channel, secrets, attempts`,
    )
    if (!row) return
    const farewell = channels.find(one => one.type === row.channel)?.farewell
    const reason = farewell ? await farewell(ctx, JSON.parse(decrypt(row.secrets)) as never) : null
    if (reason === null)
      await inOneTrip(
        ctx,
        sql => sql`delete from charla.channel_farewells where account_id = ${account_id} and id = ${id}`,
      )
    else await putOff(ctx, id, row.attempts, reason)
  },
)

const putOff = (ctx: Context, id: number, attempts: number, reason: string) => {
  const pause = Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS)
  const due = attempts < MOST_ATTEMPTS ? new Date(ctx.now().getTime() + pause) : null
  return inOneTrip(
    ctx,
    sql => sql`
      update charla.channel_farewells set reason = ${asReason(reason)}, due_at = ${due}
      where account_id = ${ctx.accountId} and id = ${id}`,
  )
}

/** Those that failed and are due. Every five minutes. */
export const sayFarewells = defineJob('inboxes.farewell', z.object({}), async () => {
  const due = await withSystem(
    sql => sql<{ account_id: number; id: number }[]>`
      select account_id, id from charla.channel_farewells where due_at <= now() order by due_at limit ${AT_ONCE}`,
  )
  for (const one of due) await sayFarewell.run(one)
})
