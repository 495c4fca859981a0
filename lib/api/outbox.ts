import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { listMails } from '#lib/base/mail.ts'
import { requireAdministrator } from '#lib/users/index.ts'

/** The mails that administrators may read while no SMTP server sends them. */
export const outboxDoor = door()

outboxDoor.get(
  '/',
  operation({
    id: 'outbox',
    tag: 'Account',
    summary: 'The mails that no server sends. For administrators.',
    answer: z.object({ payload: z.array(z.looseObject({ id: z.number(), subject: z.string() })) }),
  }),
  requireAdministrator,
  async c => {
    const { accountId, actor } = c.var.ctx
    return c.json({ payload: await listMails(accountId, actor.userId) })
  },
)
