import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { listMails, mailStatuses } from '#lib/base/mail.ts'
import { requireAdministrator } from '#lib/users/index.ts'

const mailAnswer = z
  .object({
    id: z.number(),
    to: z.string(),
    subject: z.string(),
    text: z.string().nullable(),
    status: z.enum(mailStatuses),
    error: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: 'Mail' })

/** The mails that administrators may read while no SMTP server sends them. */
export const outboxDoor = door()

outboxDoor.get(
  '/',
  operation({
    id: 'outbox',
    tag: 'Account',
    summary: 'The mails that no server sends. For administrators.',
    answer: z.object({ payload: z.array(mailAnswer) }),
  }),
  requireAdministrator,
  async c => {
    const { accountId, actor } = c.var.ctx
    return c.json({ payload: await listMails(accountId, actor.userId) })
  },
)
