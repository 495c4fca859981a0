import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { bodyOf, pathId } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { tryWebhook } from './deliveries.ts'
import { deliveryAnswer, deliveryWire } from './delivery.ts'
import { newWebhook, webhookAnswer, webhookChanges, webhookWire } from './webhook.ts'
import { createWebhook, deleteWebhook, listWebhooks, updateWebhook } from './webhooks.ts'

const tag = 'Webhooks'
const oneAnswer = z.object({ payload: z.object({ webhook: webhookAnswer }) })

export const webhooksDoor = door()
webhooksDoor.use(requireAdministrator)

webhooksDoor.get(
  '/',
  operation({
    id: 'list-all-webhooks',
    tag,
    summary: 'The webhooks of the account. For administrators.',
    answer: z.object({ payload: z.object({ webhooks: z.array(webhookAnswer) }) }),
  }),
  async c => c.json({ payload: { webhooks: (await listWebhooks(c.var.ctx)).map(webhookWire) } }),
)

webhooksDoor.post(
  '/',
  operation({
    id: 'create-a-webhook',
    tag,
    summary: 'Adds a webhook. For administrators.',
    body: newWebhook,
    wrapped: 'webhook',
    answer: oneAnswer,
  }),
  async c => {
    const webhook = await createWebhook(c.var.ctx, await bodyOf(c, 'webhook', newWebhook))
    return c.json({ payload: { webhook: webhookWire(webhook) } })
  },
)

webhooksDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-a-webhook',
    tag,
    summary: 'Changes a webhook. For administrators.',
    body: webhookChanges,
    wrapped: 'webhook',
    answer: oneAnswer,
  }),
  async c => {
    const webhook = await updateWebhook(c.var.ctx, pathId(c), await bodyOf(c, 'webhook', webhookChanges))
    return c.json({ payload: { webhook: webhookWire(webhook) } })
  },
)

webhooksDoor.delete(
  '/:id',
  operation({
    id: 'delete-a-webhook',
    tag,
    summary: 'Deletes a webhook. For administrators.',
    answer: null,
  }),
  async c => {
    await deleteWebhook(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)

webhooksDoor.post(
  '/:id/test',
  operation({
    id: 'test-a-webhook',
    tag,
    summary: 'Tells a webhook that this is a test, and answers what came of it. For administrators.',
    answer: z.object({ payload: deliveryAnswer }),
  }),
  async c => c.json({ payload: deliveryWire(await tryWebhook(c.var.ctx, pathId(c))) }),
)
