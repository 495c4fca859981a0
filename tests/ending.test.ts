import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds, makePlace, makeTenants, type Place } from '../bench/support/place.ts'
import type { BenchTenant } from '../bench/support/tenants.ts'
import { CableClient } from './support/cable-client.ts'
import { startCharla } from './support/processes.ts'

describe.each(kinds([]))('a process on the %s database', kind => {
  let place: Place
  let tenant: BenchTenant
  beforeAll(async () => {
    place = await makePlace(kind)
    ;[tenant] = (await makeTenants(place, 1, 1, 1)) as [BenchTenant]
  }, 90_000)
  afterAll(() => place.remove())

  it('finishes what runs, tells cables to come back, and ends with 0', async () => {
    const charla = await startCharla(place.env)
    const [agent] = tenant.agents
    const cable = new CableClient(charla.url)
    await cable.subscribe({ pubsub_token: agent?.pubsubToken ?? '', account_id: tenant.accountId })
    const body = JSON.stringify({ content: 'Written while the server ends' })
    const path = `/api/v1/accounts/${tenant.accountId}/conversations/${tenant.conversations[0]}/messages`
    const headers = {
      api_access_token: agent?.token,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const sending = httpRequest(`${charla.url}${path}`, { method: 'POST', headers })
    const answered = new Promise<number>((done, failed) => {
      sending.on('error', failed)
      sending.on('response', response => done(response.resume().statusCode ?? 0))
    })
    sending.write(body.slice(0, 10))
    await new Promise(next => setTimeout(next, 300))

    const stopped = charla.stop()
    await cable.until(() => cable.closedWith !== undefined)
    sending.end(body.slice(10))
    expect(await answered).toBe(200)
    expect(cable.frames.at(-1)).toEqual({ type: 'disconnect', reason: 'server_restart', reconnect: true })
    const { code, after } = await stopped
    expect(code).toBe(0)
    expect(after).toBeLessThan(10_000) // what the product promises, not how fast it is
  }, 60_000)
})

describe('a DATA_DIR', () => {
  let place: Place
  beforeAll(async () => {
    place = await makePlace('embedded')
  })
  afterAll(() => place.remove())

  it('has one owner: a second process is refused and says why; a killed one leaves nothing in the way', async () => {
    const first = await startCharla(place.env)
    await expect(startCharla(place.env)).rejects.toThrow(/Another Charla \(process \d+\) is using this DATA_DIR/)
    expect((await fetch(`${first.url}/health`)).status).toBe(200)
    await first.kill()
    const second = await startCharla(place.env)
    expect((await second.stop()).code).toBe(0)
  }, 120_000)
})
