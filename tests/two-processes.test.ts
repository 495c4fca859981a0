import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NotificationWire } from '#lib/protocol/index.ts'
import { makePlace, makeTenants, type Place } from '../bench/support/place.ts'
import type { BenchTenant } from '../bench/support/tenants.ts'
import { CableClient } from './support/cable-client.ts'
import { type RunningCharla, startCharla } from './support/processes.ts'

const { DATABASE_URL, REDIS_URL } = process.env

// The embedded database belongs to one process; with DATABASE_URL there can be several, with Redis between them or not.
describe.skipIf(!DATABASE_URL).each([
  ['with Redis between them', REDIS_URL],
  ['with nothing between them but the database', undefined],
])('two processes %s', (_, redis) => {
  let place: Place
  let tenant: BenchTenant
  let [one, other]: RunningCharla[] = []
  const cables: CableClient[] = []

  beforeAll(async () => {
    place = await makePlace('postgres')
    ;[tenant] = (await makeTenants(place, 1, 2, 1)) as [BenchTenant]
    const bus: Record<string, string> = redis
      ? { REDIS_URL: redis, REDIS_PREFIX: `test-${process.pid}-${Date.now()}` }
      : {}
    one = await startCharla({ ...place.env, ...bus })
    other = await startCharla({ ...place.env, ...bus })
  }, 120_000)
  afterAll(async () => {
    for (const cable of cables) cable.drop()
    await Promise.all([one?.stop(), other?.stop()])
    await place.remove()
  })

  const listen = async (charla: RunningCharla | undefined, index: number) => {
    const cable = new CableClient(charla?.url ?? '')
    cables.push(cable)
    await cable.subscribe({ pubsub_token: tenant.agents[index]?.pubsubToken ?? '', account_id: tenant.accountId })
    await cable.until(() => cable.events('presence.update').length > 0)
    return cable
  }
  const post = (path: string, body: object) =>
    fetch(`${one?.url}/api/v1/accounts/${tenant.accountId}/conversations/${tenant.conversations[0]}${path}`, {
      method: 'POST',
      headers: { api_access_token: tenant.agents[0]?.token ?? '', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const contents = (cable: CableClient) => cable.events('message.created').map(({ data }) => data.content)

  it('tell what one has committed to who listens at the other, once and in order', async () => {
    const [near, far] = await Promise.all([listen(one, 0), listen(other, 1)])
    const words = Array.from({ length: 20 }, (_, i) => `word ${i}`)
    for (const content of words) expect((await post('/messages', { content })).status).toBe(200)
    for (const cable of [near, far]) {
      await cable.until(() => contents(cable).length >= words.length)
      expect(contents(cable)).toEqual(words)
    }
  })

  it('tell a mention to its member, once, whichever of them makes it', async () => {
    const [author, named] = [await listen(one, 0), await listen(other, 1)]
    const mention = `[@you](mention://user/${tenant.agents[1]?.userId}/you)`
    for (const word of ['first', 'second'])
      expect((await post('/messages', { content: `${mention} ${word}`, private: true })).status).toBe(200)
    const said = (cable: CableClient) =>
      cable.events('notification.created').map(({ data }) => {
        const { notification, unread_count } = data as { notification: NotificationWire; unread_count: number }
        return [notification.notification_type, notification.push_message_body.split(' ').at(-1), unread_count]
      })
    await named.until(() => said(named).some(([, word]) => word === 'second'))
    expect(said(named).filter(([, word]) => word === 'second')).toEqual([['conversation_mention', 'second', 1]])
    expect(named.events('conversation.mentioned')).toHaveLength(2)
    await post('/messages', { content: 'the end' })
    await author.until(() => contents(author).at(-1) === 'the end')
    expect(said(author)).toEqual([])
  })

  it.skipIf(!redis)('tell who types, and who is there', async () => {
    const far = await listen(other, 1)
    await listen(one, 0)
    await post('/toggle_typing_status', { typing_status: 'on', is_private: false })
    await far.until(() => far.events('conversation.typing_on').length === 1)
    const again = await listen(other, 1)
    expect(again.events('presence.update').at(-1)?.data.users).toEqual({
      [tenant.agents[0]?.userId ?? 0]: 'online',
      [tenant.agents[1]?.userId ?? 0]: 'online',
    })
  })
})
