import { describe, expect, it } from 'vitest'
import type { InboxWire } from '#lib/protocol/index.ts'
import { makePerson, makeTenant, makeVisitor, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { listed } from '#tests/support/talk.ts'

withCharla()

const at = ({ accountId }: Tenant) => `/api/v1/accounts/${accountId}`
const web = (channel: object = {}) => ({ type: 'web_widget', website_url: 'https://example.com', ...channel })
const make = (tenant: Tenant, json: object) =>
  request('POST', `${at(tenant)}/inboxes`, { as: tenant.administrator, json })
const change = (tenant: Tenant, json: object) =>
  request('PATCH', `${at(tenant)}/inboxes/${tenant.inboxId}`, { as: tenant.administrator, json })
const read = async (tenant: Tenant) =>
  (await request('GET', `${at(tenant)}/inboxes/${tenant.inboxId}`, { as: tenant.agent })).body as InboxWire

describe('a website inbox', () => {
  it('is made with everything it needs, and its maker is a member', async () => {
    const tenant = await makeTenant()
    const { status, body } = await make(tenant, {
      name: ' Shop ',
      channel: web({ website_url: 'shop.example.com', widget_color: '#FFAA00', reply_time: 'in_a_day' }),
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: 'Shop',
      channel_type: 'Channel::WebWidget',
      website_url: 'https://shop.example.com',
      widget_color: '#ffaa00',
      welcome_title: '',
      reply_time: 'in_a_day',
      allowed_domains: '',
      website_token: expect.stringMatching(/^[\w-]{24}$/),
    })
    const { id, website_token, web_widget_script } = body as Required<InboxWire>
    expect(web_widget_script).toContain(JSON.stringify(website_token))
    const members = await request('GET', `${at(tenant)}/inbox_members/${id}`, { as: tenant.administrator })
    expect(members.body).toMatchObject({ payload: [{ id: tenant.administrator.userId }] })
  })

  it('is changed field by field', async () => {
    const tenant = await makeTenant()
    await change(tenant, {
      channel: {
        welcome_title: 'Hi 👋',
        welcome_tagline: 'Ask\nus',
        allowed_domains: 'a.test, *.b.test\nhttps://c.test:8080',
      },
    })
    await change(tenant, { name: 'Renamed' })
    expect(await read(tenant)).toMatchObject({
      name: 'Renamed',
      website_url: 'https://example.com',
      welcome_title: 'Hi 👋',
      welcome_tagline: 'Ask\nus',
      allowed_domains: 'a.test,*.b.test,https://c.test:8080',
    })
    await change(tenant, { channel: { allowed_domains: '' } })
    expect(await read(tenant)).toMatchObject({ allowed_domains: '' })
  })

  const wrong: [string, unknown][] = [
    ['website_url', ''],
    ['website_url', 'javascript:alert(1)'],
    ['website_url', 'ftp://example.com'],
    ['website_url', `https://${'x'.repeat(2048)}.com`],
    ['website_url', 7],
    ['widget_color', 'red'],
    ['widget_color', '#12345'],
    ['widget_color', '#1234567'],
    ['welcome_title', 'x'.repeat(256)],
    ['welcome_title', 'a\0b'],
    ['welcome_tagline', 'x'.repeat(1001)],
    ['reply_time', 'soon'],
    ['allowed_domains', 'exa mple;com'],
    ['allowed_domains', "'self' https://evil.test"],
    ['allowed_domains', 'x'.repeat(4001)],
  ]

  it.each(wrong)('is not made or changed with %s: %j, and says where', async (field, value) => {
    const tenant = await makeTenant()
    const refused = { status: 422, body: { attributes: [`channel.${field}`] } }
    expect(await make(tenant, { name: 'Shop', channel: web({ [field]: value }) })).toMatchObject(refused)
    const before = await read(tenant)
    expect(await change(tenant, { name: 'Half', channel: { [field]: value } })).toMatchObject(refused)
    expect(await read(tenant)).toEqual(before)
    const { body } = await request('GET', `${at(tenant)}/inboxes`, { as: tenant.administrator })
    expect((body as { payload: unknown[] }).payload).toHaveLength(1)
  })

  it.each([
    [{ channel: web() }, 'name'],
    [{ name: ' ', channel: web() }, 'name'],
    [{ name: 'x'.repeat(256), channel: web() }, 'name'],
    [{ name: 'Shop' }, 'channel'],
    [{ name: 'Shop', channel: 'web' }, 'channel'],
    [{ name: 'Shop', channel: { type: 'fax' } }, 'channel.type'],
    [{ name: 'Shop', channel: {} }, 'channel.type'],
    [{ name: 'Shop', channel: { type: 'web_widget' } }, 'channel.website_url'],
  ])('is not made of %j', async (json, named) => {
    expect(await make(await makeTenant(), json)).toMatchObject({ status: 422, body: { attributes: [named] } })
  })

  it('keeps its token and its kind, whatever is asked', async () => {
    const tenant = await makeTenant()
    const before = await read(tenant)
    await change(tenant, { channel: { website_token: 'mine', type: 'api', inbox_id: 1, account_id: 1, id: 1 } })
    expect(await read(tenant)).toEqual(before)
  })

  it('goes with its conversations, and visitors find it no more', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    await writes(visitor, 'Hello')
    const remove = () => request('DELETE', `${at(tenant)}/inboxes/${tenant.inboxId}`, { as: tenant.administrator })
    expect([(await remove()).status, (await remove()).status]).toEqual([200, 404])
    expect((await listed(tenant, 'status=all', tenant.administrator)).payload).toEqual([])
    const answer = await request('POST', '/api/v1/widget/messages', {
      as: visitor,
      json: { message: { content: 'Anybody?' } },
    })
    expect(answer.status).toBe(404)
  })
})

