import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { decrypt, encrypt } from './crypto.ts'
import { withSystem } from './db/index.ts'
import { defineJob } from './jobs.ts'
import { runtime } from './runtime.ts'

/** `key` names the occasion: keeping the same one again keeps nothing. */
export type Mail = { key: string; to: string; subject: string; text: string; accountId?: number; userId?: number }

const status = { queued: 0, captured: 1, sent: 2, failed: 3 } as const
export const mailStatuses = ['queued', 'captured', 'sent', 'failed'] as const satisfies (keyof typeof status)[]
let transport: Transporter | undefined

/**
 * Keeps a mail: for the SMTP server when there is one, else for the outbox that administrators read. Returns its id,
 * for `deliverMail`.
 */
export async function keepMail(mail: Mail): Promise<number> {
  const state = runtime().env.SMTP_URL ? status.queued : status.captured
  return withSystem(async sql => {
    const [row] = await sql<{ id: number }[]>`
      insert into charla.mails (key, account_id, user_id, recipient, subject, body, status)
      values (${mail.key}, ${mail.accountId ?? null}, ${mail.userId ?? null}, ${mail.to}, ${mail.subject}, ${encrypt(mail.text)}, ${state})
      on conflict (key) do update set key = excluded.key returning id`
    return (row as { id: number }).id
  })
}

/**
 * Sends a kept mail. The reason of a failure is stored with it, and the job tries again. A crash between the server's
 * yes and our note of it sends the mail twice: its Message-ID is the same, so that mail programs can tell.
 */
export const deliverMail = defineJob('mail.deliver', z.object({ id: z.number() }), async ({ id }) => {
  const { env, url } = runtime()
  if (!env.SMTP_URL) return
  const [mail] = await withSystem(
    sql => sql<{ recipient: string; subject: string; body: string }[]>`
    select recipient, subject, body from charla.mails where id = ${id} and status in (${status.queued}, ${status.failed})`,
  )
  if (!mail) return
  transport ??= createTransport({ url: env.SMTP_URL, connectionTimeout: 10_000, socketTimeout: 30_000 })
  try {
    await transport.sendMail({
      from: env.MAIL_FROM,
      to: mail.recipient,
      subject: mail.subject,
      text: decrypt(mail.body),
      messageId: `<mail-${id}@${new URL(url).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    const reason = (error as Error).message.slice(0, 500)
    await withSystem(sql => sql`update charla.mails set status = ${status.failed}, error = ${reason} where id = ${id}`)
    throw error
  }
  await withSystem(
    sql =>
      sql`update charla.mails set status = ${status.sent}, error = null, body = null, sent_at = now() where id = ${id}`,
  )
})

export type KeptMail = {
  id: number
  to: string
  subject: string
  /** Null once it is sent. */
  text: string | null
  status: (typeof mailStatuses)[number]
  error: string | null
  created_at: string
}

/**
 * The newest mails that this administrator may read: those of the account, and those to people who belong to no account
 * that the administrator does not administer (their mails hold links that open every account of theirs).
 */
export async function listMails(accountId: number, administratorId: number): Promise<KeptMail[]> {
  const rows = await withSystem(
    sql => sql<
      {
        id: number
        recipient: string
        subject: string
        body: string | null
        status: number
        error: string | null
        created_at: Date
      }[]
    >`
    select m.id, m.recipient, m.subject, m.body, m.status, m.error, m.created_at from charla.mails m
    where m.account_id = ${accountId}
      or m.account_id is null and exists (
        select from charla.account_users a where a.user_id = m.user_id and a.account_id = ${accountId}
      ) and not exists (
        select from charla.account_users a where a.user_id = m.user_id and not exists (
          select from charla.account_users me
          where me.account_id = a.account_id and me.user_id = ${administratorId} and me.role = 1
        )
      )
    order by m.id desc limit 100`,
  )
  return rows.map(row => ({
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    text: row.body && decrypt(row.body),
    status: mailStatuses[row.status] ?? 'failed',
    error: row.error,
    created_at: row.created_at.toISOString(),
  }))
}
