import { z } from 'zod'
import { systemContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { pathId } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { healthAnswer, healthOf } from './health.ts'
import { findWhatsappInbox } from './inbox.ts'
import { reasonOf, register } from './register.ts'
import { syncTemplates } from './sync.ts'

const tag = 'Channels'
/** So often an account may ask the provider within a minute. */
const MOST_REGISTRATIONS = 10

/** `A/inboxes/:id`: a WhatsApp inbox's templates, and whether it works. For administrators. */
export const whatsappDoor = door()

whatsappDoor.post(
  '/sync_templates',
  operation({
    id: 'syncInboxTemplates',
    tag,
    summary: 'Has the templates of a WhatsApp inbox fetched from Meta. For administrators.',
    answer: z.object({ message: z.string() }),
  }),
  requireAdministrator,
  async c => {
    const { ctx } = c.var
    const row = await findWhatsappInbox(ctx, pathId(c))
    if (!row) throw notFound()
    await withAccount(ctx, async tx => syncTemplates.later(tx, { account_id: ctx.accountId, inbox_id: row.inbox_id }))
    return c.json({ message: 'Template sync initiated successfully' })
  },
)

whatsappDoor.post(
  '/register_webhook',
  operation({
    id: 'registerInboxWebhook',
    tag,
    summary:
      'Tells Meta or 360dialog where to bring what comes for a number of WhatsApp; 422 with the reason when they refuse. For administrators.',
    answer: z.object({ message: z.string() }),
  }),
  requireAdministrator,
  async c => {
    const { ctx } = c.var
    const row = await findWhatsappInbox(ctx, pathId(c))
    if (!row) throw notFound()
    await limit(`register-webhook:${ctx.accountId}`, MOST_REGISTRATIONS, 60)
    const refused = await register(row).then(() => null, reasonOf)
    if (refused) throw invalid(`id: the webhook could not be set: ${refused}`, 'id')
    return c.json({ message: 'Webhook registered successfully' })
  },
)

whatsappDoor.get(
  '/health',
  operation({
    id: 'getInboxHealth',
    tag,
    summary: 'Tries what a WhatsApp inbox needs, and says what is wrong. For administrators.',
    answer: healthAnswer,
  }),
  requireAdministrator,
  async c => {
    const row = await findWhatsappInbox(c.var.ctx, pathId(c))
    if (!row) throw notFound()
    return c.json(await healthOf(systemContext(c.var.ctx.accountId, c.var.ctx.now), row))
  },
)
