import { beforeAll, describe, expect, it } from 'vitest'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'

withCharla()

let tenant: Tenant
beforeAll(async () => {
  tenant = await makeTenant()
})

const ask = (method: string, json?: unknown, as: Person = tenant.agent) =>
  request(method, `/api/v1/accounts/${tenant.accountId}/notification_settings`, { as, ...(json ? { json } : {}) })

describe('notification settings', () => {
  it('begin with mail and push for what is assigned, and name every flag there is', async () => {
    const { body } = await ask('GET')
    expect(body).toMatchObject({
      user_id: tenant.agent.userId,
      account_id: tenant.accountId,
      selected_email_flags: ['email_conversation_assignment'],
      selected_push_flags: ['push_conversation_assignment'],
    })
    const { all_email_flags, all_push_flags } = body as Record<string, string[]>
    expect(all_email_flags).toHaveLength(8)
    expect(all_push_flags).toContain('push_sla_missed_resolution')
  })

  it('are each member’s own, and change by way: what is not named stays', async () => {
    const chosen = ['email_conversation_creation', 'email_sla_missed_resolution']
    await ask('PATCH', { notification_settings: { selected_email_flags: chosen } })
    await ask('PATCH', { notification_settings: { selected_push_flags: [] } })
    expect((await ask('GET')).body).toMatchObject({ selected_email_flags: chosen, selected_push_flags: [] })
    const other = await ask('GET', undefined, tenant.administrator)
    expect(other.body).toMatchObject({ selected_email_flags: ['email_conversation_assignment'] })
  })

  it.each([
    ['selected_email_flags', ['email_everything']],
    ['selected_email_flags', ['push_conversation_mention']],
    ['selected_push_flags', 'all'],
  ])('refuse %s %j', async (field, value) => {
    const { status, body } = await ask('PATCH', { notification_settings: { [field]: value } })
    expect(status).toBe(422)
    expect((body as { attributes: string[] }).attributes[0]).toContain(field)
  })
})
