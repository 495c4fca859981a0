import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type Realtime, startRealtime } from '#components/data/realtime.ts'
import type { ChangesWire, ConversationWire, LoggedEvent, MessageWire } from '#lib/protocol/index.ts'
import { makeTenant, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { CableClient } from '#tests/support/cable-client.ts'
import { asMember } from '#tests/support/listening.ts'
import { notificationsOf } from '#tests/support/notifications.ts'
import { listenOnLoopback } from '#tests/support/server.ts'
import { listed, startTalk, type Talk } from '#tests/support/talk.ts'

const { api } = withCharla()
let server: Awaited<ReturnType<typeof listenOnLoopback>>
let tenant: Tenant
let talks: Talk[]
const running: Realtime[] = []

beforeAll(async () => {
  server = await listenOnLoopback(api())
  tenant = await makeTenant()
  talks = [await startTalk(tenant), await startTalk(tenant), await startTalk(tenant)]
})
afterEach(() => {
  for (const realtime of running.splice(0)) realtime.stop()
})
afterAll(() => server.close())

/** What a screen shows of a conversation. */
type Shown = { status: string; priority: string | null; assignee: number | null; unread: number; said: string[] }
type Screen = { conversations: Record<number, Shown>; unread: number }

/** Everything as a fresh load shows it. */
async function fresh(): Promise<Screen & { cursor: number }> {
  const { meta, payload } = await listed(tenant, 'status=all')
  const shown = await Promise.all(payload.map(async one => [one.id, await load(one)] as const))
  const { unread_count: unread } = (await notificationsOf(tenant, tenant.agent)).meta
  return { conversations: Object.fromEntries(shown), unread, cursor: meta.cursor }
}

async function load(one: ConversationWire): Promise<Shown> {
  const said: string[] = []
  const path = `/api/v1/accounts/${tenant.accountId}/conversations/${one.id}/messages`
  for (let after = 1; ; ) {
    const { body } = await request('GET', `${path}?after=${after}`, { as: tenant.agent })
    const page = (body as { payload: MessageWire[] }).payload
    said.push(...page.map(message => `${message.id} ${message.content}`))
    if (page.length < 100) break
    after = page.at(-1)?.id as number
  }
  const assignee = one.meta.assignee?.id ?? null
  return { status: one.status, priority: one.priority, assignee, unread: one.unread_count, said }
}

/** A client that follows events from a fresh load on, with the dashboard's own connection, over a network that can fail. */
async function follow(network: { down: boolean; loses: () => boolean }) {
  const { cursor, ...screen } = await fresh()
  const seen = new Map<string, number>()
  const newer = (what: string, seq: number) => seq > (seen.get(what) ?? 0) && Boolean(seen.set(what, seq))
  const sockets: WebSocket[] = []
  let pulls = 0

  function apply(event: LoggedEvent) {
    const { seq, data } = event
    if (event.event.startsWith('notification.')) {
      if (newer('notifications', seq)) screen.unread = (data as { unread_count: number }).unread_count
    } else if ('conversation_id' in data) {
      const shown = screen.conversations[data.conversation_id]
      if (!shown) return
      const line = `${data.id} ${data.content}`
      if (!shown.said.includes(line)) shown.said.push(line)
      shown.said.sort((left, right) => Number.parseInt(left, 10) - Number.parseInt(right, 10))
      const { status, unread_count: unread, assignee_id: assignee } = data.conversation
      if (newer(`${data.conversation_id}`, seq)) Object.assign(shown, { status, unread, assignee })
    } else if ('status' in data && 'meta' in data) {
      const shown = screen.conversations[data.id]
      const { status, priority, unread_count: unread } = data
      const assignee = data.meta.assignee?.id ?? null
      if (shown && newer(`${data.id} whole`, seq)) shown.priority = priority
      if (shown && newer(`${data.id}`, seq)) Object.assign(shown, { status, unread, assignee })
    }
  }

  const realtime = startRealtime({
    cableUrl: `${server.url.replace('http', 'ws')}/cable`,
    subscription: {
      pubsub_token: tenant.agent.pubsubToken,
      account_id: tenant.accountId,
      user_id: tenant.agent.userId,
    },
    async changes(from, wait) {
      pulls++
      if (network.down) throw new Error('no network')
      const path = `/api/v1/accounts/${tenant.accountId}/changes?cursor=${from}&wait=${wait}`
      return (await request('GET', path, { as: tenant.agent })).body as ChangesWire
    },
    onEvents: events => events.forEach(apply),
    onEphemeral: () => {},
    onExpired: () => {
      throw new Error('nothing changed that would ask for a fresh load')
    },
    onRejected: () => {},
    onConnection: () => {},
    connect: url => {
      const socket = new WebSocket(network.down ? 'ws://127.0.0.1:1' : url, ['actioncable-v1-json'])
      socket.on('error', () => {})
      sockets.push(socket)
      return lossy(socket, network.loses)
    },
  })
  running.push(realtime)
  realtime.begin(cursor)
  await vi.waitFor(() => expect(pulls).toBeGreaterThan(0), { timeout: 10_000 })
  return {
    screen,
    cut: () => sockets.at(-1)?.terminate(),
    pulls: () => pulls,
    converges: async () => {
      const { cursor: _, ...truth } = await fresh()
      await vi.waitFor(() => expect(screen).toEqual(truth), { timeout: 20_000, interval: 50 })
    },
  }
}

/** Hands on what the socket hears, but for the numbered messages that get lost. */
function lossy(socket: WebSocket, loses: () => boolean): globalThis.WebSocket {
  return new Proxy(socket, {
    get: (target, name) => {
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
    set(target, name, value) {
      const heard = (message: { data: string }) => {
        const frame = JSON.parse(String(message.data)) as { message?: { seq?: number } }
        if (frame.message?.seq === undefined || !loses()) value(message)
      }
      return Reflect.set(target, name, name === 'onmessage' ? heard : value, target)
    },
  }) as unknown as globalThis.WebSocket
}

/** Messages, notes, assignments, changes of status and priority, and what is read. */
async function muchHappens(times: number): Promise<void> {
  const as = tenant.administrator
  for (let n = 0; n < times; n++) {
    const talk = talks[n % talks.length] as Talk
    const kind = n % 7
    if (kind === 0) await writes(talk.visitor, `customer ${n}`)
    else if (kind === 1) await talk.ask('POST', '/messages', { content: `agent ${n}` }, as)
    else if (kind === 2) await talk.ask('POST', '/messages', { content: `note ${n}`, private: true }, as)
    else if (kind === 3)
      await talk.ask('POST', '/assignments', { assignee_id: n % 2 ? tenant.agent.userId : as.userId }, as)
    else if (kind === 4) await talk.ask('POST', '/toggle_status', { status: n % 2 ? 'open' : 'resolved' }, as)
    else if (kind === 5) await talk.ask('POST', '/toggle_priority', { priority: n % 2 ? 'high' : 'low' }, as)
    else await talk.ask('POST', '/update_last_seen', {}, as)
    if (n % 10 === 9) await notificationsOf(tenant, tenant.agent)
  }
}

const steady = () => false

describe('a client whose connection is lost equals a fresh load again (R1)', () => {
  it('after a moment', async () => {
    const client = await follow({ down: false, loses: steady })
    await muchHappens(10)
    client.cut()
    await muchHappens(10)
    await client.converges()
  }, 60_000)

  it('after a long time in which a hundred things happened', async () => {
    const network = { down: false, loses: steady }
    const client = await follow(network)
    await muchHappens(5)
    network.down = true
    client.cut()
    await muchHappens(100)
    network.down = false
    await client.converges()
  }, 60_000)
})

describe('a client that loses pushes', () => {
  it('equals a fresh load after the next reconnect, when it lost three of ten (R5)', async () => {
    let dice = 7
    const loses = () => {
      dice = (dice * 16_807) % 2_147_483_647
      return dice % 10 < 3
    }
    const network = { down: false, loses }
    const client = await follow(network)
    await muchHappens(60)
    network.loses = steady
    client.cut()
    await client.converges()
  }, 60_000)

  it('asks for nothing more when what it did not hear was not for it', async () => {
    const client = await follow({ down: false, loses: steady })
    await client.converges()
    await new Promise(next => setTimeout(next, 600))
    const before = client.pulls()
    const mention = `[@Ada](mention://user/${tenant.administrator.userId}/Ada)`
    await talks[0]?.ask('POST', '/messages', { content: mention, private: true })
    await notificationsOf(tenant, tenant.administrator)
    await talks[0]?.ask('POST', '/messages', { content: 'After what was the administrator’s own' })
    await client.converges()
    await new Promise(next => setTimeout(next, 600))
    expect(client.pulls()).toBe(before)
  }, 60_000)
})

describe('fifty clients that are cut a hundred times', () => {
  it('hear every message once and in order, by the cursor alone (figure 5)', async () => {
    const of = await makeTenant()
    const talk = await startTalk(of)
    const { cursor: from } = (await listed(of)).meta
    const total = 120
    let cuts = 100
    const clients = Array.from({ length: 50 }, (_, index) => {
      const heard: string[] = []
      let cable: CableClient
      const connect = async (cursor: number): Promise<void> => {
        cable = new CableClient(server.url)
        cable.cursor = cursor
        cable.onMessage = ({ event, data }) => void (event === 'message.created' && heard.push(String(data.content)))
        // Who is cut before the answer to its subscription tries again, as every client does.
        await cable.subscribe(asMember(of.accountId, of.agent, cursor)).catch(() => {})
      }
      return {
        index,
        heard,
        connect: () => connect(from),
        again: async () => {
          cable.drop()
          await connect(cable.cursor ?? from)
        },
        end: () => cable.drop(),
      }
    })
    await Promise.all(clients.map(client => client.connect()))
    const cutting = (async () => {
      while (cuts-- > 0) {
        await clients[(cuts * 17) % clients.length]?.again()
        await new Promise(next => setTimeout(next, 5))
      }
    })()
    for (let n = 0; n < total; n++) await talk.ask('POST', '/messages', { content: `word ${n}` })
    await cutting
    const expected = Array.from({ length: total }, (_, n) => `word ${n}`)
    await vi.waitFor(() => expect(clients.every(({ heard }) => heard.length >= total)).toBe(true), { timeout: 30_000 })
    for (const { heard, end } of clients) {
      end()
      expect(heard).toEqual(expected)
    }
  }, 90_000)
})
