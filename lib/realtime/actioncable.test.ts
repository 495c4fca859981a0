import { createRequire } from 'node:module'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { makeTenant, type Person, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { listenOnLoopback } from '#tests/support/server.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'

// The client that Rails ships, on which Chatwoot's dashboard, widget and app are built.
type Consumer = {
  subscriptions: { create(params: object, callbacks: object): { perform(action: string): void; unsubscribe(): void } }
  disconnect(): void
}
type Rails = {
  createConsumer(url: string): Consumer
  adapters: { WebSocket: unknown }
  ConnectionMonitor: { staleThreshold: number }
}
const rails = createRequire(import.meta.url)('@rails/actioncable') as Rails

const { api } = withCharla()
let server: Awaited<ReturnType<typeof listenOnLoopback>>
let tenant: Tenant
let talk: Talk
const consumers: Consumer[] = []

beforeAll(async () => {
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
  vi.stubGlobal('document', { visibilityState: 'visible' })
  rails.adapters.WebSocket = WebSocket
  server = await listenOnLoopback(api())
  tenant = await makeTenant()
  talk = await startTalk(tenant)
})
afterEach(() => {
  for (const consumer of consumers.splice(0)) consumer.disconnect()
})
afterAll(async () => {
  await server.close()
  vi.unstubAllGlobals()
})

/** Subscribes as Chatwoot's clients do, and keeps what the client hands on. */
function subscribe(params: object, url = server.url) {
  const consumer = rails.createConsumer(`${url.replace('http', 'ws')}/cable`)
  consumers.push(consumer)
  const heard: { event: string; data: { content?: string } }[] = []
  const turns: string[] = []
  const subscription = consumer.subscriptions.create(
    { channel: 'RoomChannel', ...params },
    {
      connected: () => turns.push('connected'),
      disconnected: () => turns.push('disconnected'),
      rejected: () => turns.push('rejected'),
      received: (message: (typeof heard)[number]) => heard.push(message),
    },
  )
  const events = (name: string) => heard.filter(message => message.event === name)
  const contents = () => events('message.created').map(message => message.data.content)
  return { subscription, turns, events, contents }
}

const member = ({ pubsubToken, userId }: Person) => ({
  pubsub_token: pubsubToken,
  account_id: tenant.accountId,
  user_id: userId,
})
const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 })

describe('the ActionCable client of Rails', () => {
  it('connects as a member, hears messages and presence, and says that it is there', async () => {
    const { subscription, turns, events, contents } = subscribe(member(tenant.agent))
    await until(() => expect(turns).toEqual(['connected']))
    await until(() => expect(events('presence.update')).toHaveLength(1))
    await writes(talk.visitor, 'To the agent')
    await until(() => expect(contents()).toEqual(['To the agent']))
    subscription.perform('update_presence')
    subscription.perform('something_else')
    await until(() => expect(events('presence.update')).toHaveLength(2))
  })

  it('connects as a visitor, with what a visitor does not have left empty', async () => {
    const pubsub_token = talk.visitor.pubsubToken
    const { turns, contents } = subscribe({ pubsub_token, account_id: null, user_id: null })
    await until(() => expect(turns).toEqual(['connected']))
    await talk.ask('POST', '/messages', { content: 'To the visitor' })
    await until(() => expect(contents()).toEqual(['To the visitor']))
  })

  it('is refused with a token that proves nobody', async () => {
    const { turns } = subscribe({ ...member(tenant.agent), pubsub_token: 'forged' })
    await until(() => expect(turns).toEqual(['rejected']))
  })

  it('hears nothing more after it has unsubscribed', async () => {
    const left = subscribe(member(tenant.agent))
    const stays = subscribe(member(tenant.administrator))
    await until(() => expect([...left.turns, ...stays.turns]).toEqual(['connected', 'connected']))
    left.subscription.unsubscribe()
    await until(() => expect(left.events('presence.update').length + stays.events('presence.update').length).toBe(2))
    await writes(talk.visitor, 'After it')
    await until(() => expect(stays.contents()).toEqual(['After it']))
    expect(left.contents()).toEqual([])
  })

  it('comes back by itself after a restart of the server', async () => {
    rails.ConnectionMonitor.staleThreshold = 1
    const first = await listenOnLoopback(api())
    const { turns, contents } = subscribe(member(tenant.agent), first.url)
    await until(() => expect(turns).toEqual(['connected']))
    await first.close()
    await until(() => expect(turns).toContain('disconnected'))
    const again = await listenOnLoopback(api(), Number(new URL(first.url).port))
    try {
      await until(() => expect(turns.at(-1)).toBe('connected'))
      await writes(talk.visitor, 'Back again')
      await until(() => expect(contents()).toEqual(['Back again']))
    } finally {
      for (const consumer of consumers.splice(0)) consumer.disconnect()
      await again.close()
    }
  })
})
