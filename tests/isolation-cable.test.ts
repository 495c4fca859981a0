import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CableClient } from '#tests/support/cable-client.ts'
import { type Planted, plantTenant } from '#tests/support/planted.ts'
import { listenOnLoopback } from '#tests/support/server.ts'
import { makeVisitor, type Person, request, type VisitorToken, withCharla, writes } from './support/app.ts'

const { api } = withCharla()

let server: Awaited<ReturnType<typeof listenOnLoopback>>
let a: Planted
let b: Planted
const open: CableClient[] = []

beforeAll(async () => {
  server = await listenOnLoopback(api())
  a = await plantTenant()
  b = await plantTenant()
})
afterEach(() => {
  for (const cable of open.splice(0)) cable.close()
})
afterAll(() => server.close())

function connect(): CableClient {
  const cable = new CableClient(server.url)
  open.push(cable)
  return cable
}

type Listener = { cable: CableClient; params: Parameters<CableClient['subscribe']>[0] }

async function listens(params: Listener['params']): Promise<Listener> {
  const cable = connect()
  expect(await cable.subscribe(params)).toBe(true)
  await cable.until(() => cable.events('presence.update').length > 0) // the last thing that a subscription does
  return { cable, params }
}

const asMember = ({ pubsubToken, userId }: Person, cursor?: number) =>
  listens({
    pubsub_token: pubsubToken,
    account_id: a.accountId,
    user_id: userId,
    ...(cursor === undefined ? {} : { cursor }),
  })
const asVisitor = ({ pubsubToken }: VisitorToken) => listens({ pubsub_token: pubsubToken })

/** Everything this listener has heard up to now: what was on its way comes before the answer to its own question. */
async function heard({ cable, params }: Listener): Promise<string> {
  const before = cable.events('presence.update').length
  const identifier = JSON.stringify({ channel: 'RoomChannel', ...params })
  cable.send({ command: 'message', identifier, data: JSON.stringify({ action: 'update_presence' }) })
  await cable.until(() => cable.events('presence.update').length > before)
  return JSON.stringify(cable.messages.filter(message => message.event !== 'presence.update'))
}

const agentSays = (rest: string, json: object) =>
  request('POST', `/api/v1/accounts/${a.accountId}/conversations/${a.displayId}${rest}`, { as: a.agent, json })

/** One of everything that happens in a conversation, the last of it a note that `witness` hears. */
async function muchHappens(witness: Listener): Promise<void> {
  await writes(a.visitor, `Hello again ${a.marks.customer}`)
  await request('POST', '/api/v1/widget/conversations/toggle_typing', { as: a.visitor, json: { typing_status: 'on' } })
  await agentSays('/toggle_typing_status', { typing_status: 'on' })
  await agentSays('/toggle_typing_status', { typing_status: 'on', is_private: true })
  await agentSays('/messages', { content: `An answer ${a.marks.customer}` })
  await agentSays('/toggle_priority', { priority: 'urgent' })
  await agentSays('/toggle_status', { status: 'pending' })
  await request('PUT', `/api/v1/accounts/${a.accountId}/contacts/${a.contactId}`, {
    as: a.agent,
    json: { custom_attributes: { vip: a.marks.customer } },
  })
  await agentSays('/toggle_status', { status: 'open' })
  const note = await agentSays('/messages', { content: `The note of ${Date.now()}`, private: true })
  const { content } = note.body as { content: string }
  await witness.cable.until(() =>
    witness.cable.events('message.created').some(message => message.data.content === content),
  )
}

describe('the cable refuses', () => {
  const cases: [string, () => Listener['params']][] = [
    [
      'a member of another account',
      () => ({ pubsub_token: b.administrator.pubsubToken, account_id: a.accountId, user_id: b.administrator.userId }),
    ],
    [
      'a token of somebody else than named',
      () => ({ pubsub_token: b.administrator.pubsubToken, account_id: b.accountId, user_id: b.agent.userId }),
    ],
    [
      'an access token',
      () => ({ pubsub_token: a.administrator.token, account_id: a.accountId, user_id: a.administrator.userId }),
    ],
    ['a visitor as a member', () => ({ pubsub_token: a.visitor.pubsubToken, account_id: a.accountId })],
    ['a member as a visitor', () => ({ pubsub_token: a.administrator.pubsubToken })],
    ['a forged token', () => ({ pubsub_token: 'forged' })],
    ['an empty token', () => ({ pubsub_token: '' })],
    ['a NUL', () => ({ pubsub_token: '\0', account_id: a.accountId })],
  ]

  it.each(cases)('%s (SEC1)', async (_who, params) => {
    expect(await connect().subscribe(params())).toBe(false)
  })

  it('what is no subscription, and lives on', async () => {
    const cable = connect()
    await cable.until(() => cable.frames.length > 0)
    for (const junk of [
      '',
      '{',
      '[]',
      'null',
      '{"command":"subscribe"}',
      '{"command":"message","identifier":"{}","data":"{"}',
    ])
      cable.send(junk)
    for (const identifier of ['', 'null', '[]', '{}', '{"channel":"Other","pubsub_token":"x"}'])
      cable.send({ command: 'subscribe', identifier })
    await cable.until(() => cable.frames.filter(frame => frame.type === 'reject_subscription').length === 5)
    expect(await cable.subscribe({ pubsub_token: a.visitor.pubsubToken })).toBe(true)
  })
})

