import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ContactWire, MessageWire } from '#lib/protocol/index.ts'
import { type Planted, plantTenant } from '#tests/support/planted.ts'
import { type Operation, operations } from '#tests/support/routes/index.ts'
import naughty from './fixtures/naughty.json' with { type: 'json' }
import { request, withCharla } from './support/app.ts'

withCharla({ env: { ENABLE_ACCOUNT_SIGNUP: '1' } })

let tenant: Planted

beforeAll(async () => {
  tenant = await plantTenant()
})

/** Strings that break programs, and everything else that JSON can hold where a string was wanted. */
const odd = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...naughty) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\0', '\ud800', 'a\0b', '\u202e', '%00', '%', '../..', "' or 1=1 --", '{{7*7}}', '1e999', 'NaN'),
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    2 ** 53,
    1e300,
    -1e300,
    [],
    {},
    [[]],
    { toString: 1 },
    { __proto__: null },
    ['a', null],
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Words of the API, so that what is sent comes past the first look. */
const keys = [
  'name',
  'email',
  'password',
  'content',
  'echo_id',
  'message',
  'contact',
  'profile',
  'channel',
  'status',
  'priority',
  'user_ids',
  'inbox_id',
  'assignee_id',
  'team_id',
  'custom_attributes',
  'attribute_key',
  'attribute_model',
  'attribute_values',
  'regex_pattern',
  'filter_type',
  'payload',
  'page',
  'query',
  'url',
  'subscriptions',
  'additional_attributes',
  'content_attributes',
  'snoozed_until',
  'token',
  'token_hash',
  'role',
  'ui_settings',
  'labels',
  'title',
  'color',
  'short_code',
  'attachments',
  'avatar',
  'avatar_url',
  'external_url',
  'blob',
  'byte_size',
]

const operation = fc.constantFrom(...operations.filter(one => !one.route.startsWith('DELETE')))

function asked(one: Operation) {
  const target = { ...tenant, account: tenant.accountId }
  const visitor = one.who === 'visitor' || one.who === 'website'
  const headers: Record<string, string> = visitor ? { 'x-auth-token': tenant.visitor.authToken } : {}
  return {
    method: one.route.split(' ')[0] as string,
    path: one.path(target),
    base: one.json?.(target),
    headers,
    ...(visitor
      ? {}
      : { as: { ...tenant.administrator, ...(one.who === 'platform' ? { token: tenant.platform.token } : {}) } }),
  }
}

const fine = ({ status, body }: { status: number; body: unknown }, about: string) =>
  expect(status, `${about}: ${JSON.stringify(body)}`).toBeLessThan(500)

/** `/ready` says 503 when it is not, as it should. */
const probes = (one: Operation) => one.route === 'GET /ready'

