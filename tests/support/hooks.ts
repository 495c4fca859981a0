import { follow } from '#lib/base/followers.ts'
import type { WebhookDeliveryWire, WebhookReceiverWire, WebhookWire } from '#lib/protocol/index.ts'
import { deliverWebhooks } from '#lib/webhooks/lane.ts'
import { planDeliveries } from '#lib/webhooks/plan.ts'
import { makeTenant, request, type Tenant } from './app.ts'
import { type Receiver, startReceiver } from './receiver.ts'

const MINUTE_MS = 60_000

/** A tenant with a webhook that a program of this machine's listens at, and a clock that the test moves. */
export async function startHook(given: object = {}) {
  const tenant = await makeTenant()
  const receiver = await startReceiver()
  const ask = (method: string, path: string, json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}${path}`, {
      as: tenant.administrator,
      ...(json === undefined ? {} : { json }),
    })
  const made = await ask('POST', '/webhooks', { url: receiver.url, subscriptions: ['message_created'], ...given })
  const { webhook } = (made.body as { payload: { webhook: WebhookWire } }).payload
  return { tenant, receiver, webhook, ask, ...clocked(tenant, receiver) }
}

export function clocked({ accountId, administrator }: Pick<Tenant, 'accountId' | 'administrator'>, receiver: Receiver) {
  let shift = 0
  const now = () => new Date(Date.now() + shift)
  const deliver = async () => {
    await follow(planDeliveries, now)
    return deliverWebhooks({ accountId, now })
  }
  const ask = async <Payload>(path: string) =>
    (
      (await request('GET', `/api/v1/accounts/${accountId}${path}`, { as: administrator })).body as {
        payload: Payload[]
      }
    ).payload
  return {
    now,
    /** Plans and delivers what is due. */
    deliver,
    /** Lets time pass, minute by minute at first and then in larger steps, and delivers what comes due. */
    async pass(hours: number, until: () => boolean = () => false) {
      const end = shift + hours * 60 * MINUTE_MS
      for (let step = 1; shift < end && !until(); step = Math.min(step * 1.5, 60)) {
        shift = Math.min(end, shift + step * MINUTE_MS)
        await deliver()
      }
    },
    contents: () => receiver.taken.map(one => one.body.content),
    deliveries: (query = '') => ask<WebhookDeliveryWire>(`/webhook_deliveries${query}`),
    receivers: () => ask<WebhookReceiverWire>('/webhook_receivers'),
  }
}
