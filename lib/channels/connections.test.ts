import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { bring, makeEmailInbox, readAll } from '#tests/support/email.ts'
import { startGraph } from '#tests/support/graph.ts'
import { makeWhatsappInbox } from '#tests/support/whatsapp.ts'

const graph = await startGraph()
withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8', WHATSAPP_CLOUD_BASE_URL: graph.url } })
/** Says hello to whoever comes, and nothing after that. */
const greeter = createServer(socket => {
  socket.on('error', () => {})
  socket.write('* hello\r\n')
})
await new Promise<void>(ready => greeter.listen(0, '127.0.0.1', ready))
const port = (greeter.address() as AddressInfo).port
afterAll(async () => {
  greeter.close()
  await graph.close()
})

type Hops = { hops: { name: string; state: string; trouble: string | null; error: string | null }[] }
type Box = Awaited<ReturnType<typeof makeEmailInbox>>
const tried = async (box: Pick<Box, 'account' | 'administrator'>, channel: object) => {
  const { body } = await request('POST', `${box.account}/connection_tests`, {
    as: box.administrator,
    json: { channel },
  })
  return (body as Hops).hops.map(({ name, state, trouble }) => `${name} ${trouble ?? state}`)
}

/** A server that lets nobody in, and what was said to it. */
async function startRecorder() {
  const heard: string[] = []
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.write('220 recorder.test\r\n')
    socket.on('data', chunk => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        const word = line.split(' ').at(-1) as string
        heard.push(Buffer.from(word, 'base64').toString())
        socket.write(line.startsWith('EHLO') ? '250-recorder.test\r\n250 AUTH PLAIN\r\n' : '535 no\r\n')
      }
    })
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void server.close())
  return { heard, port: (server.address() as AddressInfo).port }
}

it('a password that is kept is told to nobody but whom it is for', async () => {
  const [own, other] = [await startRecorder(), await startRecorder()]
  const mine = { smtp_address: '127.0.0.1', smtp_port: own.port, smtp_login: 'me', smtp_authentication: 'plain' }
  const box = await makeEmailInbox({ ...mine, smtp_password: 'kept-secret' })
  const inbox = `${box.account}/inboxes/${box.emailInboxId}`
  const ask = (method: string, path: string, channel: object) =>
    request(method, path, { as: box.administrator, json: { channel } })
  await ask('POST', `${inbox}/connection_test`, {})
  expect(own.heard.join()).toContain('kept-secret')
  own.heard.length = 0
  await ask('POST', `${inbox}/connection_test`, { smtp_port: other.port })
  await ask('POST', `${inbox}/connection_test`, { smtp_login: 'you' })
  await ask('POST', `${inbox}/connection_test`, { smtp_port: other.port, smtp_password: 'another' })
  expect([...own.heard, ...other.heard].join()).not.toContain('kept-secret')
  expect(other.heard.join()).toContain('another')
  other.heard.length = 0
  expect((await ask('PATCH', inbox, { ...mine, quote_history: true })).status).toBe(200)
  await ask('POST', `${inbox}/connection_test`, {})
  expect(own.heard.join()).toContain('kept-secret')
  expect((await ask('PATCH', inbox, { smtp_port: other.port })).status).toBe(200)
  await ask('POST', `${inbox}/connection_test`, {})
  expect(other.heard.join()).not.toContain('kept-secret')
})

