import { describe, expect, it } from 'vitest'
import type { AttributeDefinitionWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'

withCharla()

const door =
  (tenant: Tenant, as: Person = tenant.administrator) =>
  (method: string, rest = '', json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/custom_attribute_definitions${rest}`, {
      as,
      ...(json === undefined ? {} : { json }),
    })

const plan = { attribute_display_name: 'Plan', attribute_key: 'plan' }

async function withDefinition(given: object = plan) {
  const tenant = await makeTenant()
  const ask = door(tenant)
  const definition = (await ask('POST', '', given)).body as AttributeDefinitionWire
  return { tenant, ask, definition, path: `/${definition.id}` }
}

describe('definitions of custom attributes', () => {
  it('are made, listed, read, changed and taken away', async () => {
    const { ask, definition, path } = await withDefinition()
    expect(definition).toEqual({
      id: expect.any(Number),
      ...plan,
      attribute_display_type: 'text',
      attribute_description: null,
      regex_pattern: null,
      regex_cue: null,
      attribute_values: [],
      attribute_model: 'conversation_attribute',
      default_value: null,
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      updated_at: expect.stringMatching(/^\d{4}-.*Z$/),
    })
    const whole = {
      attribute_display_name: 'Größe',
      attribute_display_type: 'list',
      attribute_description: 'Of the shirt',
      attribute_key: 'größe.eu_2-x',
      regex_pattern: '^[SML]$',
      regex_cue: 'One letter',
      attribute_values: ['S', 'M', 'L'],
      attribute_model: 'contact_attribute',
    }
    const second = await ask('POST', '', { custom_attribute_definition: whole })
    expect(second).toMatchObject({ status: 200, body: whole })
    expect(await ask('GET')).toMatchObject({ status: 200, body: [definition, second.body] })
    expect(await ask('GET', path)).toMatchObject({ status: 200, body: definition })
    expect(await ask('PATCH', path, { attribute_display_name: 'Tariff' })).toMatchObject({
      status: 200,
      body: { ...plan, attribute_display_name: 'Tariff', attribute_values: [] },
    })
    const json = { attribute_values: ['a'], attribute_display_type: 6, regex_cue: 'x', attribute_key: 'tariff' }
    expect(await ask('PUT', path, { custom_attribute_definition: json })).toMatchObject({
      body: { ...json, attribute_display_type: 'list', attribute_display_name: 'Tariff' },
    })
    expect(await ask('PATCH', path, { regex_cue: '', attribute_values: null })).toMatchObject({
      body: { regex_cue: null, attribute_values: [], attribute_key: 'tariff' },
    })
    expect(await ask('DELETE', path)).toMatchObject({ status: 204, body: '' })
    for (const method of ['GET', 'DELETE', 'PATCH'])
      expect(await ask(method, path, method === 'GET' ? undefined : {})).toMatchObject({ status: 404 })
    expect(await ask('GET')).toMatchObject({ body: [second.body] })
  })

  it('say their model and type by name or number, and are listed by model', async () => {
    const { ask, definition } = await withDefinition()
    const other = await ask('POST', '', { ...plan, attribute_model: 1, attribute_display_type: '7' })
    expect(other).toMatchObject({ body: { attribute_model: 'contact_attribute', attribute_display_type: 'checkbox' } })
    for (const model of ['0', 'conversation_attribute'])
      expect(await ask('GET', `?attribute_model=${model}`)).toMatchObject({ body: [definition] })
    for (const model of ['1', 'contact_attribute'])
      expect(await ask('GET', `?attribute_model=${model}`)).toMatchObject({ body: [other.body] })
    expect(((await ask('GET', '?attribute_model=')).body as unknown[]).length).toBe(2)
    expect(await ask('GET', '?attribute_model=9')).toMatchObject({
      status: 422,
      body: { attributes: ['attribute_model'] },
    })
  })

  it('have keys of their own within the model of the account', async () => {
    const { ask, path } = await withDefinition()
    const refused = {
      status: 422,
      body: { message: 'attribute_key: has already been taken', attributes: ['attribute_key'] },
    }
    expect(await ask('POST', '', plan)).toMatchObject(refused)
    const other = (await ask('POST', '', { ...plan, attribute_key: 'size' })).body as AttributeDefinitionWire
    expect(await ask('PATCH', `/${other.id}`, { attribute_key: 'plan' })).toMatchObject(refused)
    expect(await ask('PATCH', path, { attribute_key: 'plan' })).toMatchObject({ status: 200 })
    const contacts = (await ask('POST', '', { ...plan, attribute_model: 1 })).body as AttributeDefinitionWire
    expect(await ask('PATCH', `/${contacts.id}`, { attribute_model: 0 })).toMatchObject(refused)
    const together = await Promise.all([1, 2, 3].map(() => ask('POST', '', { ...plan, attribute_key: 'at_once' })))
    expect(together.map(answer => answer.status).sort()).toEqual([200, 422, 422])
    const ids = [other.id, path.slice(1)]
    const renamed = await Promise.all(ids.map(id => ask('PATCH', `/${id}`, { attribute_key: 'new' })))
    expect(renamed.map(answer => answer.status).sort()).toEqual([200, 422])
    expect((await withDefinition()).definition).toMatchObject(plan)
  })

  it('do not take the names of fields that are there anyway', async () => {
    const { ask, path } = await withDefinition()
    const refused = { status: 422, body: { attributes: ['attribute_key'] } }
    expect(await ask('POST', '', { ...plan, attribute_key: 'status' })).toMatchObject(refused)
    expect(await ask('POST', '', { ...plan, attribute_key: 'email', attribute_model: 1 })).toMatchObject(refused)
    expect(await ask('PATCH', path, { attribute_key: 'team_id' })).toMatchObject(refused)
    const email = await ask('POST', '', { ...plan, attribute_key: 'email' })
    expect(email).toMatchObject({ status: 200 })
    const { id } = email.body as AttributeDefinitionWire
    expect(await ask('PATCH', `/${id}`, { attribute_model: 1 })).toMatchObject(refused)
  })

  it.each([
    [{ attribute_display_name: '' }, 'attribute_display_name'],
    [{ attribute_display_name: null }, 'attribute_display_name'],
    [{ attribute_key: undefined }, 'attribute_key'],
    [{ attribute_key: 'two words' }, 'attribute_key'],
    [{ attribute_key: 'a/b' }, 'attribute_key'],
    [{ attribute_key: 'k'.repeat(256) }, 'attribute_key'],
    [{ attribute_model: 'company_attribute' }, 'attribute_model'],
    [{ attribute_model: [0] }, 'attribute_model'],
    [{ attribute_model: { toString: 1 } }, 'attribute_model'],
    [{ attribute_display_type: 8 }, 'attribute_display_type'],
    [{ attribute_values: 'a, b' }, 'attribute_values'],
    [{ attribute_values: ['a', ''] }, 'attribute_values.1'],
    [{ regex_pattern: '[a' }, 'regex_pattern'],
    [{ regex_cue: 5 }, 'regex_cue'],
  ])('refuse %j', async (json, field) => {
    const ask = door(await makeTenant())
    expect(await ask('POST', '', { ...plan, ...json })).toMatchObject({ status: 422, body: { attributes: [field] } })
  })

  it('are read by agents, and changed by administrators alone', async () => {
    const { tenant, definition, path } = await withDefinition()
    const ask = door(tenant, tenant.outsider)
    expect(await ask('GET')).toMatchObject({ status: 200, body: [definition] })
    expect(await ask('GET', path)).toMatchObject({ status: 200, body: definition })
    expect(await ask('POST', '', { ...plan, attribute_key: 'x' })).toMatchObject({ status: 403 })
    for (const method of ['PATCH', 'PUT', 'DELETE']) expect(await ask(method, path, {})).toMatchObject({ status: 403 })
  })

  it('of another account are not there', async () => {
    const { path } = await withDefinition()
    const ask = door(await makeTenant())
    expect(await ask('GET')).toMatchObject({ body: [] })
    for (const method of ['GET', 'PATCH', 'DELETE'])
      expect(await ask(method, path, method === 'GET' ? undefined : {})).toMatchObject({ status: 404 })
  })
})

describe('the order of definitions', () => {
  async function three() {
    const tenant = await makeTenant()
    const ask = door(tenant)
    const ids: number[] = []
    for (const key of ['a', 'b', 'c']) {
      const made = await ask('POST', '', { attribute_display_name: key, attribute_key: key })
      ids.push((made.body as AttributeDefinitionWire).id)
    }
    return { tenant, ask, ids: ids as [number, number, number] }
  }
  const idsOf = (answer: { body: unknown }) => (answer.body as AttributeDefinitionWire[]).map(one => one.id)

  it('is as the account says; what is new comes last', async () => {
    const { ask, ids } = await three()
    const [a, b, c] = ids
    const ordered = await ask('PUT', '/order', { attribute_model: 'conversation_attribute', ids: [c, a] })
    expect(ordered.status).toBe(200)
    expect(idsOf(ordered)).toEqual([c, a, b])
    const { body: d } = await ask('POST', '', { attribute_display_name: 'd', attribute_key: 'd' })
    expect(idsOf(await ask('GET'))).toEqual([c, a, b, (d as AttributeDefinitionWire).id])
  })

  it('names each definition once, of the model, and is an administrator’s', async () => {
    const { tenant, ask, ids } = await three()
    const other = await three()
    const refused = (body: object) => ask('PUT', '/order', { attribute_model: 0, ...body })
    for (const wrong of [[], [ids[0], ids[0]], [other.ids[0]], ['x']]) {
      expect(await refused({ ids: wrong })).toMatchObject({ status: 422 })
    }
    expect(await refused({ attribute_model: 'contact_attribute', ids })).toMatchObject({ status: 422 })
    expect(await door(tenant, tenant.agent)('PUT', '/order', { attribute_model: 0, ids })).toMatchObject({
      status: 403,
    })
    expect(idsOf(await ask('GET'))).toEqual(ids)
  })
})
