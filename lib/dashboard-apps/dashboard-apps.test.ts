import { describe, expect, it } from 'vitest'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'

withCharla()

const content = [{ type: 'frame', url: 'https://crm.example.com/panel' }]
const door =
  (tenant: Tenant, as: Person = tenant.administrator) =>
  (method: string, rest = '', json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/dashboard_apps${rest}`, {
      as,
      ...(json === undefined ? {} : { json }),
    })

async function withApp() {
  const tenant = await makeTenant()
  const ask = door(tenant)
  const made = await ask('POST', '', { dashboard_app: { title: 'CRM', content } })
  const app = made.body as { id: number }
  return { tenant, ask, made, app, path: `/${app.id}` }
}

describe('dashboard apps', () => {
  it('are made, listed, read, changed and taken away', async () => {
    const { ask, made, app, path } = await withApp()
    expect(made).toMatchObject({
      status: 200,
      body: { id: expect.any(Number), title: 'CRM', content, created_at: expect.any(String) },
    })
    expect(await ask('GET')).toMatchObject({ status: 200, body: [app] })
    expect(await ask('GET', path)).toMatchObject({ status: 200, body: app })
    expect(await ask('PATCH', path, { title: 'Orders' })).toMatchObject({
      status: 200,
      body: { ...app, title: 'Orders' },
    })
    const other = [{ type: 'frame', url: 'http://localhost:3000/' }]
    expect(await ask('PUT', path, { content: other })).toMatchObject({
      status: 200,
      body: { title: 'Orders', content: other },
    })
    expect(await ask('DELETE', path)).toMatchObject({ status: 204, body: '' })
    for (const method of ['GET', 'PATCH', 'DELETE'])
      expect(await ask(method, path, method === 'GET' ? undefined : {})).toMatchObject({ status: 404 })
  })

  it('are seen by every member, and changed by administrators', async () => {
    const { tenant, app, path } = await withApp()
    const ask = door(tenant, tenant.outsider)
    expect(await ask('GET')).toMatchObject({ status: 200, body: [app] })
    expect((await ask('GET', path)).status).toBe(200)
    expect((await ask('POST', '', { title: 'Mine', content })).status).toBe(403)
    expect((await ask('PATCH', path, { title: 'Mine' })).status).toBe(403)
    expect((await ask('DELETE', path)).status).toBe(403)
  })

  it.each([
    ['title', ' '],
    ['title', 'nul\0'],
    ['content', []],
    ['content', 'https://example.com'],
    ['content.0.type', [{ type: 'script', url: 'https://example.com' }]],
    ['content.0.url', [{ type: 'frame', url: 'javascript:alert(1)' }]],
    ['content.0.url', [{ type: 'frame', url: 'data:text/html,hello' }]],
    ['content.0.url', [{ type: 'frame' }]],
  ])('are refused with %s: %j', async (field, value) => {
    const { ask, path } = await withApp()
    const json = { title: 'CRM', content, [field.split('.')[0] as string]: value }
    const refusal = { status: 422, body: { attributes: [field] } }
    expect(await ask('POST', '', json)).toMatchObject(refusal)
    expect(await ask('PATCH', path, json)).toMatchObject(refusal)
  })
})
