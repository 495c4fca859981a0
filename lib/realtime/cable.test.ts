import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { limitsOfCable, openCables } from '#lib/realtime/cable.ts'
import { makeTenant, makeVisitor, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { CableClient } from '#tests/support/cable-client.ts'
import { listenOnLoopback } from '#tests/support/server.ts'

const { api } = withCharla()
let server: Awaited<ReturnType<typeof listenOnLoopback>>
let tenant: Tenant
const cables: CableClient[] = []

beforeAll(async () => {
  server = await listenOnLoopback(api())
  tenant = await makeTenant()
})
afterEach(() => {
  for (const cable of cables.splice(0)) cable.drop()
})
afterAll(() => server.close())

const open = () => {
  const cable = new CableClient(server.url)
  cables.push(cable)
  return cable
}

const asMember = ({ pubsubToken, userId }: Person, cursor?: number) => ({
  pubsub_token: pubsubToken,
  account_id: tenant.accountId,
  user_id: userId,
  cursor,
})

async function member(person: Person, cursor?: number): Promise<CableClient> {
  const cable = open()
  expect(await cable.subscribe(asMember(person, cursor))).toBe(true)
  await cable.until(() => cable.events('presence.update').length > 0) // it hears everything from here on
  return cable
}

/** A visitor who has written once, with an open cable. */
async function visitorWithCable() {
  const visitor = await makeVisitor(tenant)
  const first = await writes(visitor, 'Hello')
  const cable = open()
  expect(await cable.subscribe({ pubsub_token: visitor.pubsubToken })).toBe(true)
  await cable.until(() => cable.events('presence.update').length > 0)
  return { visitor, first, cable, path: `/api/v1/accounts/${tenant.accountId}/conversations/${first.conversation_id}` }
}

const contents = (cable: CableClient) => cable.events('message.created').map(({ data }) => data.content)

describe('a subscription', () => {
  it('is confirmed, hears what happens, and speaks the protocol that clients offer', async () => {
    const cable = await member(tenant.agent)
    expect(cable.protocol).toBe('actioncable-v1-json')
    const { visitor } = await visitorWithCable()
    await writes(visitor, 'Anybody there?')
    await cable.until(() => contents(cable).includes('Anybody there?'))
  })

  it.each([
    ['a token that nobody has', () => ({ pubsub_token: 'x'.repeat(32), account_id: tenant.accountId })],
    ['a visitor token that nobody has', () => ({ pubsub_token: 'x'.repeat(32) })],
    ['another account', () => ({ ...asMember(tenant.agent), account_id: tenant.accountId + 100_000 })],
    ['another user', () => ({ ...asMember(tenant.agent), user_id: tenant.administrator.userId })],
    ['a cursor that is not one', () => ({ ...asMember(tenant.agent), cursor: -1 })],
  ])('is refused with %s', async (_, params) => {
    expect(await open().subscribe(params())).toBe(false)
  })

  it('is one, however often it is asked for, and ten at most on one cable', async () => {
    const cable = await member(tenant.agent)
    expect(await cable.subscribe(asMember(tenant.agent))).toBe(true)
    const cursors = Array.from({ length: limitsOfCable.subscriptions }, (_, cursor) => cursor)
    const answers: boolean[] = []
    for (const cursor of cursors) answers.push(await cable.subscribe(asMember(tenant.agent, cursor)))
    expect(answers.filter(Boolean)).toHaveLength(limitsOfCable.subscriptions - 1)
  })

  it('ends when asked to, also when it was asked for a moment before', async () => {
    const cable = open()
    await cable.until(() => cable.frames.length > 0)
    const identifier = JSON.stringify({ channel: 'RoomChannel', ...asMember(tenant.agent) })
    cable.send({ command: 'subscribe', identifier })
    cable.send({ command: 'unsubscribe', identifier })
    const other = await member(tenant.agent)
    const { first } = await visitorWithCable()
    await other.until(() => other.events('message.created').some(({ data }) => data.id === first.id))
    expect(contents(cable)).toEqual([])
  })

  it('survives frames that are no commands, and ends with one that is too long or too many at once', async () => {
    const cable = await member(tenant.agent)
    for (const frame of ['', '{', '[]', 'null', '{"command":"dance","identifier":"x"}', '{"command":"subscribe"}'])
      cable.send(frame)
    cable.send({ command: 'message', identifier: 'x', data: 'no JSON' })
    expect(await cable.subscribe(asMember(tenant.agent))).toBe(true)
    cable.send('x'.repeat(70_000))
    await expect(cable.until(() => false)).rejects.toThrow('closed with 1009')

    const hasty = open()
    await hasty.until(() => hasty.frames.length > 0)
    for (let i = 0; i < 200; i++)
      hasty.send({
        command: 'subscribe',
        identifier: JSON.stringify({ channel: 'RoomChannel', pubsub_token: `t${i}` }),
      })
    await expect(hasty.until(() => false)).rejects.toThrow('closed with 1008')
  })
})

describe('coming back', () => {
  it('replays what was missed after the cursor, once and in order, before what is new', async () => {
    const { visitor } = await visitorWithCable()
    const cable = await member(tenant.agent)
    await writes(visitor, 'one')
    await cable.until(() => contents(cable).includes('one'))
    cable.drop()
    for (const word of ['two', 'three']) await writes(visitor, word)
    const again = await member(tenant.agent, cable.cursor)
    await writes(visitor, 'four')
    await again.until(() => contents(again).includes('four'))
    expect(contents(again)).toEqual(['two', 'three', 'four'])
  })

  it('is told to load afresh with a cursor from nowhere, and hears what happens from then on', async () => {
    const { visitor } = await visitorWithCable()
    const cable = await member(tenant.agent, 1_000_000_000)
    await cable.until(() => cable.events('cursor.expired').length === 1)
    await writes(visitor, 'after all')
    await cable.until(() => contents(cable).includes('after all'))
  })

  it('is told to load afresh when what it may see has changed', async () => {
    const outsider = await member(tenant.outsider)
    const { visitor } = await visitorWithCable()
    await writes(visitor, 'not for everybody')
    const { agent, outsider: joins, administrator } = tenant
    const setMembers = (people: Person[]) =>
      request('PATCH', `/api/v1/accounts/${tenant.accountId}/inbox_members`, {
        as: administrator,
        json: { inbox_id: tenant.inboxId, user_ids: people.map(person => person.userId) },
      })
    await setMembers([administrator, agent, joins])
    await outsider.until(() => outsider.events('cursor.expired').length === 1)
    await writes(visitor, 'for the new member')
    await outsider.until(() => contents(outsider).includes('for the new member'))
    await setMembers([administrator, agent])
    await outsider.until(() => outsider.events('cursor.expired').length === 2)
    await writes(visitor, 'not any more')
    const witness = await member(agent)
    await writes(visitor, 'the last')
    await witness.until(() => contents(witness).includes('the last'))
    expect(contents(outsider)).toEqual(['for the new member'])
  })

  it('waits for who does not read, and tells them the rest once they do', async () => {
    const { path } = await visitorWithCable()
    const cable = await member(tenant.agent)
    cable.pause()
    await sayMuch(path)
    const witness = await member(tenant.administrator)
    await request('POST', `${path}/messages`, { as: tenant.agent, json: { content: '50' } })
    await witness.until(() => contents(witness).length === 1, 50_000) // nobody waits for the one who sleeps
    cable.resume()
    await cable.until(() => contents(cable).length === 51, 50_000)
    expect(numbersOf(cable)).toEqual(Array.from({ length: 51 }, (_, i) => i))
    expect(cable.closedWith).toBeUndefined()
  }, 120_000)

  it('sends away who has not read for long, with a hint to come back; they miss nothing', async () => {
    const { path } = await visitorWithCable()
    const patience = limitsOfCable.stalled
    limitsOfCable.stalled = 1
    try {
      const cable = await member(tenant.agent)
      cable.pause()
      await sayMuch(path)
      const before = openCables()
      await vi.waitFor(() => expect(openCables()).toBeLessThan(before), { timeout: 15_000, interval: 100 })
      cable.resume()
      await cable.until(() => cable.closedWith !== undefined).catch(() => {})
      const heard = numbersOf(cable)
      expect(heard.length).toBeLessThan(50)
      const again = await member(tenant.agent, cable.cursor)
      await again.until(() => heard.length + contents(again).length === 50)
      expect([...heard, ...numbersOf(again)]).toEqual(Array.from({ length: 50 }, (_, i) => i))
    } finally {
      limitsOfCable.stalled = patience
    }
  }, 60_000)
})

/** Fifty messages, more than the network keeps for somebody. */
async function sayMuch(path: string): Promise<void> {
  const long = 'x'.repeat(140_000)
  for (let i = 0; i < 50; i++)
    await request('POST', `${path}/messages`, { as: tenant.agent, json: { content: `${i} ${long}` } })
}

const numbersOf = (cable: CableClient) => contents(cable).map(content => Number.parseInt(String(content), 10))

describe('what is told once', () => {
  const typing = (path: string, person: Person, is_private: boolean) =>
    request('POST', `${path}/toggle_typing_status`, { as: person, json: { typing_status: 'on', is_private } })
  const heardTyping = (cable: CableClient) => cable.events('conversation.typing_on')

  it('an agent types: the others and the visitor hear it, the one who types does not', async () => {
    const { cable: visitor, path } = await visitorWithCable()
    const [agent, administrator, outsider] = (await Promise.all(
      [tenant.agent, tenant.administrator, tenant.outsider].map(person => member(person)),
    )) as [CableClient, CableClient, CableClient]
    await typing(path, tenant.agent, false)
    await Promise.all([visitor, administrator].map(cable => cable.until(() => heardTyping(cable).length === 1)))
    expect(heardTyping(agent)).toEqual([])
    expect(heardTyping(outsider)).toEqual([])

    await typing(path, tenant.agent, true) // a note
    await administrator.until(() => heardTyping(administrator).length === 2)
    await typing(path, tenant.agent, false)
    await visitor.until(() => heardTyping(visitor).length === 2)
    expect(heardTyping(visitor).map(({ data }) => data.is_private)).toEqual([false, false])
  })

  it('a visitor types: the agents hear it, the visitor does not', async () => {
    const { visitor, cable } = await visitorWithCable()
    const agent = await member(tenant.agent)
    await request('POST', '/api/v1/widget/conversations/toggle_typing', { as: visitor, json: { typing_status: 'on' } })
    await agent.until(() => heardTyping(agent).length === 1)
    expect(heardTyping(cable)).toEqual([])
  })

  it('who is there is told to who says that they are', async () => {
    const agent = await member(tenant.agent)
    const administrator = await member(tenant.administrator)
    const identifier = JSON.stringify({ channel: 'RoomChannel', ...asMember(tenant.administrator) })
    administrator.send({ command: 'message', identifier, data: '{"action":"update_presence"}' })
    await administrator.until(() => administrator.events('presence.update').length === 2)
    expect(administrator.events('presence.update').at(-1)?.data).toMatchObject({
      users: { [tenant.agent.userId]: 'online', [tenant.administrator.userId]: 'online' },
    })
    expect(agent.events('presence.update').at(0)?.data).toHaveProperty('contacts')
    const { cable } = await visitorWithCable()
    expect(cable.events('presence.update').at(0)?.data).not.toHaveProperty('contacts')
  })
})

it('says before a planned end that the client shall come back', async () => {
  const other = await listenOnLoopback(api())
  const cable = new CableClient(other.url)
  expect(await cable.subscribe(asMember(tenant.agent))).toBe(true)
  await other.close()
  await cable.until(() => cable.closedWith !== undefined)
  expect(cable.frames.at(-1)).toEqual({ type: 'disconnect', reason: 'server_restart', reconnect: true })
})
