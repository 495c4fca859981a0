import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds, makePlace, makeTenants, type Place } from '../bench/support/place.ts'
import type { BenchTenant } from '../bench/support/tenants.ts'
import { startCharla } from './support/processes.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'

const MESSAGES = 15
const KILLS = 2
const WITHIN_MS = 90_000

/** What agents wrote in each conversation, in the order in which it first came. */
function firstCome(receiver: Receiver): Map<number, string[]> {
  const seen = new Map<number, string[]>()
  for (const { body } of receiver.received.filter(one => one.body.message_type === 'outgoing')) {
    const { id } = body.conversation as { id: number }
    const content = body.content as string
    if (!seen.get(id)?.includes(content)) seen.set(id, [...(seen.get(id) ?? []), content])
  }
  return seen
}

describe.each(kinds([]))('killed with -9 while it delivers webhooks, on the %s database', kind => {
  let place: Place
  let tenant: BenchTenant
  let receiver: Receiver
  beforeAll(async () => {
    place = await makePlace(kind)
    ;[tenant] = (await makeTenants(place, 1, 1, 3)) as [BenchTenant]
    receiver = await startReceiver()
  })
  afterAll(async () => {
    await receiver.close()
    await place.remove()
  })

  it('tells everything, in order, and what it tells twice with the same id', async () => {
    const env = { ...place.env, ALLOWED_PRIVATE_ADDRESSES: '127.0.0.1', WEBHOOK_TIMEOUT: '2' }
    let charla = await startCharla(env)
    const post = async (path: string, json: object) => {
      const answer = await fetch(`${charla.url}/api/v1/accounts/${tenant.accountId}${path}`, {
        method: 'POST',
        headers: { api_access_token: tenant.agents[0]?.token ?? '', 'content-type': 'application/json' },
        body: JSON.stringify(json),
      })
      expect(answer.status).toBe(200)
    }
    receiver.behave(async (_, response) => {
      await new Promise(done => setTimeout(done, 40))
      response.end()
    })
    await post('/webhooks', { url: receiver.url, subscriptions: ['message_created'] })
    const words = Array.from({ length: MESSAGES }, (_, n) => `word ${n}`)
    for (const content of words)
      for (const id of tenant.conversations) await post(`/conversations/${id}/messages`, { content })
    for (let kill = 0; kill < KILLS; kill++) {
      const before = receiver.received.length
      await expect.poll(() => receiver.received.length, { timeout: WITHIN_MS, interval: 5 }).toBeGreaterThan(before + 3)
      await charla.kill()
      charla = await startCharla(env)
    }
    const come = () => [...firstCome(receiver).values()].flat().length
    const wanted = MESSAGES * tenant.conversations.length
    await expect.poll(come, { timeout: WITHIN_MS }).toBeGreaterThanOrEqual(wanted)
    await charla.stop()
    for (const id of tenant.conversations) expect(firstCome(receiver).get(id)).toEqual(words)
    const idOf = new Map<string, string>()
    for (const { id, body } of receiver.received) {
      const key = `${(body.conversation as { id: number }).id} ${body.content}`
      expect(idOf.get(key) ?? id).toBe(id)
      idOf.set(key, id)
    }
    expect(new Set(idOf.values()).size).toBe(idOf.size)
  }, 240_000)
})
