import type { Context } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import type { WhatsappRow } from './inbox.ts'

/** Notes with the inbox that its key is refused: administrators are asked for another. */
export const noteTrouble = (ctx: Context, { inbox_id }: WhatsappRow, reason: string) =>
  inOneTrip(
    ctx,
    sql => sql`
    update charla.channel_whatsapp set trouble = ${reason.slice(0, 2000)}, trouble_since = coalesce(trouble_since, ${ctx.now()})
    where account_id = ${ctx.accountId} and inbox_id = ${inbox_id}`,
  )

/** Notes that it is let in. */
export const noteSuccess = (ctx: Context, { inbox_id }: WhatsappRow) =>
  inOneTrip(
    ctx,
    sql => sql`
    update charla.channel_whatsapp set trouble = null, trouble_since = null
    where account_id = ${ctx.accountId} and inbox_id = ${inbox_id} and trouble is not null`,
  )

const STEADY_MS = 60_000

/** Notes that something genuine has come; once a minute is enough. */
export async function noteHearing(ctx: Context, { inbox_id, heard_at }: WhatsappRow): Promise<void> {
  const now = ctx.now()
  if (heard_at && now.getTime() - heard_at.getTime() < STEADY_MS) return
  await inOneTrip(
    ctx,
    sql => sql`
    update charla.channel_whatsapp set heard_at = ${now} where account_id = ${ctx.accountId} and inbox_id = ${inbox_id}`,
  )
}
