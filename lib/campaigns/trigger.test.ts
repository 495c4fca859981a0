import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import {
  makeTenant,
  makeVisitor,
  request,
  type Tenant,
  type VisitorToken,
  withCharla,
  writes,
} from '#tests/support/app.ts'
import { listed } from '#tests/support/talk.ts'

withCharla()

async function withCampaign(rest: object = {}) {
  const tenant = await makeTenant()
  const made = await request('POST', `/api/v1/accounts/${tenant.accountId}/campaigns`, {
    as: tenant.administrator,
    json: {
      title: 'Prices',
      message: 'Hi {{ contact.name | default: "there" }}, **can** I help?',
      inbox_id: tenant.inboxId,
      sender_id: tenant.agent.userId,
      trigger_rules: { url: 'https://example.com/*' },
      ...rest,
    },
  })
  return { tenant, id: (made.body as { id: number }).id, visitor: await makeVisitor(tenant) }
}

const trigger = (visitor: VisitorToken, event_info: object) =>
  request('POST', '/api/v1/widget/events', { as: visitor, json: { name: 'campaign.triggered', event_info } })
const shownTo = async (visitor: VisitorToken) =>
  (await request('GET', '/api/v1/widget/campaigns', { as: visitor })).body as unknown[]
const change = ({ accountId, administrator }: Tenant, rest: string, json: object) =>
  request('PATCH', `/api/v1/accounts/${accountId}/${rest}`, { as: administrator, json })
const contacts = async ({ accountId }: Tenant) =>
  (await withSystem(sql => sql`select count(*)::int as n from charla.contacts where account_id = ${accountId}`))[0]?.n

const launcher = async (visitor: VisitorToken, token = '') =>
  (await request('GET', `/widget/launcher?website_token=${visitor.websiteToken}${token}`)).body

/** Where and when, as a page asks that has no frame. */
const rules = async (visitor: VisitorToken) =>
  (await request('GET', `/widget/campaigns?website_token=${visitor.websiteToken}`)).body

describe('what a website says by itself', () => {
  it('is known to the page before the chat is opened, to who has not talked and while the inbox is open', async () => {
    const { tenant, id, visitor } = await withCampaign({ trigger_only_during_business_hours: true })
    expect(await launcher(visitor)).toMatchObject({ unread_count: 0, has_campaigns: true })
    const days = (hours: object) => Array.from({ length: 7 }, (_, day_of_week) => ({ day_of_week, ...hours }))
    const closed = { working_hours_enabled: true, working_hours: days({ closed_all_day: true }) }
    await change(tenant, `inboxes/${tenant.inboxId}`, closed)
    expect(await launcher(visitor)).not.toHaveProperty('has_campaigns')
    expect(await rules(visitor)).toEqual([])
    await change(tenant, `inboxes/${tenant.inboxId}`, { working_hours: days({ open_all_day: true }) })
    expect(await rules(visitor)).toEqual([{ id, trigger_rules: { url: 'https://example.com/*', time_on_page: 10 } }])
    await writes(visitor, 'Hello')
    expect(await launcher(visitor, `&cw_conversation=${visitor.authToken}`)).not.toHaveProperty('has_campaigns')
    expect(await launcher(visitor)).toMatchObject({ has_campaigns: true })
  })

  it('is shown to visitors with where, when and from whom', async () => {
    const { tenant, id, visitor } = await withCampaign({ trigger_only_during_business_hours: true })
    expect(await shownTo(visitor)).toEqual([
      {
        id,
        trigger_rules: { url: 'https://example.com/*', time_on_page: 10 },
        trigger_only_during_business_hours: true,
        message: 'Hi there, **can** I help?',
        message_html: '<p>Hi there, <strong>can</strong> I help?</p>',
        sender: { id: tenant.agent.userId, name: 'Amal', avatar_url: '', availability_status: expect.any(String) },
      },
    ])
    await change(tenant, `campaigns/${id}`, { enabled: false })
    expect(await shownTo(visitor)).toEqual([])
    expect((await trigger(visitor, { campaign_id: id })).status).toBe(404)
    expect(await contacts(tenant)).toBe(0)
  })

  it('begins a conversation when a visitor takes it up, in which nobody waits and nobody has answered', async () => {
    const { tenant, id, visitor } = await withCampaign()
    const info = { campaign_id: id, custom_attributes: { plan: 'gold' }, referer: 'https://example.com/prices' }
    expect((await trigger(visitor, info)).status).toBe(204)
    const { payload } = await listed(tenant)
    expect(payload).toMatchObject([
      {
        status: 'open',
        waiting_since: 0,
        first_reply_created_at: null,
        custom_attributes: { plan: 'gold' },
        additional_attributes: { referer: 'https://example.com/prices' },
        messages: [{ content: 'Hi there, **can** I help?', message_type: 1, sender: { id: tenant.agent.userId } }],
      },
    ])
    const conversation = await request('GET', '/api/v1/widget/conversations', { as: visitor })
    expect(conversation.body).toMatchObject({ status: 'open', unread_count: 1 })
    await writes(visitor, 'Yes, please')
    expect((await listed(tenant)).payload).toMatchObject([{ first_reply_created_at: null, unread_count: 1 }])
  })

  it('happens once: twenty times at the same moment too, and not to who talks already', async () => {
    const { tenant, id, visitor } = await withCampaign()
    const answers = await Promise.all(Array.from({ length: 20 }, () => trigger(visitor, { campaign_id: id })))
    expect(answers.every(answer => answer.status === 204)).toBe(true)
    expect((await listed(tenant)).payload).toHaveLength(1)
    expect(await contacts(tenant)).toBe(1)
    const other = await makeVisitor(tenant)
    await writes(other, 'Hello')
    expect((await trigger(other, { campaign_id: id })).status).toBe(204)
    const messages = await request('GET', '/api/v1/widget/messages', { as: other })
    expect(messages.body).toMatchObject({ payload: [{ content: 'Hello' }] })
  })

  it('is handed to a bot only when no person has said it', async () => {
    const { tenant, id, visitor } = await withCampaign()
    const account = `/api/v1/accounts/${tenant.accountId}`
    const as = tenant.administrator
    const bot = await request('POST', `${account}/agent_bots`, { as, json: { name: 'Bot' } })
    const agent_bot = (bot.body as { id: number }).id
    await request('POST', `${account}/inboxes/${tenant.inboxId}/set_agent_bot`, { as, json: { agent_bot } })
    await trigger(visitor, { campaign_id: id })
    await change(tenant, `campaigns/${id}`, { sender_id: null })
    const other = await makeVisitor(tenant)
    await trigger(other, { campaign_id: id })
    const statusFor = async (one: VisitorToken) =>
      ((await request('GET', '/api/v1/widget/conversations', { as: one })).body as { status: string }).status
    expect([await statusFor(visitor), await statusFor(other)]).toEqual(['open', 'pending'])
  })

  it('of another website is not there', async () => {
    const { id } = await withCampaign()
    const visitor = await makeVisitor(await makeTenant())
    expect((await trigger(visitor, { campaign_id: id })).status).toBe(404)
  })

  it.each([
    ['campaign_id', {}],
    ['campaign_id', { campaign_id: 'one' }],
    ['custom_attributes', { campaign_id: 1, custom_attributes: 'gold' }],
  ])('is refused without a proper %s: %j', async (field, info) => {
    const { visitor } = await withCampaign()
    expect(await trigger(visitor, info)).toMatchObject({ status: 422, body: { attributes: [field] } })
  })
})
