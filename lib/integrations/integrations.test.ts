import { describe, expect, it } from 'vitest'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { asSuperuser } from '#tests/support/superuser.ts'

withCharla()

const door =
  (tenant: Tenant, as: Person = tenant.administrator) =>
  (method: string, rest: string, json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/integrations${rest}`, {
      as,
      ...(json === undefined ? {} : { json }),
    })

const openai = { app_id: 'openai', settings: { api_key: 'sk-secret', label_suggestion: true } }
const dialogflow = (inbox_id: number) => ({
  app_id: 'dialogflow',
  inbox_id,
  settings: { project_id: 'shop', credentials: { type: 'service_account' }, language_code: 'es' },
})

type App = { id: string; enabled: boolean; hooks: { id: number }[] }
const appsOf = async (ask: ReturnType<typeof door>) => ((await ask('GET', '/apps')).body as { payload: App[] }).payload

describe('the apps there are', () => {
  it('are listed by the names that Chatwoot has for them, none of them connected', async () => {
    const ask = door(await makeTenant())
    const apps = await appsOf(ask)
    expect(apps.map(app => app.id)).toEqual([
      'webhook',
      'dashboard_apps',
      'openai',
      'linear',
      'notion',
      'slack',
      'dialogflow',
      'google_translate',
      'dyte',
      'shopify',
      'leadsquared',
    ])
    expect(apps.every(app => !app.enabled && app.hooks.length === 0)).toBe(true)
    expect(await ask('GET', '/apps/openai')).toMatchObject({
      status: 200,
      body: {
        ...apps[2],
        hook_type: 'account',
        allow_multiple_hooks: false,
        settings_json_schema: { required: ['api_key'], additionalProperties: false },
        action: '/openai',
      },
    })
    for (const id of ['nothing', 'constructor', '7']) expect((await ask('GET', `/apps/${id}`)).status).toBe(404)
  })

  it('say to agents whether they are connected, and not how', async () => {
    const tenant = await makeTenant()
    await door(tenant)('POST', '/hooks', openai)
    const { body } = await door(tenant, tenant.outsider)('GET', '/apps/openai')
    expect(body).toMatchObject({ enabled: true, hooks: [{ app_id: 'openai', status: true }] })
    expect(body).not.toHaveProperty('settings_json_schema')
    expect(body).not.toHaveProperty('action')
    expect(JSON.stringify(body)).not.toContain('sk-secret')
  })

  it('count webhooks and dashboard apps as connected when there is one', async () => {
    const tenant = await makeTenant()
    const { accountId, administrator: as } = tenant
    const make = (path: string, json: object) => request('POST', `/api/v1/accounts/${accountId}/${path}`, { as, json })
    await make('webhooks', { url: 'https://example.com/hook' })
    await make('dashboard_apps', { title: 'CRM', content: [{ type: 'frame', url: 'https://example.com' }] })
    const connected = (await appsOf(door(tenant))).filter(app => app.enabled)
    expect(connected.map(app => app.id)).toEqual(['webhook', 'dashboard_apps'])
  })
})

describe('a hook', () => {
  it('is made, read, switched off, set up anew and taken away', async () => {
    const tenant = await makeTenant()
    const ask = door(tenant)
    const made = await ask('POST', '/hooks', openai)
    const hook = made.body as { id: number }
    expect(made).toMatchObject({
      status: 200,
      body: {
        id: expect.any(Number),
        app_id: 'openai',
        status: true,
        inbox: null,
        account_id: tenant.accountId,
        hook_type: 'account',
        reference_id: null,
        settings: openai.settings,
      },
    })
    const path = `/hooks/${hook.id}`
    expect(await ask('GET', path)).toMatchObject({ status: 200, body: hook })
    expect(await ask('PATCH', path, { status: 0 })).toMatchObject({
      status: 200,
      body: { status: false, settings: openai.settings },
    })
    const settings = { api_key: 'sk-other' }
    const changed = await ask('PUT', path, { hook: { status: 'enabled', settings } })
    expect(changed.body).toEqual({ ...hook, settings })
    expect(await ask('DELETE', path)).toMatchObject({ status: 200, body: '' })
    for (const method of ['GET', 'PATCH', 'DELETE'])
      expect(await ask(method, path, method === 'GET' ? undefined : {})).toMatchObject({ status: 404 })
  })

  it('keeps its settings encrypted', async () => {
    const { body } = await door(await makeTenant())('POST', '/hooks', openai)
    const [row] = await asSuperuser(
      sql => sql<{ settings: string }[]>`
        select settings from charla.integrations_hooks where id = ${(body as { id: number }).id}`,
    )
    expect(row?.settings).toMatch(/^v1\./)
  })

  it('of an app for the whole account is there once, however many ask for it', async () => {
    const ask = door(await makeTenant())
    const answers = await Promise.all([1, 2, 3].map(() => ask('POST', '/hooks', openai)))
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 422, 422])
    expect(answers.find(answer => answer.status === 422)?.body).toMatchObject({ attributes: ['app_id'] })
  })

  it('of an inbox is seen by who sees the inbox, and there can be many', async () => {
    const tenant = await makeTenant()
    const ask = door(tenant)
    const made = await ask('POST', '/hooks', dialogflow(tenant.inboxId))
    expect(made).toMatchObject({
      status: 200,
      body: { hook_type: 'inbox', inbox: { id: tenant.inboxId, name: 'Website' } },
    })
    expect((await ask('POST', '/hooks', dialogflow(tenant.inboxId))).status).toBe(200)
    const path = `/hooks/${(made.body as { id: number }).id}`
    const mine = await door(tenant, tenant.agent)('GET', path)
    expect(mine.status).toBe(200)
    expect(mine.body).not.toHaveProperty('settings')
    const outside = door(tenant, tenant.outsider)
    expect((await outside('GET', path)).status).toBe(404)
    expect((await outside('GET', '/apps/dialogflow')).body).toMatchObject({ enabled: false, hooks: [] })
  })

  it('answers no event, whoever asks: there is no app that does', async () => {
    const tenant = await makeTenant()
    const { id } = (await door(tenant)('POST', '/hooks', openai)).body as { id: number }
    const ask = door(tenant, tenant.agent)
    for (const json of [{ event: { name: 'rephrase', data: { content: 'Hi' } } }, { event: 'rephrase' }, {}])
      expect(await ask('POST', `/hooks/${id}/process_event`, json)).toMatchObject({
        status: 422,
        body: { attributes: ['event'] },
      })
    expect((await ask('POST', `/hooks/${id + 1_000_000}/process_event`, { event: {} })).status).toBe(404)
  })

  it('is not made by hand of an app that one signs in to', async () => {
    const ask = door(await makeTenant())
    for (const app_id of ['slack', 'linear', 'notion', 'shopify']) {
      const { body } = await ask('GET', `/apps/${app_id}`)
      expect(body).toMatchObject({ hook_type: 'account', action: `/${app_id}`, enabled: false, hooks: [] })
      expect(body).not.toHaveProperty('settings_json_schema')
      expect(await ask('POST', '/hooks', { app_id })).toMatchObject({ status: 422, body: { attributes: ['app_id'] } })
    }
  })

  it('is changed by administrators alone', async () => {
    const tenant = await makeTenant()
    const made = (await door(tenant)('POST', '/hooks', openai)).body as { id: number }
    const ask = door(tenant, tenant.agent)
    expect((await ask('POST', '/hooks', openai)).status).toBe(403)
    expect((await ask('PATCH', `/hooks/${made.id}`, { status: false })).status).toBe(403)
    expect((await ask('DELETE', `/hooks/${made.id}`)).status).toBe(403)
  })

  it.each<[string, object]>([
    ['app_id', { app_id: 'nothing' }],
    ['app_id', { app_id: 'slack' }],
    ['app_id', { app_id: 'webhook' }],
    ['app_id', { app_id: 7 }],
    ['settings.api_key', { settings: {} }],
    ['settings.api_key', { settings: { api_key: ' ' } }],
    ['settings', { settings: { api_key: 'a', other: 'b' } }],
    ['settings', { settings: 'sk' }],
    ['settings', { settings: { api_key: 'nul\0' } }],
    ['status', { status: 'perhaps' }],
    ['inbox_id', { inbox_id: 999_999_999 }],
    ['inbox_id', { ...dialogflow(999_999_999) }],
    ['inbox_id', { ...dialogflow(1), inbox_id: '' }],
    ['settings.credentials', { ...dialogflow(1), settings: { project_id: 'a', credentials: 'b' } }],
  ])('is refused for its %s: %j', async (field, given) => {
    const refused = await door(await makeTenant())('POST', '/hooks', { ...openai, ...given })
    expect(refused).toMatchObject({ status: 422, body: { attributes: [field] } })
  })

  it('is not set up with what the app does not take', async () => {
    const ask = door(await makeTenant())
    const made = (await ask('POST', '/hooks', openai)).body as { id: number }
    expect(await ask('PATCH', `/hooks/${made.id}`, { settings: { api_key: '' } })).toMatchObject({
      status: 422,
      body: { attributes: ['settings.api_key'] },
    })
    expect(await ask('GET', `/hooks/${made.id}`)).toMatchObject({ body: { settings: openai.settings } })
  })

  it('does not name an inbox of another account', async () => {
    const [ours, theirs] = [await makeTenant(), await makeTenant()]
    expect(await door(ours)('POST', '/hooks', dialogflow(theirs.inboxId))).toMatchObject({
      status: 422,
      body: { attributes: ['inbox_id'] },
    })
  })
})