describe('the members of an inbox', () => {
  const set = (tenant: Tenant, user_ids: unknown, inbox_id: unknown = tenant.inboxId) =>
    request('PATCH', `${at(tenant)}/inbox_members`, { as: tenant.administrator, json: { inbox_id, user_ids } })

  it('are exactly those that are set', async () => {
    const tenant = await makeTenant()
    const { outsider, agent } = tenant
    expect(await set(tenant, [outsider.userId, outsider.userId])).toMatchObject({
      status: 200,
      body: { payload: [{ id: outsider.userId }] },
    })
    expect((await request('GET', `${at(tenant)}/inboxes`, { as: agent })).body).toEqual({ payload: [] })
    expect((await request('GET', `${at(tenant)}/inboxes`, { as: outsider })).body).toMatchObject({
      payload: [{ id: tenant.inboxId }],
    })
    expect(await set(tenant, [])).toMatchObject({ status: 200, body: { payload: [] } })
  })

  it('are members of the account', async () => {
    const tenant = await makeTenant()
    for (const stranger of [await makePerson(), (await makeTenant()).agent])
      expect(await set(tenant, [tenant.agent.userId, stranger.userId])).toMatchObject({
        status: 422,
        body: { attributes: ['user_ids'] },
      })
    const { body } = await request('GET', `${at(tenant)}/inbox_members/${tenant.inboxId}`, { as: tenant.agent })
    expect((body as { payload: unknown[] }).payload).toHaveLength(2)
  })

  it.each([
    ['user_ids', undefined],
    ['user_ids', 'all'],
    ['user_ids.0', ['x']],
    ['user_ids.0', [0]],
    ['user_ids.0', [null]],
  ])('are not set with a wrong %s', async (named, user_ids) => {
    expect(await set(await makeTenant(), user_ids)).toMatchObject({ status: 422, body: { attributes: [named] } })
  })

  it('belong to an inbox that is there', async () => {
    const tenant = await makeTenant()
    expect((await set(tenant, [], 999_999_999)).status).toBe(404)
    expect((await set(tenant, [], (await makeTenant()).inboxId)).status).toBe(404)
  })
})

describe('who can be assigned', () => {
  const assignable = async (tenant: Tenant, query: string, as = tenant.agent) =>
    request('GET', `${at(tenant)}/assignable_agents?${query}`, { as })
  const names = ({ body }: { body: unknown }) =>
    (body as { payload: { name: string }[] }).payload.map(agent => agent.name)

  it('are the members of all the inboxes, and administrators', async () => {
    const tenant = await makeTenant()
    const second = (await make(tenant, { name: 'Second', channel: web() })).body as InboxWire
    expect(names(await assignable(tenant, `inbox_ids[]=${tenant.inboxId}`))).toEqual(['Ada', 'Amal'])
    const both = `inbox_ids[]=${tenant.inboxId}&inbox_ids[]=${second.id}`
    expect(names(await assignable(tenant, both, tenant.administrator))).toEqual(['Ada'])
    expect(names(await assignable(tenant, `inbox_ids=${tenant.inboxId}`))).toEqual(['Ada', 'Amal'])
  })

  it.each([
    ['', 422],
    ['inbox_ids[]=x', 422],
    ['inbox_ids[]=0', 422],
    ['inbox_ids[]=999999999', 404],
  ])('is not answered for %j', async (query, status) => {
    const tenant = await makeTenant()
    expect((await assignable(tenant, query)).status).toBe(status)
    expect((await assignable(tenant, query, tenant.administrator)).status).toBe(status)
  })
})

describe('what the channel of an inbox carries', () => {
  it('is said with the inbox, as the channel says it today', async () => {
    const tenant = await makeTenant()
    const made = async (channel: object) => (await make(tenant, { name: 'One', channel })).body as InboxWire
    expect((await made(web())).traits).toMatchObject({ reply_window: null, templates: false, recipients: false })
    expect((await made({ type: 'api' })).traits.formatting).toEqual(['bold', 'italic'])
    const mail = await made({ type: 'email', email: `help-${tenant.accountId}@acme.test` })
    expect(mail.traits).toMatchObject({ recipients: true, files: [{ type: '', most: 40 * 1_048_576 }] })
  })
})
