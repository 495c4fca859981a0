import { describe, expect, it } from 'vitest'
import { makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'

withCharla()

const read = async ({ accountId, outsider }: Tenant) =>
  (await request('GET', `/api/v1/accounts/${accountId}`, { as: outsider })).body
const change = ({ accountId, administrator }: Tenant, json: object, method = 'PATCH') =>
  request(method, `/api/v1/accounts/${accountId}`, { as: administrator, json })

describe('a path', () => {
  it('may end with a slash, as clients write it', async () => {
    const { accountId, administrator: as, inboxId } = await makeTenant()
    const inboxes = `/api/v1/accounts/${accountId}/inboxes`
    const json = { name: 'App', channel: { type: 'api' } }
    expect(await request('POST', `${inboxes}/`, { as, json })).toMatchObject({ status: 200, body: { name: 'App' } })
    expect(await request('GET', `${inboxes}/${inboxId}/`, { as })).toMatchObject({ status: 200, body: { id: inboxId } })
  })
})

describe('an account', () => {
  it('is shown to its members', async () => {
    const tenant = await makeTenant('Acme')
    expect(await read(tenant)).toEqual({
      id: tenant.accountId,
      name: 'Acme',
      slug: expect.stringMatching(/^acme(-[0-9a-f]{10})?$/),
      locale: 'en',
      timezone: 'UTC',
      domain: null,
      support_email: null,
      status: 'active',
      settings: {},
      custom_attributes: {},
      features: expect.objectContaining({ labels: true, team_management: true }),
      cache_keys: { label: '0000000000', inbox: expect.stringMatching(/^\d{10}$/), team: '0000000000' },
      latest_chatwoot_version: null,
      subscribed_features: [],
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
    })
  })

  it('is changed by an administrator, field by field', async () => {
    const tenant = await makeTenant()
    await change(tenant, { locale: 'ar', domain: 'acme.test', support_email: 'help@acme.test' })
    expect(await change(tenant, { name: 'Größe & Söhne' }, 'PUT')).toMatchObject({
      status: 200,
      body: { name: 'Größe & Söhne', locale: 'ar', domain: 'acme.test', support_email: 'help@acme.test' },
    })
    expect(await change(tenant, { domain: null })).toMatchObject({ body: { domain: null } })
    expect(await change(tenant, {})).toMatchObject({ status: 200 })
  })

  it.each([
    ['name', ''],
    ['name', 'x'.repeat(256)],
    ['name', 'a\u2028b\0'],
    ['locale', 'de-CH'],
    ['slug', ''],
    ['slug', 'Acme'],
    ['slug', '-acme'],
    ['slug', 'a'.repeat(64)],
    ['timezone', 'Mars/Olympus'],
    ['timezone', ''],
    ['reporting_timezone', 'Here'],
    ['captain_auto_resolve_mode', 'sometimes'],
    ['captain_features', { telepathy: true }],
    ['conversation_required_attributes', 'plan'],
    ['domain', 'x'.repeat(101)],
    ['support_email', 'help'],
    ['support_email', `${'x'.repeat(95)}@acme.test`],
  ])('is not changed with %s: %j', async (field, value) => {
    const tenant = await makeTenant()
    const before = await read(tenant)
    expect(await change(tenant, { locale: 'es', [field]: value })).toMatchObject({
      status: 422,
      body: { attributes: [field] },
    })
    expect(await read(tenant)).toEqual(before)
  })

  it('has a slug of its own, whatever its name', async () => {
    const word = `shop-${Date.now()}`
    const [first, second] = await Promise.all([makeTenant(`  ${word.toUpperCase()}! `), makeTenant(word)])
    const slugs = [await read(first), await read(second)].map(body => (body as { slug: string }).slug)
    expect(new Set(slugs).size).toBe(2)
    expect(slugs).toContain(word)
    for (const slug of slugs) expect(slug).toMatch(new RegExp(`^${word}(-[0-9a-f]{10})?$`))
    const [free, taken] = slugs[0] === word ? [second, first] : [first, second]
    expect(await change(free, { slug: word })).toMatchObject({ status: 422, body: { attributes: ['slug'] } })
    expect(await change(taken, { slug: `${word}-2` })).toMatchObject({ status: 200, body: { slug: `${word}-2` } })
    expect(await change(free, { slug: word })).toMatchObject({ status: 200, body: { slug: word } })
  })

  it('is named for addresses also when its name has no letter of theirs', async () => {
    expect(await read(await makeTenant('شركة'))).toMatchObject({ slug: expect.stringMatching(/^account/) })
    expect(await read(await makeTenant('Größe & Söhne'))).toMatchObject({ slug: expect.stringMatching(/^gro-e-sohne/) })
  })

  it('keeps its settings together, and what is said about the company', async () => {
    const tenant = await makeTenant()
    await change(tenant, { timezone: 'America/Sao_Paulo', auto_resolve_after: 60, industry: 'Bikes' })
    const captain_features = { editor: true }
    const body = (await change(tenant, { keep_pending_on_bot_failure: true, captain_features, website: 'acme.test' }))
      .body
    expect(body).toMatchObject({
      timezone: 'America/Sao_Paulo',
      settings: { auto_resolve_after: 60, keep_pending_on_bot_failure: true, captain_features },
      custom_attributes: { industry: 'Bikes', website: 'acme.test' },
    })
  })

  it('notes that a member works in it', async () => {
    const tenant = await makeTenant()
    const active = async () => {
      const { body } = await request('GET', '/api/v1/profile', { as: tenant.agent })
      return (body as { accounts: { active_at: string | null }[] }).accounts[0]?.active_at
    }
    expect(await active()).toBeNull()
    const path = `/api/v1/accounts/${tenant.accountId}/update_active_at`
    expect(await request('POST', path, { as: tenant.agent })).toMatchObject({ status: 200, body: '' })
    expect(await active()).toEqual(expect.any(String))
  })

  it('keeps what is not the administrator’s to set', async () => {
    const tenant = await makeTenant()
    const before = await read(tenant)
    await change(tenant, {
      id: 1,
      status: 'suspended',
      limits: { agents: 1 },
      features: { labels: false },
      custom_attributes: { plan_name: 'Enterprise' },
      cache_keys: { label: '9' },
      settings: { a: 1 },
      created_at: '2000-01-01',
    })
    expect(await read(tenant)).toEqual(before)
  })

  it.each(['0', 'abc', '999999999', '1e1', '-1'])('is not found as %s', async id => {
    const { administrator } = await makeTenant()
    expect([401, 404]).toContain((await request('GET', `/api/v1/accounts/${id}`, { as: administrator })).status)
  })
})

describe('the keys of what clients keep', () => {
  type Keys = { label: string; inbox: string; team: string }
  const keysOf = async ({ accountId, outsider: as }: Tenant) => {
    const { body } = await request('GET', `/api/v1/accounts/${accountId}/cache_keys`, { as })
    return (body as { cache_keys: Keys }).cache_keys
  }
  const cases: [string, keyof Keys, (tenant: Tenant, ask: Ask) => Promise<unknown>][] = [
    ['labels', 'label', (_, ask) => ask('POST', '/labels', { title: 'vip' })],
    ['inboxes', 'inbox', ({ inboxId }, ask) => ask('PATCH', `/inboxes/${inboxId}`, { name: 'Shop' })],
    ['an inbox’s secret', 'inbox', ({ inboxId }, ask) => ask('POST', `/inboxes/${inboxId}/reset_secret`)],
    ['teams', 'team', (_, ask) => ask('POST', '/teams', { name: 'sales' })],
  ]
  type Ask = (method: string, rest: string, json?: object) => Promise<unknown>

  it.each(cases)('change with %s, and every member hears of it once', async (_what, kind, work) => {
    const tenant = await makeTenant()
    const account = `/api/v1/accounts/${tenant.accountId}`
    const [before, neighbour] = [await keysOf(tenant), await makeTenant()]
    const theirs = await keysOf(neighbour)
    const { body } = await request('GET', `${account}/conversations`, { as: tenant.outsider })
    const { cursor } = (body as { data: { meta: { cursor: number } } }).data.meta
    await work(tenant, (method, rest, json) =>
      request(method, account + rest, { as: tenant.administrator, ...(json ? { json } : {}) }),
    )
    const after = await keysOf(tenant)
    expect({ ...after, [kind]: '' }).toEqual({ ...before, [kind]: '' })
    expect(Number(after[kind])).toBeGreaterThan(Number(before[kind]))
    const changes = await request('GET', `${account}/changes?cursor=${cursor}`, { as: tenant.outsider })
    const told = (changes.body as { events: { event: string; data: object }[] }).events
    expect(told.filter(one => one.event === 'account.cache_invalidated')).toMatchObject([
      { data: { account_id: tenant.accountId, cache_keys: after } },
    ])
    expect(await keysOf(neighbour)).toEqual(theirs)
  })

  it('stay when nothing came of it', async () => {
    const tenant = await makeTenant()
    const before = await keysOf(tenant)
    const json = { title: 'two words, and a comma' }
    await request('POST', `/api/v1/accounts/${tenant.accountId}/labels`, {
      as: tenant.administrator,
      json: { title: '' },
    })
    await request('POST', `/api/v1/accounts/${tenant.accountId}/labels`, { as: tenant.agent, json })
    expect(await keysOf(tenant)).toEqual(before)
  })
})
