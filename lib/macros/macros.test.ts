import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { discardUnneeded } from '#lib/files/discard.ts'
import type { MacroWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { aFile, fetchFile, formOf, picture } from '#tests/support/files.ts'

const charla = withCharla()

const at = (tenant: Tenant, rest = '') => `/api/v1/accounts/${tenant.accountId}/macros${rest}`
const noting = [{ action_name: 'add_private_note', action_params: ['Looked at'] }]
const make = (tenant: Tenant, json: object, as: Person = tenant.agent) =>
  request('POST', at(tenant), { as, json: { name: 'Close', actions: noting, ...json } })
const macroOf = ({ body }: { body: unknown }) => (body as { payload: MacroWire }).payload
const names = async (tenant: Tenant, as: Person) =>
  ((await request('GET', at(tenant), { as })).body as { payload: MacroWire[] }).payload.map(one => one.name)

describe('macros', () => {
  it('are made, read, changed and deleted by whose they are', async () => {
    const tenant = await makeTenant()
    const made = await make(tenant, {})
    expect(made).toMatchObject({
      status: 200,
      body: { payload: { name: 'Close', visibility: 'personal', actions: noting, files: [] } },
    })
    const macro = macroOf(made)
    expect(macro.created_by).toMatchObject({ id: tenant.agent.userId })
    const path = at(tenant, `/${macro.id}`)
    const as = tenant.agent
    expect((await request('GET', path, { as })).body).toEqual({ payload: macro })
    const changes = { macro: { name: ' Shut ', actions: [{ action_name: 'resolve_conversation' }] } }
    expect(await request('PUT', path, { as, json: changes })).toMatchObject({
      status: 200,
      body: { payload: { name: 'Shut', actions: [{ action_name: 'resolve_conversation', action_params: [] }] } },
    })
    expect(await request('DELETE', path, { as })).toMatchObject({ status: 200, body: '' })
    for (const method of ['GET', 'PATCH', 'DELETE'])
      expect((await request(method, path, { as, ...(method === 'PATCH' ? { json: {} } : {}) })).status).toBe(404)
  })

  it('are seen by whose they are, those for everybody by everybody', async () => {
    const tenant = await makeTenant()
    await make(tenant, { name: 'b of Amal' })
    const everybodys = macroOf(await make(tenant, { name: 'A for all', visibility: 'global' }, tenant.administrator))
    expect(await names(tenant, tenant.agent)).toEqual(['A for all', 'b of Amal'])
    for (const as of [tenant.administrator, tenant.outsider]) expect(await names(tenant, as)).toEqual(['A for all'])
    const path = at(tenant, `/${everybodys.id}`)
    const as = tenant.agent
    expect((await request('GET', path, { as })).status).toBe(200)
    expect((await request('PATCH', path, { as, json: { name: 'Mine' } })).status).toBe(403)
    expect((await request('DELETE', path, { as })).status).toBe(403)
  })

  it('are made for everybody by administrators alone, who may also take them for themselves', async () => {
    const tenant = await makeTenant()
    const own = macroOf(await make(tenant, { visibility: 'global' }))
    expect(own.visibility).toBe('personal') // as Chatwoot has it
    const wish = { as: tenant.agent, json: { visibility: 'global' } }
    const wished = await request('PATCH', at(tenant, `/${own.id}`), wish)
    expect(wished).toMatchObject({ status: 200, body: { payload: { visibility: 'personal' } } })
    expect(await names(tenant, tenant.outsider)).toEqual([])
    const all = macroOf(await make(tenant, { visibility: 1 }, tenant.administrator))
    expect(all.visibility).toBe('global')
    const taken = await request('PATCH', at(tenant, `/${all.id}`), {
      as: tenant.administrator,
      json: { visibility: 'personal' },
    })
    expect(macroOf(taken).visibility).toBe('personal')
    expect(await names(tenant, tenant.agent)).toEqual(['Close'])
  })

  it('keep the files that they send, which must be there', async () => {
    const tenant = await makeTenant()
    const form = formOf({ attachment: aFile('prices', 'prices.txt', 'text/plain') })
    const { body } = await request('POST', `/api/v1/accounts/${tenant.accountId}/upload`, { as: tenant.agent, form })
    const { blob_id } = body as { blob_id: number }
    const sending = (id: number) => ({ actions: [{ action_name: 'send_attachment', action_params: [id] }] })
    const [file] = macroOf(await make(tenant, sending(blob_id))).files
    expect(file).toMatchObject({ blob_id, filename: 'prices.txt', file_type: 'text/plain' })
    expect((await fetchFile(charla.api(), file?.file_url)).bytes.toString()).toBe('prices')
    expect(await make(tenant, sending(blob_id + 1_000_000))).toMatchObject({
      status: 422,
      body: { attributes: ['actions'] },
    })
    const other = await makeTenant()
    expect((await make(other, sending(blob_id))).status).toBe(422)
  })

  it('keep pictures too, whose addresses last longer than the macro', async () => {
    const tenant = await makeTenant()
    const png = await sharp(await picture())
      .png()
      .toBuffer()
    const form = formOf({ attachment: aFile(png, 'map.png', 'image/png') })
    const { body } = await request('POST', `/api/v1/accounts/${tenant.accountId}/upload`, { as: tenant.agent, form })
    const { blob_id, file_url } = body as { blob_id: number; file_url: string }
    const made = await make(tenant, { actions: [{ action_name: 'send_attachment', action_params: [blob_id] }] })
    expect(macroOf(made).files).toMatchObject([{ blob_id, filename: 'map.png' }])
    expect((await request('DELETE', at(tenant, `/${macroOf(made).id}`), { as: tenant.agent })).status).toBe(200)
    await discardUnneeded(new Date(Date.now() + 7 * 86_400_000))
    expect((await fetchFile(charla.api(), file_url)).status).toBe(200)
  })

  it('take no files that another member brought', async () => {
    const tenant = await makeTenant()
    const form = formOf({ attachment: aFile('salaries', 'salaries.txt', 'text/plain') })
    const { body } = await request('POST', `/api/v1/accounts/${tenant.accountId}/upload`, {
      as: tenant.administrator,
      form,
    })
    const { blob_id } = body as { blob_id: number }
    const actions = [{ action_name: 'send_attachment', action_params: [blob_id] }]
    expect(await make(tenant, { actions })).toMatchObject({ status: 422, body: { attributes: ['actions'] } })
    expect((await make(tenant, { actions }, tenant.administrator)).status).toBe(200)
  })

  it.each([
    ['name', { name: ' ' }],
    ['visibility', { visibility: 'mine' }],
    ['actions', { actions: [] }],
    ['actions.0.action_name', { actions: [{ action_name: 'burn', action_params: [] }] }],
    ['actions.0.action_params', { actions: [{ action_name: 'send_message', action_params: [] }] }],
    ['actions.0.action_params.0', { actions: [{ action_name: 'send_message', action_params: ['a\0b'] }] }],
    ['actions.0.action_params.0', { actions: [{ action_name: 'assign_agent', action_params: ['somebody'] }] }],
    ['actions.0.action_params', { actions: [{ action_name: 'add_label', action_params: [] }] }],
    ['actions.0.action_params.0', { actions: [{ action_name: 'change_status', action_params: ['shut'] }] }],
    ['actions.0.action_params.0', { actions: [{ action_name: 'change_priority', action_params: ['none'] }] }],
    ['actions.0.action_params.0', { actions: [{ action_name: 'send_webhook_event', action_params: ['file:///x'] }] }],
  ])('are refused for a wrong %s', async (field, json) => {
    expect(await make(await makeTenant(), json)).toMatchObject({ status: 422, body: { attributes: [field] } })
  })

  it('go with the member whose they are, and stay when they are everybody’s', async () => {
    const tenant = await makeTenant()
    await make(tenant, { name: 'Own' })
    const all = await make(tenant, { name: 'All', visibility: 'global' }, tenant.administrator)
    const agent = `/api/v1/accounts/${tenant.accountId}/agents/${tenant.agent.userId}`
    expect((await request('DELETE', agent, { as: tenant.administrator })).status).toBe(200)
    expect(await names(tenant, tenant.outsider)).toEqual(['All'])
    expect(macroOf(all).created_by).toMatchObject({ id: tenant.administrator.userId })
  })
})
