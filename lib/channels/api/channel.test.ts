import { describe, expect, it } from 'vitest'
import { makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'

withCharla()

const path = ({ accountId }: Tenant, rest = '') => `/api/v1/accounts/${accountId}/inboxes${rest}`
const make = (tenant: Tenant, channel: object = {}) =>
  request('POST', path(tenant), {
    as: tenant.administrator,
    json: { name: 'App', channel: { type: 'api', ...channel } },
  })

describe('an inbox of the API channel', () => {
  it('is made with an identifier of its own, and shown with its keys', async () => {
    const tenant = await makeTenant()
    const first = await make(tenant, { webhook_url: 'https://example.com/hook' })
    expect(first).toMatchObject({
      status: 200,
      body: {
        name: 'App',
        channel_type: 'Channel::Api',
        webhook_url: 'https://example.com/hook',
        hmac_mandatory: false,
        additional_attributes: {},
        inbox_identifier: expect.stringMatching(/^[\w-]{24}$/),
        hmac_token: expect.stringMatching(/^[\w-]{32}$/),
      },
    })
    const one = first.body as { id: number; inbox_identifier: string; hmac_token: string }
    const other = (await make(tenant)).body as typeof one
    expect(other).toMatchObject({ webhook_url: null })
    expect(other.inbox_identifier).not.toBe(one.inbox_identifier)
    expect(other.hmac_token).not.toBe(one.hmac_token)
  })

  it('shows the secret to administrators only', async () => {
    const tenant = await makeTenant()
    const { id, hmac_token } = (await make(tenant)).body as { id: number; hmac_token: string }
    const members = `/api/v1/accounts/${tenant.accountId}/inbox_members`
    const json = { inbox_id: id, user_ids: [tenant.agent.userId] }
    await request('PATCH', members, { as: tenant.administrator, json })
    const { status, body } = await request('GET', path(tenant, `/${id}`), { as: tenant.agent })
    expect({ status, body }).toMatchObject({ status: 200, body: { inbox_identifier: expect.any(String) } })
    expect(body).not.toHaveProperty('hmac_token')
    expect(JSON.stringify(body)).not.toContain(hmac_token)
    expect(await request('GET', path(tenant, `/${id}`), { as: tenant.outsider })).toMatchObject({ status: 404 })
  })

  it('keeps what a change does not name', async () => {
    const tenant = await makeTenant()
    const made = (await make(tenant, { webhook_url: 'https://example.com/hook' })).body as {
      id: number
      traits: object
    }
    const change = (channel: object) =>
      request('PATCH', path(tenant, `/${made.id}`), { as: tenant.administrator, json: { channel } })
    const changed = {
      ...made,
      hmac_mandatory: true,
      additional_attributes: { agent_reply_time_window: 24 },
      traits: { ...made.traits, reply_window: 24 * 3600 },
    }
    const { hmac_mandatory, additional_attributes } = changed
    expect((await change({ hmac_mandatory, additional_attributes })).body).toEqual(changed)
    expect((await change({ webhook_url: '' })).body).toEqual({ ...changed, webhook_url: null })
  })

  it.each([
    ['channel.webhook_url', { webhook_url: 'ftp://example.com' }],
    ['channel.webhook_url', { webhook_url: 'javascript:alert(1)' }],
    ['channel.hmac_mandatory', { hmac_mandatory: 'perhaps' }],
    ['channel.additional_attributes', { additional_attributes: 'none' }],
  ])('is refused with a wrong %s', async (named, channel) => {
    expect(await make(await makeTenant(), channel)).toMatchObject({ status: 422, body: { attributes: [named] } })
  })
})
