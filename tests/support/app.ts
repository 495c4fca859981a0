import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { createAccount } from '#lib/accounts/index.ts'
import type { createApi } from '#lib/api/index.ts'
import { decrypt } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { readEnv } from '#lib/base/env.ts'
import { addMember, ensureUser } from '#lib/users/index.ts'
import { start } from '../../start.ts'
import { holdToContract } from './contract.ts'

export type Api = ReturnType<typeof createApi>
export type Answer = { status: number; body: unknown; headers: Headers }

let charla: Awaited<ReturnType<typeof start>>

/** Starts Charla on the run's database for the tests of this file. */
export function withCharla(options: { work?: boolean; env?: Record<string, string> } = {}) {
  beforeAll(async () => {
    const database = inject('database')
    const env = readEnv({
      NODE_ENV: 'test',
      DATA_DIR: inject('dataDir'),
      PORT: '3000',
      DATABASE_POOL: '6',
      API_REQUESTS_PER_MINUTE: '0', // tests ask more in a minute than anybody
      CONVERSATION_MESSAGE_PER_MINUTE_LIMIT: '0',
      DELIVER_WEBHOOKS: '0', // to addresses that tests have made up
      WHATSAPP_CLOUD_BASE_URL: 'http://127.0.0.1:9', // nobody is there
      WHATSAPP_360DIALOG_BASE_URL: 'http://127.0.0.1:9',
      TELEGRAM_BASE_URL: 'http://127.0.0.1:9',
      TRUST_PROXY: '1', // each request comes from an address of its own, unless the test gives it one
      ...('url' in database ? { DATABASE_URL: database.url } : {}),
      ...options.env,
    })
    charla = await start(env, {
      work: options.work ?? false,
      seed: false,
      ...('url' in database ? {} : { running: database }),
    })
  })
  afterAll(() => charla.stop())
  return { api: () => charla.api }
}

export type Person = { userId: number; token: string; pubsubToken: string; email: string }

/** A person with a user here, without going through sign-up. */
export async function makePerson(name = 'Somebody', email = `${randomUUID()}@example.test`): Promise<Person> {
  return withSystem(async sql => {
    const userId = await ensureUser(sql, { authId: randomUUID(), email, name })
    const [row] = await sql<{ access_token: string; pubsub_token: string }[]>`
      select access_token, pubsub_token from charla.users where id = ${userId}`
    return { userId, email, token: decrypt(row?.access_token ?? ''), pubsubToken: decrypt(row?.pubsub_token ?? '') }
  })
}

export type Tenant = {
  accountId: number
  administrator: Person
  agent: Person
  outsider: Person
  inboxId: number
  websiteToken: string
}

/** An account with an administrator, an agent in its website inbox, and an agent in no inbox (`outsider`). */
export async function makeTenant(name = 'Acme'): Promise<Tenant> {
  const administrator = await makePerson('Ada')
  const agent = await makePerson('Amal')
  const outsider = await makePerson('Omar')
  const accountId = await withSystem(async sql => {
    const id = await createAccount(sql, { name })
    await addMember(sql, id, administrator.userId, 1)
    await addMember(sql, id, agent.userId, 0)
    await addMember(sql, id, outsider.userId, 0)
    return id
  })
  const made = await request('POST', `/api/v1/accounts/${accountId}/inboxes`, {
    as: administrator,
    json: {
      name: 'Website',
      // Whoever runs the jobs runs them for the tenants of all tests: what they say or change by themselves is asked for.
      enable_email_collect: false,
      enable_auto_assignment: false,
      channel: { type: 'web_widget', website_url: 'https://example.com' },
    },
  })
  const inbox = made.body as { id: number; website_token: string }
  await request('PATCH', `/api/v1/accounts/${accountId}/inbox_members`, {
    as: administrator,
    json: { inbox_id: inbox.id, user_ids: [administrator.userId, agent.userId] },
  })
  return { accountId, administrator, agent, outsider, inboxId: inbox.id, websiteToken: inbox.website_token }
}

type Request = {
  as?: Person | VisitorToken | undefined
  json?: unknown
  headers?: Record<string, string>
  raw?: string
  form?: FormData
}
export type VisitorToken = { authToken: string; websiteToken: string; pubsubToken: string }

/** Asks through the front door, as a member (access token), a visitor, or nobody. */
export async function request(
  method: string,
  path: string,
  { as, json, headers = {}, raw, form }: Request = {},
): Promise<Answer> {
  const visitor = as && 'authToken' in as ? as : undefined
  const member = as && 'token' in as ? as : undefined
  const url = visitor ? `${path}${path.includes('?') ? '&' : '?'}website_token=${visitor.websiteToken}` : path
  const answer = await charla.api.request(url, {
    method,
    headers: {
      'x-forwarded-for': `address-${randomUUID()}`,
      ...(json !== undefined || raw !== undefined ? { 'content-type': 'application/json' } : {}),
      ...(member ? { api_access_token: member.token } : {}),
      ...(visitor ? { 'x-auth-token': visitor.authToken } : {}),
      ...headers,
    },
    ...(json !== undefined
      ? { body: JSON.stringify(json) }
      : raw !== undefined
        ? { body: raw }
        : form
          ? { body: form }
          : {}),
  })
  const text = await answer.text()
  const body = parse(text)
  holdToContract(charla.api, method, url, { status: answer.status, body })
  return { status: answer.status, headers: answer.headers, body }
}

/** A new visitor of the tenant's website, who has not written yet. */
export async function makeVisitor(tenant: Pick<Tenant, 'websiteToken'>): Promise<VisitorToken> {
  const { body } = await request('POST', `/api/v1/widget/config?website_token=${tenant.websiteToken}`)
  const config = body as { website_channel_config: { auth_token: string }; contact: { pubsub_token: string } }
  return {
    authToken: config.website_channel_config.auth_token,
    websiteToken: tenant.websiteToken,
    pubsubToken: config.contact.pubsub_token,
  }
}

/** The visitor writes; answers the message. */
export async function writes(visitor: VisitorToken, content: string, echoId?: string) {
  const { body } = await request('POST', '/api/v1/widget/messages', {
    as: visitor,
    json: { message: { content, echo_id: echoId } },
  })
  return body as { id: number; conversation_id: number; content: string }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
