import { z } from 'zod'
import { withSystem } from '#lib/base/db/index.ts'
import type { EventRow } from '#lib/base/events.ts'
import { defineJob, enqueue } from '#lib/base/jobs.ts'
import { deliverMail, keepMail } from '#lib/base/mail.ts'
import { runtime } from '#lib/base/runtime.ts'
import { availableName } from '#lib/users/index.ts'
import { localeOf } from './locale.ts'
import { bodyFor, titleFor } from './notification.ts'
import { notificationRows, seen } from './rows.ts'
import { mailText } from './words.ts'

const payload = z.object({ account_id: z.number(), notification: z.number() })

/**
 * Mails a notification to its member, in their language. One that is read, replaced or deleted meanwhile, or about what
 * they may see no more, is not mailed.
 */
export const mailNotification = defineJob(
  'notification.mail',
  payload,
  async ({ account_id: accountId, notification }) => {
    const mail = await withSystem(async sql => {
      const [shown] = await notificationRows(
        sql,
        sql`select n.*, 1 as position from charla.notifications n
          where n.account_id = ${accountId} and n.id = ${notification} and n.read_at is null and ${seen(sql)}`,
      )
      const [person] = await sql<{ email: string }[]>`
        select email from charla.users where id = ${shown?.user_id ?? 0}`
      return shown && person && { shown, person, locale: await localeOf(sql, shown.user_id, shown.locale) }
    })
    if (!mail) return
    const { shown, person, locale } = mail
    const title = titleFor(shown, locale)
    const link = `${runtime().url}/app/accounts/${accountId}/conversations/${shown.conversation.display_id}`
    const text = mailText(locale, { name: availableName(shown.user), title, body: bodyFor(shown), link })
    const key = `notification:${accountId}:${shown.id}`
    const id = await keepMail({ key, to: person.email, subject: title, text, accountId, userId: shown.user_id })
    await enqueue([{ job: deliverMail.name, payload: { id }, key: `mail:${id}` }])
  },
)

/** Subscribes to `notification.created`: mails those whose member wants it. */
export const mailOfNotification = ({ account_id, data }: EventRow) =>
  data.email ? [{ job: mailNotification.name, payload: { account_id, notification: data.notification } }] : []