describe('whatever is sent, no answer is a fault of ours', () => {
  it('in a body', async () => {
    const writing = fc.constantFrom(...operations.filter(one => one.json))
    const change = fc.dictionary(fc.constantFrom(...keys), odd, { maxKeys: 3 })
    const shape = fc.constantFrom<'over' | 'inside' | 'instead'>('over', 'inside', 'instead')
    await fc.assert(
      fc.asyncProperty(writing, change, shape, odd, async (one, changes, how, instead) => {
        const { method, path, base, headers, as } = asked(one)
        const [first = 'a'] = Object.keys(base as object)
        const inner = (base as Record<string, unknown>)[first]
        const within = {
          ...(base as object),
          [first]: typeof inner === 'object' && inner && !Array.isArray(inner) ? { ...inner, ...changes } : instead,
        }
        const json = how === 'over' ? { ...(base as object), ...changes } : how === 'inside' ? within : instead
        fine(await request(method, path, { json, headers, as }), `${one.route} ${JSON.stringify(json)}`)
      }),
      { numRuns: 500 },
    )
  })

  it('in a path or a query', async () => {
    await fc.assert(
      fc.asyncProperty(operation, odd, fc.boolean(), async (one, value, inQuery) => {
        const { method, path, base, headers, as } = asked(one)
        const text = String(typeof value === 'object' ? JSON.stringify(value) : value)
        const written = text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
        const names = [
          'page',
          'status',
          'sort',
          'sort_by',
          'before',
          'after',
          'cursor',
          'inbox_ids[]',
          'labels[]',
          'search',
          'token',
          'website_token',
          written,
        ]
        const separator = path.includes('?') ? '&' : '?'
        const asking = inQuery
          ? `${path}${separator}${names.map(name => `${name}=${written}`).join('&')}`
          : path.replace(/\/\d+(?=\/|$|\?)(?!.*\/\d)/, `/${written}`)
        const answer = await request(method, asking, {
          headers,
          as,
          ...(base === undefined || method === 'GET' ? {} : { json: {} }),
        })
        if (!probes(one)) fine(answer, `${one.route} ${asking}`)
      }),
      { numRuns: 300 },
    )
  })

  it('in a header', async () => {
    const header = fc.constantFrom(
      'cookie',
      'api_access_token',
      'client',
      'access-token',
      'x-auth-token',
      'user-agent',
      'accept-language',
      'origin',
      'authorization',
      'content-type',
      'x-request-id',
      'x-forwarded-for',
      'accept-encoding',
      'content-length',
    )
    const value = fc
      .oneof(
        fc.constantFrom(
          'charla_session=%00.%00',
          'charla_session=%',
          'charla_session=a.b.c',
          'a.b.c',
          '%00',
          '\xff',
          '-1',
          '1e9',
          ';;',
          'null',
        ),
        fc.string({ maxLength: 60 }),
      )
      .filter(text => !/[^\t\x20-\x7e\x80-\xff]/.test(text))
    await fc.assert(
      fc.asyncProperty(operation, header, value, async (one, name, text) => {
        const { method, path, headers } = asked(one)
        const answer = await request(method, path, { headers: { ...headers, [name]: text.trim() } })
        if (!probes(one)) fine(answer, `${one.route} ${name}: ${text}`)
      }),
      { numRuns: 200 },
    )
  })
})

describe('what is accepted comes back to the byte', () => {
  const storable = naughty.filter(text => text.isWellFormed() && !text.includes('\0'))
  beforeAll(async () => {
    tenant = await plantTenant() // the other one has been through a lot
  })
  const account = () => `/api/v1/accounts/${tenant.accountId}`

  it('as attributes of a contact', async () => {
    const custom_attributes = Object.fromEntries(storable.map((text, index) => [`a${index}`, text]))
    const path = `${account()}/contacts/${tenant.contactId}`
    expect((await request('PUT', path, { as: tenant.agent, json: { custom_attributes } })).status).toBe(200)
    const { body } = await request('GET', path, { as: tenant.agent })
    expect((body as { payload: ContactWire }).payload.custom_attributes).toMatchObject(custom_attributes)
  })

  it('as messages of both sides', async () => {
    const joined = storable.join('\n')
    const path = `${account()}/conversations/${tenant.displayId}/messages`
    const json = { message: { content: joined } }
    const written = [
      await request('POST', path, { as: tenant.agent, json: { content: joined } }),
      await request('POST', '/api/v1/widget/messages', { as: tenant.visitor, json }),
    ]
    const { body } = await request('GET', path, { as: tenant.agent })
    const read = (body as { payload: MessageWire[] }).payload.slice(-2)
    for (const message of [...written.map(answer => answer.body as MessageWire), ...read])
      expect(message.content).toBe(joined)
  })

  it('as the name of a contact, or it is refused by name', async () => {
    const path = `${account()}/contacts/${tenant.contactId}`
    for (const name of storable.filter((_, index) => index % 9 === 0 && storable[index] !== '')) {
      const { status, body } = await request('PUT', path, { as: tenant.agent, json: { name } })
      if (status === 200) expect((body as { payload: ContactWire }).payload.name).toBe(name.trim())
      else expect({ status, body }).toMatchObject({ status: 422, body: { attributes: ['name'] } })
    }
  })
})