describe('the cable tells', () => {
  it('an agent of the inbox everything, an outsider and another visitor nothing (SEC1, SEC3)', async () => {
    const neighbour = await makeVisitor(a)
    await writes(neighbour, 'I am somebody else')
    const [witness, outsider, other] = [await asMember(a.agent), await asMember(a.outsider), await asVisitor(neighbour)]
    const colleague = await asMember(a.administrator)
    await muchHappens(witness)
    await heard(colleague) // told apart from the witness, and maybe later
    const names = new Set(colleague.cable.messages.map(message => message.event))
    for (const event of [
      'message.created',
      'conversation.typing_on',
      'conversation.updated',
      'conversation.status_changed',
      'contact.updated',
    ])
      expect(names).toContain(event)
    expect([await heard(outsider), await heard(other)]).toEqual(['[]', '[]'])
  })

  it('a visitor their own conversation, without notes, activity and what members keep about them (SEC1)', async () => {
    const [witness, visitor] = [await asMember(a.agent), await asVisitor(a.visitor)]
    await agentSays('/messages', { content: `Another note ${a.marks.administrators}`, private: true })
    await muchHappens(witness)
    const said = await heard(visitor)
    expect(said).toContain('An answer')
    expect(said).toContain('conversation.typing_on')
    for (const secret of [
      a.marks.administrators,
      'The note of',
      'vip',
      '"plan"',
      '"city"',
      'Conversation was',
      'contact.updated',
      '@',
      '"is_private":true',
    ])
      expect(said.replaceAll(`${a.marks.customer}@example.test`, 'their own address'), secret).not.toContain(secret)
    const typing = visitor.cable.events('conversation.typing_on')
    expect(typing).toHaveLength(1)
  })

  it('nothing of one account to another', async () => {
    const witness = await asMember(a.agent)
    const foreign = await listens({ pubsub_token: b.administrator.pubsubToken, account_id: b.accountId })
    await muchHappens(witness)
    expect(await heard(foreign)).toBe('[]')
  })

  it('nothing of before the first message to who is in no inbox, when catching up', async () => {
    const outsider = await asMember(a.outsider, a.cursor)
    const told = JSON.parse(await heard(outsider)) as { event: string }[]
    expect(told.filter(one => one.event !== 'account.cache_invalidated')).toEqual([]) // that labels changed is everybody's
    const agent = await asMember(a.agent, a.cursor)
    expect(await heard(agent)).toContain(a.marks.customer)
  })
})

describe('an agent who is taken out of the inbox (SEC3)', () => {
  const members = (user_ids: number[]) =>
    request('PATCH', `/api/v1/accounts/${a.accountId}/inbox_members`, {
      as: a.administrator,
      json: { inbox_id: a.inboxId, user_ids },
    })
  const feed = (cursor: number) =>
    request('GET', `/api/v1/accounts/${a.accountId}/changes?cursor=${cursor}`, { as: a.agent })

  it('is told to load afresh, and hears nothing more; and everything again once back', async () => {
    const [leaving, witness] = [await asMember(a.agent), await asMember(a.administrator)]
    await writes(a.visitor, 'Before')
    await leaving.cable.until(() => leaving.cable.events('message.created').length === 1)
    const cursor = leaving.cable.cursor as number
    expect((await feed(cursor - 1)).status).toBe(200)

    await members([a.administrator.userId])
    await writes(a.visitor, 'After')
    await witness.cable.until(() => witness.cable.events('message.created').length === 2)
    await leaving.cable.until(() => leaving.cable.events('cursor.expired').length === 1)
    expect(await heard(leaving)).not.toContain('After')
    expect((await feed(cursor)).status).toBe(410)

    await members([a.administrator.userId, a.agent.userId])
    await leaving.cable.until(() => leaving.cable.events('cursor.expired').length === 2)
    await heard(leaving) // it follows again
    await writes(a.visitor, 'Once more')
    await leaving.cable.until(() =>
      leaving.cable.events('message.created').some(message => message.data.content === 'Once more'),
    )
  })

  it('and out of the account hears nothing at all', async () => {
    const person = a.spare
    const leaving = await asMember(person)
    const witness = await asMember(a.administrator)
    await request('DELETE', `/api/v1/accounts/${a.accountId}/agents/${person.userId}`, { as: a.administrator })
    await witness.cable.until(() => witness.cable.events('cursor.expired').length === 1)
    await heard(witness)
    await writes(a.visitor, 'Gone')
    await witness.cable.until(() =>
      witness.cable.events('message.created').some(message => message.data.content === 'Gone'),
    )
    expect(leaving.cable.messages.filter(message => message.event === 'message.created')).toEqual([])
    expect(await connect().subscribe(leaving.params)).toBe(false)
  })
})
