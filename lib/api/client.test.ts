import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { createClient, type Schemas } from '#lib/protocol/client.ts'
import type { components } from '#lib/protocol/operations.ts'
import { makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { type OpenApi, openApiOf } from './openapi.ts'
import { typeOf, typescriptOf } from './typescript.ts'

const { api } = withCharla()

const clientOf = (token?: string) =>
  createClient({ baseUrl: 'http://charla.test', token, fetch: async asked => api().fetch(asked) })
const at = ({ accountId }: Tenant) => ({ account_id: accountId })
const labels = '/api/v1/accounts/{account_id}/labels'

describe('the types of the client', () => {
  it('are those of the API as it is: `npm run client` makes them anew', async () => {
    const kept = await readFile(new URL('../protocol/operations.ts', import.meta.url), 'utf8')
    expect(kept === typescriptOf(openApiOf(api(), ''))).toBe(true)
  })

  it('have every operation of the document', async () => {
    const { paths } = (await request('GET', '/api/openapi.json')).body as OpenApi
    const made = typescriptOf(openApiOf(api(), ''))
    for (const path of Object.keys(paths)) expect(made).toContain(`  ${JSON.stringify(path)}: {\n`)
  })

  it.each([
    [{ type: ['integer', 'null'] }, 'number | null'],
    [{ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'number' }] } }, '(string | number)[]'],
    [{ type: 'array', prefixItems: [{ const: 1 }, { type: 'boolean' }] }, '[1, boolean]'],
    [{ enum: ['a', 'b', null] }, '"a" | "b" | null'],
    [{ allOf: [{ $ref: '#/components/schemas/A' }, {}] }, 'components["schemas"]["A"] & unknown'],
    [
      { type: 'object', properties: { 'a-b': {}, c: { type: 'string' } }, required: ['c'] },
      '{ "a-b"?: unknown; c: string }',
    ],
    [{ type: 'object', additionalProperties: { type: 'integer' } }, '{ [key: string]: number }'],
    [
      { type: 'object', properties: { a: { not: {} } }, additionalProperties: {} },
      '{ a?: never; [key: string]: unknown }',
    ],
    [{ type: 'object', additionalProperties: false }, 'Record<string, never>'],
  ])('say of %o what it is', (schema, type) => {
    expect(typeOf(schema)).toBe(type)
  })

  it('let nothing be asked that is not there', () => {
    // Compiled, never run: each of these lines is an error, or this file does not compile.
    const wrong = async (client = clientOf()) => {
      // @ts-expect-error there is no such path
      await client.GET('/api/v1/accounts/{account_id}/label', { params: { path: { account_id: 1 } } })
      // @ts-expect-error the path wants an account
      await client.GET(labels)
      // @ts-expect-error nobody deletes all labels
      await client.DELETE(labels, { params: { path: { account_id: 1 } } })
      // @ts-expect-error a label has a title
      await client.POST(labels, { params: { path: { account_id: 1 } }, body: { color: '#fff' } })
      // @ts-expect-error a title is text
      await client.POST(labels, { params: { path: { account_id: 1 } }, body: { title: 1 } })
      const inboxes = '/api/v1/accounts/{account_id}/inboxes'
      const widget = { name: 'Shop', channel: { type: 'web_widget' as const, website_url: 'https://shop.test' } }
      await client.POST(inboxes, { params: { path: { account_id: 1 } }, body: widget })
      const colourful = { ...widget, channel: { ...widget.channel, widget_color: 7 } }
      // @ts-expect-error the kind of channel says what it takes
      await client.POST(inboxes, { params: { path: { account_id: 1 } }, body: colourful })
      const { data } = await client.GET(labels, { params: { path: { account_id: 1 } } })
      // @ts-expect-error a label has no name
      data?.payload[0]?.name
      // @ts-expect-error there is an answer, or an error
      data.payload
      const profile = await client.GET('/api/v1/profile')
      // Also what is always null is among the fields.
      profile.data?.type satisfies null | undefined
      if (!profile.error) profile.data.id satisfies number
    }
    expect(wrong).toBeTypeOf('function')
    const same: Schemas['Label'] extends components['schemas']['Label'] ? true : false = true
    expect(same).toBe(true)
  })
})

describe('the client', () => {
  it('asks as the member whose token it has', async () => {
    const tenant = await makeTenant()
    const client = clientOf(tenant.administrator.token)
    const made = await client.POST(labels, { params: { path: at(tenant) }, body: { title: 'vip' } })
    expect(made.data).toMatchObject({ title: 'vip' })
    const { data } = await client.GET(labels, { params: { path: at(tenant) } })
    expect(data?.payload.map(({ title }) => title)).toEqual(['vip'])
    const gone = await client.DELETE(`${labels}/{id}`, { params: { path: { ...at(tenant), id: made.data?.id ?? 0 } } })
    expect(gone).toMatchObject({ data: undefined, response: { ok: true } })
  })

  it('sends lists as the API reads them', async () => {
    const tenant = await makeTenant()
    const { data } = await clientOf(tenant.agent.token).GET('/api/v1/accounts/{account_id}/assignable_agents', {
      params: { path: at(tenant), query: { 'inbox_ids[]': [tenant.inboxId] } },
    })
    expect(data?.payload.map(({ id }) => id)).toContain(tenant.agent.userId)
  })

  it('has a refusal as a value that names the fields', async () => {
    const tenant = await makeTenant()
    const { data, error, response } = await clientOf(tenant.administrator.token).POST(labels, {
      params: { path: at(tenant) },
      body: { title: '' },
    })
    expect(data).toBeUndefined()
    expect(response.status).toBe(422)
    expect(error).toMatchObject({ attributes: ['title'] })
  })

  it('has as a value that it is nobody, and that nobody was reached', async () => {
    expect((await clientOf().GET('/api/v1/profile')).response.status).toBe(401)
    const unreachable = createClient({
      baseUrl: 'http://charla.test',
      fetch: () => Promise.reject(new TypeError('down')),
    })
    const { data, error, response } = await unreachable.GET('/api/v1/profile')
    expect({ data, status: response.status }).toEqual({ data: undefined, status: 0 })
    expect(error).toEqual({ error: 'The server could not be reached' })
  })

  it.each([
    ['a proxy that has no server behind it', new Response('<h1>Bad gateway</h1>', { status: 502 }), 502],
    ['a proxy that says nothing', new Response(null, { status: 503 }), 503],
    ['a network that wants a sign-in of its own', new Response('<h1>Welcome</h1>'), 0],
  ])('takes the answer of %s for an error', async (_, answer, status) => {
    const client = createClient({ baseUrl: 'http://charla.test', fetch: async () => answer })
    const { data, error, response } = await client.GET('/api/v1/profile')
    expect({ data, status: response.status }).toEqual({ data: undefined, status })
    expect(error).toEqual({ error: expect.stringMatching(/\w/) })
  })

  it('throws when whoever asks has stopped waiting', async () => {
    const stop = new AbortController()
    stop.abort()
    const client = createClient({ baseUrl: 'http://charla.test', fetch: asked => Promise.reject(asked.signal.reason) })
    await expect(client.GET('/api/v1/profile', { signal: stop.signal })).rejects.toThrow(/abort/i)
  })
})
