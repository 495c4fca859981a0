import { describe, expect, it } from 'vitest'
import type { WebhookWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { asSuperuser } from '#tests/support/superuser.ts'

withCharla()

const door =
  (tenant: Tenant, as: Person = tenant.administrator) =>
  (method: string, rest = '', json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/webhooks${rest}`, {
      as,
      ...(json === undefined ? {} : { json }),
    })

const url = 'https://example.com/hook?key=1'
const made = (answer: { body: unknown }) => (answer.body as { payload: { webhook: WebhookWire } }).payload.webhook

async function withWebhook(given: object = { url }) {
  const tenant = await makeTenant()
  const ask = door(tenant)
  const webhook = made(await ask('POST', '', given))
  return { tenant, ask, webhook, path: `/${webhook.id}` }
}

describe('webhooks', () => {
  it('are registered, listed, changed and taken away', async () => {
    const { tenant, ask, webhook, path } = await withWebhook()
    expect(webhook).toEqual({
      id: expect.any(Number),
      account_id: tenant.accountId,
      name: null,
      url,
      subscriptions: [
        'conversation_created',
        'conversation_status_changed',
        'conversation_updated',
        'message_created',
        'message_updated',
        'webwidget_triggered',
        'contact_created',
        'contact_updated',
      ],
      secret: expect.stringMatching(/^[\w-]{32}$/),
      signing_secret: `whsec_${Buffer.from(webhook.secret).toString('base64')}`,
    })
    const given = { url: 'HTTP://localhost:3000/', name: 'Mine', inbox_id: tenant.inboxId }
    const subscriptions = ['conversation_typing_on', 'inbox_created']
    const second = await ask('POST', '', { webhook: { ...given, subscriptions: [...subscriptions, 'inbox_created'] } })
    expect(second).toMatchObject({ status: 200 })
    const { inbox_id, ...rest } = given
    expect(made(second)).toMatchObject({ ...rest, subscriptions, inbox: { id: inbox_id, name: 'Website' } })
    expect(made(second).secret).not.toBe(webhook.secret)
    expect(await ask('GET')).toMatchObject({
      status: 200,
      body: { payload: { webhooks: [webhook, made(second)] } },
    })
    expect(await ask('PATCH', path, { subscriptions })).toMatchObject({
      status: 200,
      body: { payload: { webhook: { ...webhook, subscriptions } } },
    })
    const json = { url: `${url}&more`, name: 'CRM', inbox_id }
    const { url: changed, name } = json
    expect(made(await ask('PUT', path, { webhook: json }))).toEqual({
      ...webhook,
      subscriptions,
      url: changed,
      name,
      inbox: { id: inbox_id, name: 'Website' },
    })
    expect(made(await ask('PATCH', path, { inbox_id: null, name: '', url: changed }))).toEqual({
      ...webhook,
      subscriptions,
      url: changed,
    })
    expect(await ask('DELETE', path)).toMatchObject({ status: 200, body: '' })
    for (const method of ['DELETE', 'PATCH']) expect(await ask(method, path, {})).toMatchObject({ status: 404 })
    expect(await ask('GET')).toMatchObject({ body: { payload: { webhooks: [made(second)] } } })
  })

  it('keep their secret encrypted', async () => {
    const { tenant, webhook } = await withWebhook()
    const [row] = await asSuperuser(
      sql => sql<{ secret: string }[]>`select secret from charla.webhooks where account_id = ${tenant.accountId}`,
    )
    expect(row?.secret).toMatch(/^v1\./)
    expect(row?.secret).not.toContain(webhook.secret)
  })

  it('are one for each address of the account', async () => {
    const { ask, path } = await withWebhook()
    const refused = { status: 422, body: { message: 'url: has already been taken', attributes: ['url'] } }
    expect(await ask('POST', '', { url: ` ${url} ` })).toMatchObject(refused)
    const other = made(await ask('POST', '', { url: 'https://example.com/other' }))
    expect(await ask('PATCH', `/${other.id}`, { url })).toMatchObject(refused)
    const together = await Promise.all([1, 2, 3].map(() => ask('POST', '', { url: 'https://example.com/at-once' })))
    expect(together.map(answer => answer.status).sort()).toEqual([200, 422, 422])
    const ids = [other.id, path.slice(1)]
    const moved = await Promise.all(ids.map(id => ask('PATCH', `/${id}`, { url: 'https://example.com/new' })))
    expect(moved.map(answer => answer.status).sort()).toEqual([200, 422])
    expect((await withWebhook()).webhook.url).toBe(url)
    const long = `https://example.com/${'ü'.repeat(2000)}`
    expect(made(await ask('POST', '', { url: long })).url).toBe(long)
  })

  it.each([
    [{}, 'url'],
    [{ url: null }, 'url'],
    [{ url: 'example.com' }, 'url'],
    [{ url: 'ftp://example.com' }, 'url'],
    [{ url: 'javascript:alert(1)//http://x' }, 'url'],
    [{ url: 'https://' }, 'url'],
    [{ url: 'https://a b' }, 'url'],
    [{ url: `https://example.com/${'x'.repeat(2048)}` }, 'url'],
    [{ url, name: 5 }, 'name'],
    [{ url, subscriptions: [] }, 'subscriptions'],
    [{ url, subscriptions: 'message_created' }, 'subscriptions'],
    [{ url, subscriptions: ['message_created', 'everything'] }, 'subscriptions.1'],
    [{ url, inbox_id: 'Website' }, 'inbox_id'],
    [{ url, inbox_id: 999_999_999 }, 'inbox_id'],
  ])('refuse %.80j', async (json, field) => {
    const { ask, path } = await withWebhook({ url: 'https://example.com/first' })
    const refused = { status: 422, body: { attributes: [field] } }
    expect(await ask('POST', '', json)).toMatchObject(refused)
    if (Object.keys(json).length) expect(await ask('PATCH', path, json)).toMatchObject(refused)
  })

  it('are the administrators’ alone', async () => {
    const { tenant, path } = await withWebhook()
    const ask = door(tenant, tenant.agent)
    expect(await ask('GET')).toMatchObject({ status: 403 })
    expect(await ask('POST', '', { url: 'https://example.com/mine' })).toMatchObject({ status: 403 })
    for (const method of ['PATCH', 'PUT', 'DELETE']) expect(await ask(method, path, {})).toMatchObject({ status: 403 })
  })

  it('of another account are not there, nor are its inboxes', async () => {
    const { tenant: theirs, path } = await withWebhook()
    const ask = door(await makeTenant())
    expect(await ask('GET')).toMatchObject({ body: { payload: { webhooks: [] } } })
    for (const method of ['PATCH', 'DELETE']) expect(await ask(method, path, {})).toMatchObject({ status: 404 })
    expect(await ask('POST', '', { url, inbox_id: theirs.inboxId })).toMatchObject({
      status: 422,
      body: { attributes: ['inbox_id'] },
    })
  })

  it('go with their inbox', async () => {
    const { tenant, ask } = await withWebhook()
    await ask('POST', '', { url: 'https://example.com/inbox', inbox_id: tenant.inboxId })
    const path = `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}`
    await request('DELETE', path, { as: tenant.administrator })
    expect(await ask('GET')).toMatchObject({ body: { payload: { webhooks: [{ url }] } } })
    expect(((await ask('GET')).body as { payload: { webhooks: [] } }).payload.webhooks).toHaveLength(1)
  })
})
