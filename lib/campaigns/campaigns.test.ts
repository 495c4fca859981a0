import { describe, expect, it } from 'vitest'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'

withCharla()

const door =
  (tenant: Tenant, as: Person = tenant.administrator) =>
  (method: string, rest = '', json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}${rest}`, { as, ...(json === undefined ? {} : { json }) })

const usual = ({ inboxId }: Tenant) => ({
  title: 'Prices',
  message: 'Can I help?',
  inbox_id: inboxId,
  trigger_rules: { url: 'https://example.com/prices*', time_on_page: 5 },
})

async function withCampaign() {
  const tenant = await makeTenant()
  const ask = door(tenant)
  const made = await ask('POST', '/campaigns', { campaign: { ...usual(tenant), sender_id: tenant.agent.userId } })
  return { tenant, ask, made, campaign: made.body as { id: number } }
}

describe('campaigns', () => {
  it('are made, listed, read, changed and taken away, by their number in the account', async () => {
    const { tenant, ask, made, campaign } = await withCampaign()
    expect(made).toMatchObject({
      status: 200,
      body: {
        id: 1,
        title: 'Prices',
        description: null,
        account_id: tenant.accountId,
        inbox: { id: tenant.inboxId, channel_type: 'Channel::WebWidget' },
        sender: { id: tenant.agent.userId, name: 'Amal' },
        message: 'Can I help?',
        campaign_type: 'ongoing',
        campaign_status: 'active',
        enabled: true,
        trigger_rules: { url: 'https://example.com/prices*', time_on_page: 5 },
        trigger_only_during_business_hours: false,
      },
    })
    expect(made.body).not.toHaveProperty('audience')
    const second = await ask('POST', '/campaigns', { ...usual(tenant), trigger_rules: { url: 'http://localhost/' } })
    expect(second.body).toMatchObject({ id: 2, sender: null, trigger_rules: { time_on_page: 10 } })
    expect(await ask('GET', '/campaigns')).toMatchObject({ status: 200, body: [second.body, campaign] })
    expect(await ask('GET', `/inboxes/${tenant.inboxId}/campaigns`)).toMatchObject({ body: [{ id: 2 }, { id: 1 }] })
    expect(await ask('GET', '/campaigns/1')).toMatchObject({ status: 200, body: campaign })
    const changes = { enabled: false, trigger_only_during_business_hours: true, sender_id: null }
    expect(await ask('PATCH', '/campaigns/1', changes)).toMatchObject({
      status: 200,
      body: { id: 1, title: 'Prices', enabled: false, trigger_only_during_business_hours: true, sender: null },
    })
    expect((await ask('DELETE', '/campaigns/1')).status).toBe(200)
    for (const method of ['GET', 'PATCH', 'DELETE'])
      expect(await ask(method, '/campaigns/1', method === 'GET' ? undefined : {})).toMatchObject({ status: 404 })
    expect((await ask('POST', '/campaigns', usual(tenant))).body).toMatchObject({ id: 3 })
  })

  it('are the administrators’ alone', async () => {
    const { tenant } = await withCampaign()
    const ask = door(tenant, tenant.agent)
    for (const [method, rest, json] of [
      ['GET', '/campaigns'],
      ['GET', '/campaigns/1'],
      ['GET', `/inboxes/${tenant.inboxId}/campaigns`],
      ['POST', '/campaigns', usual(tenant)],
      ['PATCH', '/campaigns/1', { title: 'Mine' }],
      ['DELETE', '/campaigns/1'],
    ] as const)
      expect((await ask(method, rest, json)).status).toBe(403)
  })

  it('do not outlive their inbox, and outlive their sender', async () => {
    const { tenant, ask } = await withCampaign()
    await ask('DELETE', `/agents/${tenant.agent.userId}`)
    expect(await ask('GET', '/campaigns/1')).toMatchObject({ status: 200, body: { sender: null } })
    await ask('DELETE', `/inboxes/${tenant.inboxId}`)
    expect(await ask('GET', '/campaigns')).toMatchObject({ status: 200, body: [] })
  })

  it.each([
    ['title', ' '],
    ['message', ''],
    ['message', 'nul\0'],
    ['enabled', 'perhaps'],
    ['trigger_rules.url', { url: 'ftp://example.com' }],
    ['trigger_rules.url', { url: 'javascript:alert(1)' }],
    ['trigger_rules.url', { url: 'https://example.com/(' }],
    ['trigger_rules.time_on_page', { url: 'https://example.com', time_on_page: -1 }],
    ['trigger_rules.time_on_page', { url: 'https://example.com', time_on_page: 'soon' }],
    ['inbox_id', 9_000_000_000],
    ['sender_id', 9_000_000_000],
    ['audience.0.type', [{ type: 'Everybody', id: 1 }]],
    ['scheduled_at', 'tomorrow'],
  ])('are refused with %s: %j', async (field, value) => {
    const { tenant, ask } = await withCampaign()
    const json = { ...usual(tenant), [field.split('.')[0] as string]: value }
    const refusal = { status: 422, body: { attributes: [field] } }
    expect(await ask('POST', '/campaigns', json)).toMatchObject(refusal)
    expect(await ask('PATCH', '/campaigns/1', json)).toMatchObject(refusal)
  })

  it('need a page, a channel that has them, and a sender who answers there', async () => {
    const { tenant, ask } = await withCampaign()
    const refused = async (json: object, field: string) =>
      expect(await ask('POST', '/campaigns', { ...usual(tenant), ...json })).toMatchObject({
        status: 422,
        body: { attributes: [field] },
      })
    await refused({ trigger_rules: {} }, 'trigger_rules.url')
    await refused({ sender_id: tenant.outsider.userId }, 'sender_id')
    const other = await ask('POST', '/inboxes', { name: 'App', channel: { type: 'api' } })
    await refused({ inbox_id: (other.body as { id: number }).id }, 'inbox_id')
    const stranger = await makeTenant()
    await refused({ inbox_id: stranger.inboxId }, 'inbox_id')
    await refused({ sender_id: stranger.agent.userId }, 'sender_id')
    expect(await ask('GET', '/campaigns')).toMatchObject({ body: [{ id: 1 }] })
  })

  it('of one kind only where the channel has it: one-off ones have an audience and a time, and once sent stay as they are', async () => {
    const { tenant, ask } = await withCampaign()
    await asOneOff(tenant)
    const json = { ...usual(tenant), trigger_rules: undefined }
    expect(await ask('POST', '/campaigns', json)).toMatchObject({ status: 422, body: { attributes: ['audience'] } })
    const audience = [{ type: 'Label', id: 1 }]
    const made = await ask('POST', '/campaigns', { ...json, audience, scheduled_at: '2030-01-02T10:00:00+02:00' })
    expect(made.body).toMatchObject({
      id: 2,
      campaign_type: 'one_off',
      audience,
      scheduled_at: '2030-01-02T08:00:00.000Z',
    })
    await complete(tenant)
    expect(await ask('PATCH', '/campaigns/2', { title: 'Late' })).toMatchObject({
      status: 422,
      body: { attributes: ['campaign_status'] },
    })
  })
})

// No channel has one-off campaigns yet, and nothing sends them: both are said by hand.
const byHand = async (statement: string) => {
  const { withSystem } = await import('#lib/base/db/index.ts')
  await withSystem(sql => sql.unsafe(statement))
}
const asOneOff = ({ inboxId }: Tenant) =>
  byHand(`update charla.inboxes set traits = traits || '{"campaigns": "one_off"}' where id = ${inboxId}`)
const complete = ({ accountId }: Tenant) =>
  byHand(`update charla.campaigns set campaign_status = 1 where account_id = ${accountId} and display_id = 2`)
