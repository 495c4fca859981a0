import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId, query } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { findDelivery, listDeliveries, replay } from './deliveries.ts'
import { deliveryAnswer, deliveryWire, listQuery, wholeDeliveryAnswer, wholeDeliveryWire } from './delivery.ts'
import { listReceivers, standingAnswer, standingChanges, standingWire, switchReceiver } from './standing.ts'

const tag = 'Webhooks'

/** `A/webhook_deliveries`: what was told to whom. */
export const deliveriesDoor = door()
deliveriesDoor.use(requireAdministrator)

deliveriesDoor.get(
  '/',
  operation({
    id: 'list-webhook-deliveries',
    tag,
    summary: 'What webhooks, callbacks and bots were told, newest first, 25 at a time. For administrators.',
    query: listQuery,
    answer: z.object({ payload: z.array(deliveryAnswer) }),
  }),
  async c => c.json({ payload: (await listDeliveries(c.var.ctx, query(c, listQuery))).map(deliveryWire) }),
)

deliveriesDoor.get(
  '/:id',
  operation({
    id: 'get-a-webhook-delivery',
    tag,
    summary: 'One delivery: what was sent, and what was answered each time. For administrators.',
    answer: z.object({ payload: wholeDeliveryAnswer }),
  }),
  async c => c.json({ payload: wholeDeliveryWire(await findDelivery(c.var.ctx, pathId(c))) }),
)

deliveriesDoor.post(
  '/:id/replay',
  operation({
    id: 'replay-a-webhook-delivery',
    tag,
    summary: 'Delivers once more what was delivered or given up, with the same id. For administrators.',
    answer: z.object({ payload: deliveryAnswer }),
  }),
  async c => c.json({ payload: deliveryWire(await replay(c.var.ctx, pathId(c))) }),
)

/** `A/webhook_receivers`: how it stands with those who are told. */
export const receiversDoor = door()
receiversDoor.use(requireAdministrator)

receiversDoor.get(
  '/',
  operation({
    id: 'list-webhook-receivers',
    tag,
    summary: 'How it stands with webhooks, callbacks and bots that have been told something. For administrators.',
    answer: z.object({ payload: z.array(standingAnswer) }),
  }),
  async c => c.json({ payload: (await listReceivers(c.var.ctx)).map(standingWire) }),
)

receiversDoor.patch(
  '/:id',
  operation({
    id: 'switch-a-webhook-receiver',
    tag,
    summary: 'Switches a receiver on or off. Switched on, it is told first what waits. For administrators.',
    body: standingChanges,
    answer: z.object({ payload: standingAnswer }),
  }),
  async c => {
    const { enabled } = await body(c, standingChanges)
    return c.json({ payload: standingWire(await switchReceiver(c.var.ctx, pathId(c), enabled)) })
  },
)
