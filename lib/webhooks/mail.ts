import { z } from 'zod'
import type { AccountLocale } from '#lib/accounts/index.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { defineJob, enqueue, type Job } from '#lib/base/jobs.ts'
import { deliverMail, keepMail } from '#lib/base/mail.ts'
import { runtime } from '#lib/base/runtime.ts'
import { kindOf, type Receiver } from './receivers.ts'
import { disabledMail } from './words.ts'

type Payload = { account_id: number; receiver_id: number; at: number }
type Row = Receiver & { name: string; locale: AccountLocale }

/** Tells every administrator that a receiver was switched off at that moment. Not when it is on again. */
export const mailDisabled: Job<Payload> = defineJob(
  'webhook.mail_disabled',
  z.object({ account_id: z.number(), receiver_id: z.number(), at: z.number() }),
  async ({ account_id: accountId, receiver_id, at }) => {
    const found = await withSystem(async sql => {
      const [receiver] = await sql<Row[]>`
        select r.*, a.locale, coalesce(w.name, w.url, i.name, b.name) as name from charla.webhook_receivers r
        join charla.accounts a on a.id = r.account_id
        left join charla.webhooks w on (w.account_id, w.id) = (r.account_id, r.webhook_id)
        left join charla.inboxes i on (i.account_id, i.id) = (r.account_id, r.inbox_id)
        left join charla.agent_bots b on (b.account_id, b.id) = (r.account_id, r.agent_bot_id)
        where r.account_id = ${accountId} and r.id = ${receiver_id} and r.disabled_at is not null`
      const people = await sql<{ id: number; email: string }[]>`
        select u.id, u.email from charla.account_users m join charla.users u on u.id = m.user_id
        where m.account_id = ${accountId} and m.role = 1 order by u.id`
      return receiver && { receiver, people }
    })
    const reason = found?.receiver.disabled_reason
    if (!found || !reason || reason === 'by_hand') return
    const { receiver, people } = found
    const link = `${runtime().url}/app/accounts/${accountId}/settings/integrations/webhook`
    const { subject, text } = disabledMail(receiver.locale, kindOf(receiver), receiver.name, reason, link)
    for (const { id: userId, email } of people) {
      const key = `webhook_disabled:${accountId}:${receiver_id}:${at}:${userId}`
      const mail = await keepMail({ key, to: email, subject, text, accountId, userId })
      await enqueue([{ job: deliverMail.name, payload: { id: mail }, key: `mail:${mail}` }])
    }
  },
)
