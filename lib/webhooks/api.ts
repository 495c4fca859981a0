import { door } from '#lib/base/http/app.ts'
import { bodyOf, pathId } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { newWebhook, webhookChanges, webhookWire } from './webhook.ts'
import { createWebhook, deleteWebhook, listWebhooks, updateWebhook } from './webhooks.ts'

export const webhooksDoor = door()
webhooksDoor.use(requireAdministrator)

webhooksDoor.get('/', async c => c.json({ payload: { webhooks: (await listWebhooks(c.var.ctx)).map(webhookWire) } }))

webhooksDoor.post('/', async c => {
  const webhook = await createWebhook(c.var.ctx, await bodyOf(c, 'webhook', newWebhook))
  return c.json({ payload: { webhook: webhookWire(webhook) } })
})

webhooksDoor.on(['PATCH', 'PUT'], '/:id', async c => {
  const webhook = await updateWebhook(c.var.ctx, pathId(c), await bodyOf(c, 'webhook', webhookChanges))
  return c.json({ payload: { webhook: webhookWire(webhook) } })
})

webhooksDoor.delete('/:id', async c => {
  await deleteWebhook(c.var.ctx, pathId(c))
  return c.body(null, 200)
})
