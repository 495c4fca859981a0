import { door } from '#lib/base/http/app.ts'
import { listMails } from '#lib/base/mail.ts'
import { requireAdministrator } from '#lib/users/index.ts'

/** The mails that administrators may read while no SMTP server sends them. */
export const outboxDoor = door()

outboxDoor.get('/', requireAdministrator, async c => {
  const { accountId, actor } = c.var.ctx
  return c.json({ payload: await listMails(accountId, actor.userId) })
})
