import type { Context } from '#lib/base/context.ts'
import { inOneTrip, withSystem } from '#lib/base/db/index.ts'
import { enqueue } from '#lib/base/jobs.ts'
import { deliverMail, keepMail } from '#lib/base/mail.ts'
import { runtime } from '#lib/base/runtime.ts'
import { type EmailRow, isShutOut } from './inbox.ts'

/** After so long without reading the mailbox the administrators are told (E2); at once when it lets us in no more (E8). */
const PATIENCE_MS = 600_000

export const noteSuccess = (ctx: Context, inboxId: number) =>
  inOneTrip(
    ctx,
    sql => sql`
    update charla.channel_email set polled_at = ${ctx.now()}, trouble = null, trouble_since = null, alerted_at = null
    where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`,
  )

/** Notes why the mailbox cannot be read, and tells the administrators, once for each trouble. */
export async function noteTrouble(ctx: Context, row: EmailRow, trouble: string): Promise<void> {
  const now = ctx.now()
  const patience = isShutOut(trouble) ? 0 : PATIENCE_MS
  const [alert] = await inOneTrip<{ trouble_since: Date; first: boolean }>(
    ctx,
    sql => sql`
    with before as (
      select alerted_at is null and coalesce(trouble_since, ${now}) <= ${new Date(now.getTime() - patience)} as first
      from charla.channel_email where account_id = ${ctx.accountId} and inbox_id = ${row.inbox_id} for update
    )
    update charla.channel_email e set trouble = ${trouble}, trouble_since = coalesce(trouble_since, ${now}),
      alerted_at = case when before.first then ${now} else alerted_at end
    from before where e.account_id = ${ctx.accountId} and e.inbox_id = ${row.inbox_id}
    returning e.trouble_since, before.first`,
  )
  if (alert?.first) await tell(ctx, row, trouble, alert.trouble_since)
}

async function tell(ctx: Context, { email, inbox_id }: EmailRow, trouble: string, since: Date): Promise<void> {
  const administrators = await withSystem(
    sql => sql<{ email: string }[]>`
      select u.email from charla.account_users m join charla.users u on u.id = m.user_id
      where m.account_id = ${ctx.accountId} and m.role = 1`,
  )
  const link = `${runtime().url}/app/accounts/${ctx.accountId}/settings/inboxes/${inbox_id}`
  for (const { email: to } of administrators) {
    const id = await keepMail({
      key: `mailbox:${inbox_id}:${since.toISOString()}:${to}`,
      to,
      accountId: ctx.accountId,
      subject: `The mailbox ${email} cannot be read`,
      text: `Since ${since.toUTCString()} no mail could be fetched for ${email}.\n\n${trouble}\n\n${link}`,
    })
    await enqueue([{ job: deliverMail.name, payload: { id }, key: `mail:${id}` }])
  }
}