describe('settings that are tried before there is an inbox', () => {
  it('of a mailbox say at which step they end, and why', async () => {
    const box = await makeEmailInbox()
    const imap = (more: object) =>
      tried(box, { type: 'email', email: 'help@acme.test', imap_login: 'x', imap_password: 'x', ...more })
    const rest = ['imap.connection skipped', 'imap.login skipped', 'imap.folders skipped']
    expect(await imap({ imap_address: 'nobody.invalid' })).toEqual(['imap.server server_unknown', ...rest])
    expect(await imap({ imap_address: '10.0.0.1' })).toEqual(['imap.server not_public', ...rest])
    expect(await imap({ imap_address: '127.0.0.1', imap_port: 1 })).toEqual([
      'imap.server ok',
      'imap.connection port_closed',
      ...rest.slice(1),
    ])
    expect(await imap({ imap_address: '127.0.0.1', imap_port: port })).toContain('imap.connection not_encrypted')
    expect(await imap({ smtp_address: '127.0.0.1', smtp_port: 1 })).toEqual([
      'smtp.server ok',
      'smtp.connection port_closed',
      'smtp.login skipped',
    ])
    expect(await imap({})).toEqual([])
  })

  it('of a number tell the key from the number, the account and the secret', async () => {
    const box = await makeEmailInbox()
    const cloud = (config: object) =>
      tried(box, {
        type: 'whatsapp',
        provider: 'whatsapp_cloud',
        phone_number: '+15550001111',
        provider_config: {
          api_key: graph.state.token,
          phone_number_id: '4711',
          business_account_id: '99',
          app_secret: 's',
          ...config,
        },
      })
    expect(await cloud({})).toEqual(['key ok', 'number ok', 'templates ok', 'secret ok'])
    expect(await cloud({ api_key: 'other' })).toEqual([
      'key key_refused',
      'number skipped',
      'templates skipped',
      'secret ok',
    ])
    expect(await cloud({ app_secret: '', business_account_id: '' })).toEqual([
      'key ok',
      'number ok',
      'templates not_set',
      'secret secret_missing',
    ])
    graph.state.number = '15559999999'
    expect(await cloud({})).toContain('number other_number')
    graph.state.number = '15550001111'
  })

  it('are refused where they are wrong in themselves, and so is who may not ask', async () => {
    const box = await makeEmailInbox()
    const ask = (as: Box['agent'], json: object) => request('POST', `${box.account}/connection_tests`, { as, json })
    expect((await ask(box.agent, { channel: { type: 'email' } })).status).toBe(403)
    expect(await ask(box.administrator, { channel: { type: 'pigeon' } })).toMatchObject({
      status: 422,
      body: { attributes: ['channel.type'] },
    })
    expect(await ask(box.administrator, { channel: { type: 'email', imap_port: 0 } })).toMatchObject({
      status: 422,
      body: { attributes: ['channel.imap_port'] },
    })
    expect(await ask(box.administrator, { channel: { type: 'api' } })).toMatchObject({ status: 422 })
  })
})

describe('an inbox that is tried', () => {
  it('uses what it has where nothing is given, and keeps nothing', async () => {
    const box = await makeWhatsappInbox()
    const path = `${box.account}/inboxes/${box.whatsappInboxId}`
    const test = async (json?: object) =>
      (
        (await request('POST', `${path}/connection_test`, { as: box.administrator, ...(json ? { json } : {}) }))
          .body as Hops
      ).hops
    graph.state.number = box.phone.slice(1)
    expect((await test()).map(one => one.trouble)).toEqual([null, null, null, null, 'nothing_heard'])
    expect((await test({ channel: { provider_config: { api_key: 'other' } } }))[0]).toMatchObject({
      trouble: 'key_refused',
    })
    expect((await test())[0]).toMatchObject({ name: 'key', state: 'ok' })
    expect((await request('POST', `${path}/connection_test`, { as: box.agent })).status).toBe(403)
    const website = await request('POST', `${box.account}/inboxes/${box.inboxId}/connection_test`, {
      as: box.administrator,
    })
    expect(website.status).toBe(422)
    const reconnected = await request('POST', `${path}/reconnect`, { as: box.administrator })
    expect((reconnected.body as Hops).hops[0]).toMatchObject({ name: 'key', state: 'ok' })
    graph.state.number = '15550001111'
  })
})

