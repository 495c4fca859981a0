import { describe, expect, it } from 'vitest'
import type { AssignmentPolicyWire } from '#lib/protocol/index.ts'
import { makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'

withCharla()

const ask = (tenant: Tenant, method: string, rest: string, json?: object, as = tenant.administrator) =>
  request(method, `/api/v1/accounts/${tenant.accountId}/${rest}`, { as, ...(json ? { json } : {}) })
const make = async (tenant: Tenant, json: object = { name: 'In turns' }) =>
  (await ask(tenant, 'POST', 'assignment_policies', json)).body as AssignmentPolicyWire

describe('assignment policies', () => {
  it('are made, changed, listed and deleted by administrators', async () => {
    const tenant = await makeTenant()
    const made = await make(tenant, { assignment_policy: { name: 'In turns', description: 'Everybody' } })
    expect(made).toMatchObject({
      name: 'In turns',
      description: 'Everybody',
      assignment_order: 'round_robin',
      conversation_priority: 'earliest_created',
      fair_distribution_limit: 100,
      fair_distribution_window: 3600,
      enabled: true,
      assigned_inbox_count: 0,
    })
    const changes = {
      assignment_order: 'balanced',
      conversation_priority: 'longest_waiting',
      fair_distribution_limit: 5,
      fair_distribution_window: 300,
      enabled: false,
    }
    const path = `assignment_policies/${made.id}`
    expect((await ask(tenant, 'PATCH', path, changes)).body).toMatchObject({ name: 'In turns', ...changes })
    expect((await ask(tenant, 'GET', 'assignment_policies')).body).toMatchObject([{ id: made.id, ...changes }])
    expect((await ask(tenant, 'GET', path)).body).toMatchObject(changes)
    expect((await ask(tenant, 'DELETE', path)).status).toBe(200)
    for (const method of ['GET', 'DELETE']) expect((await ask(tenant, method, path)).status).toBe(404)
    expect((await ask(tenant, 'GET', 'assignment_policies', undefined, tenant.agent)).status).toBe(403)
  })

  it.each([
    ['name', { name: ' ' }],
    ['name', {}],
    ['name', { name: 'Taken' }],
    ['assignment_order', { name: 'a', assignment_order: 'loudest' }],
    ['conversation_priority', { name: 'a', conversation_priority: 7 }],
    ['fair_distribution_limit', { name: 'a', fair_distribution_limit: 0 }],
    ['fair_distribution_window', { name: 'a', fair_distribution_window: 1.5 }],
    ['enabled', { name: 'a', enabled: 'yes' }],
  ])('are refused with a wrong %s', async (field, json) => {
    const tenant = await makeTenant()
    await make(tenant, { name: 'Taken' })
    expect(await ask(tenant, 'POST', 'assignment_policies', json)).toMatchObject({
      status: 422,
      body: { attributes: [field] },
    })
  })

  it('are what inboxes go by, one each', async () => {
    const tenant = await makeTenant()
    const [first, second] = [await make(tenant), await make(tenant, { name: 'Another' })]
    const own = `inboxes/${tenant.inboxId}/assignment_policy`
    expect((await ask(tenant, 'GET', own)).status).toBe(404)
    expect((await ask(tenant, 'POST', own, { assignment_policy_id: first.id })).body).toMatchObject({
      id: first.id,
      assigned_inbox_count: 1,
    })
    expect(
      (await ask(tenant, 'POST', `assignment_policies/${second.id}/inboxes`, { inbox_id: tenant.inboxId })).status,
    ).toBe(200)
    expect((await ask(tenant, 'GET', own)).body).toMatchObject({ id: second.id })
    expect((await ask(tenant, 'GET', `assignment_policies/${second.id}/inboxes`)).body).toMatchObject({
      inboxes: [{ id: tenant.inboxId }],
    })
    expect((await ask(tenant, 'GET', `assignment_policies/${first.id}/inboxes`)).body).toEqual({ inboxes: [] })
    await ask(tenant, 'DELETE', `assignment_policies/${first.id}/inboxes/${tenant.inboxId}`)
    expect((await ask(tenant, 'GET', own)).status).toBe(200)
    await ask(tenant, 'DELETE', `assignment_policies/${second.id}/inboxes/${tenant.inboxId}`)
    expect((await ask(tenant, 'GET', own)).status).toBe(404)
    const other = await makeTenant()
    expect((await ask(tenant, 'POST', own, { assignment_policy_id: (await make(other)).id })).status).toBe(404)
    expect(
      (await ask(tenant, 'POST', `assignment_policies/${first.id}/inboxes`, { inbox_id: other.inboxId })).status,
    ).toBe(404)
    expect((await ask(tenant, 'DELETE', `inboxes/${other.inboxId}/assignment_policy`)).status).toBe(404)
  })
})