describe('how it stands with inboxes', () => {
  it('is what came and left last, and what failed', async () => {
    const box = await makeEmailInbox()
    const standing = async () => {
      const { body } = await request('GET', `${box.account}/inbox_standings`, { as: box.administrator })
      return (body as { payload: { inbox_id: number }[] }).payload.find(one => one.inbox_id === box.emailInboxId)
    }
    expect(await standing()).toEqual({
      inbox_id: box.emailInboxId,
      received_at: null,
      sent_at: null,
      receive_failure: null,
      send_failure: null,
      unreadable: 0,
      waiting: 0,
    })
    await bring(box, Buffer.from('From: zoe@a.test\r\nSubject: Hi\r\nMessage-ID: <h@a.test>\r\n\r\nHello'))
    await readAll(box)
    await withSystem(async sql => {
      await sql`
        insert into charla.deliveries (account_id, message_id, inbox_id, channel, state, reason)
        select account_id, id, inbox_id, 'email', 3, 'refused' from charla.messages
        where account_id = ${box.accountId} and inbox_id = ${box.emailInboxId} order by id limit 1`
      await sql`
        insert into charla.arrivals (account_id, inbox_id, channel, entrance, key, payload, byte_size, state, reason)
        values (${box.accountId}, ${box.emailInboxId}, 'email', 'mime', 'broken', 'x', 1, 2, 'no mail')`
    })
    expect(await standing()).toMatchObject({
      received_at: expect.any(String),
      receive_failure: { reason: 'no mail' },
      send_failure: { reason: 'refused', conversation_id: expect.any(Number) },
      unreadable: 1,
    })
    expect((await request('GET', `${box.account}/inbox_standings`, { as: box.agent })).status).toBe(403)
  })
})

it('says what may be set of each kind, so that a form can be drawn', async () => {
  const box = await makeEmailInbox()
  const { body } = await request('GET', `${box.account}/channel_kinds`, { as: box.agent })
  const { payload } = body as {
    payload: { type: string; testable: boolean; fields: { name: string; kind: string }[] }[]
  }
  const fields = (type: string) =>
    Object.fromEntries(payload.find(one => one.type === type)?.fields.map(one => [one.name, one]) ?? [])
  expect(payload.map(one => [one.type, one.testable])).toEqual([
    ['web_widget', false],
    ['api', false],
    ['email', true],
    ['whatsapp', true],
    ['telegram', true],
  ])
  expect(fields('telegram')).toEqual({ bot_token: { name: 'bot_token', kind: 'secret', required: true } })
  expect(fields('email')).toMatchObject({
    email: { kind: 'email', required: true },
    imap_port: { kind: 'number' },
    imap_password: { kind: 'secret', required: false },
    imap_folders: { kind: 'list' },
    imap_enabled: { kind: 'flag' },
    imap_authentication: { kind: 'choice', choices: ['plain', 'login', 'cram-md5', 'xoauth2'] },
    reopen_days: { kind: 'number' },
  })
  expect(fields('whatsapp')).toMatchObject({
    provider: { kind: 'choice', usual: 'default' },
    'provider_config.api_key': { kind: 'secret' },
    'provider_config.phone_number_id': { kind: 'text' },
  })
  expect(fields('api')).toMatchObject({
    webhook_url: { kind: 'text', required: false },
    additional_attributes: { kind: 'object' },
  })
})

it('says by whom one is let in without a password, and what the installation lacks for it', async () => {
  const box = await makeEmailInbox()
  const { body } = await request('GET', `${box.account}/channel_kinds`, { as: box.agent })
  const { payload } = body as { payload: { type: string; consents: object[] }[] }
  expect(payload.find(one => one.type === 'email')?.consents).toEqual([
    {
      provider: 'google',
      missing: ['GOOGLE_OAUTH_CLIENT_ID', 'GOOGLE_OAUTH_CLIENT_SECRET'],
      callback: 'http://localhost:3000/google/callback',
    },
    {
      provider: 'microsoft',
      missing: ['AZURE_APP_ID', 'AZURE_APP_SECRET'],
      callback: 'http://localhost:3000/microsoft/callback',
    },
  ])
  expect(payload.filter(one => one.consents.length)).toHaveLength(1)
  const refused = await request('POST', `${box.account}/google/authorization`, { as: box.administrator, json: {} })
  expect(refused).toMatchObject({
    status: 422,
    body: { message: expect.stringContaining('GOOGLE_OAUTH_CLIENT_ID'), attributes: ['body'] },
  })
})
