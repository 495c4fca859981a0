import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { InboxWire } from '#lib/protocol/index.ts'
import { makeTenant, makeVisitor, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { work } from '#tests/support/work.ts'

withCharla()

const at = ({ accountId }: Tenant, rest = '') => `/api/v1/accounts/${accountId}/inboxes${rest}`
const web = { type: 'web_widget', website_url: 'https://example.com' }
const make = async (tenant: Tenant, json: object) =>
  (await request('POST', at(tenant), { as: tenant.administrator, json: { name: 'Shop', channel: web, ...json } }))
    .body as InboxWire
const change = (tenant: Tenant, json: object, inboxId = tenant.inboxId) =>
  request('PATCH', at(tenant, `/${inboxId}`), { as: tenant.administrator, json })
const read = async (tenant: Tenant, as = tenant.administrator) =>
  (await request('GET', at(tenant, `/${tenant.inboxId}`), { as })).body as InboxWire

const closed = {
  closed_all_day: true,
  open_all_day: false,
  open_hour: null,
  open_minutes: null,
  close_hour: null,
  close_minutes: null,
}

describe('the settings of an inbox', () => {
  it('are Chatwoot’s when nothing is said', async () => {
    const inbox = await make(await makeTenant(), {})
    expect(inbox).toMatchObject({
      greeting_enabled: false,
      greeting_message: null,
      working_hours_enabled: false,
      out_of_office_message: null,
      timezone: 'UTC',
      enable_email_collect: true,
      csat_survey_enabled: false,
      csat_config: {},
      allow_messages_after_resolved: true,
      lock_to_single_conversation: false,
      enable_auto_assignment: true,
      auto_assignment_config: {},
      sender_name_type: 'friendly',
      business_name: null,
      portal_id: null,
      callback_webhook_url: null,
      phone_number: null,
      provider: null,
      hmac_mandatory: false,
      pre_chat_form_enabled: false,
      pre_chat_form_options: {
        pre_chat_fields: [{ name: 'emailAddress' }, { name: 'fullName' }, { name: 'phoneNumber' }],
      },
      continuity_via_email: true,
      selected_feature_flags: ['attachments', 'emoji_picker', 'end_conversation'],
    })
    expect(
      inbox.working_hours.map(day => [day.day_of_week, day.closed_all_day, day.open_hour, day.close_hour]),
    ).toEqual([[0, true, null, null], ...[1, 2, 3, 4, 5].map(day => [day, false, 9, 17]), [6, true, null, null]])
  })

  it('are kept as they were set, and what is not named stays', async () => {
    const tenant = await makeTenant()
    const json = {
      greeting_enabled: true,
      greeting_message: 'Hello {{contact.name}}',
      working_hours_enabled: true,
      out_of_office_message: 'We are back tomorrow',
      timezone: 'Asia/Kathmandu',
      enable_email_collect: true,
      csat_survey_enabled: true,
      csat_config: {
        display_type: 'star',
        message: 'How were we?',
        survey_rules: { operator: 'contains', values: ['vip'] },
      },
      allow_messages_after_resolved: false,
      lock_to_single_conversation: true,
      enable_auto_assignment: true,
      auto_assignment_config: { max_assignment_limit: 10_000 },
      sender_name_type: 'professional',
      business_name: 'Acme Ltd',
    }
    const channel = {
      hmac_mandatory: true,
      pre_chat_form_enabled: true,
      pre_chat_form_options: {
        pre_chat_message: 'Who are you?',
        pre_chat_fields: [
          {
            field_type: 'contact_attribute',
            name: 'plan',
            label: 'Plan',
            type: 'list',
            values: ['a', 'b'],
            required: true,
            enabled: true,
          },
        ],
      },
      continuity_via_email: false,
      selected_feature_flags: ['end_conversation', 'allow_mobile_webview'],
    }
    const hours = [
      { day_of_week: 6, open_all_day: true },
      { day_of_week: 1, open_hour: 22, open_minutes: 30, close_hour: 6, close_minutes: 0 },
      { day_of_week: 2, closed_all_day: true },
    ]
    expect((await change(tenant, { ...json, channel, working_hours: hours })).body).toMatchObject({
      ...json,
      ...channel,
    })
    const { working_hours } = (await change(tenant, { name: 'Renamed' })).body as InboxWire
    expect(await read(tenant)).toMatchObject({ name: 'Renamed', ...json, ...channel })
    expect(working_hours).toEqual([
      { day_of_week: 0, ...closed },
      {
        day_of_week: 1,
        closed_all_day: false,
        open_all_day: false,
        open_hour: 22,
        open_minutes: 30,
        close_hour: 6,
        close_minutes: 0,
      },
      { day_of_week: 2, ...closed },
      ...[3, 4, 5].map(day_of_week => expect.objectContaining({ day_of_week, open_hour: 9, close_hour: 17 })),
      {
        day_of_week: 6,
        closed_all_day: false,
        open_all_day: true,
        open_hour: 0,
        open_minutes: 0,
        close_hour: 23,
        close_minutes: 59,
      },
    ])
    expect((await change(tenant, { greeting_message: '', business_name: null })).body).toMatchObject({
      greeting_message: null,
      business_name: null,
    })
  })

  const day = { day_of_week: 1, open_hour: 9, open_minutes: 0, close_hour: 17, close_minutes: 0 }
  it.each([
    ['greeting_enabled', 'yes'],
    ['greeting_message', 'x'.repeat(10_001)],
    ['greeting_message', 'a\0b'],
    ['out_of_office_message', 7],
    ['timezone', 'Mars/Olympus'],
    ['timezone', ''],
    ['working_hours.0.day_of_week', [{ ...day, day_of_week: 7 }]],
    ['working_hours.0.open_hour', [{ ...day, open_hour: 24 }]],
    ['working_hours.0.close_minutes', [{ ...day, close_minutes: null }]],
    ['working_hours.0.close_minutes', [{ ...day, close_minutes: 60 }]],
    ['working_hours.0.close_minutes', [{ ...day, close_hour: 24, close_minutes: 1 }]],
    ['working_hours.0.close_hour', [{ ...day, close_hour: 9 }]],
    ['working_hours.0.open_all_day', [{ day_of_week: 1, open_all_day: true, closed_all_day: true }]],
    ['working_hours', [day, day]],
    ['working_hours', 'always'],
    ['csat_config', 'star'],
    ['csat_config.display_type', { display_type: 'thumbs' }],
    ['auto_assignment_config.max_assignment_limit', { max_assignment_limit: 0 }],
    ['auto_assignment_config.max_assignment_limit', { max_assignment_limit: 10_001 }],
    ['sender_name_type', 'rude'],
    ['business_name', 'x'.repeat(256)],
    ['channel.hmac_mandatory', { hmac_mandatory: 1 }],
    ['channel.selected_feature_flags.0', { selected_feature_flags: ['teleport'] }],
    [
      'channel.pre_chat_form_options.pre_chat_fields.0.type',
      { pre_chat_form_options: { pre_chat_fields: [{ name: 'x', label: 'x', type: 'secret' }] } },
    ],
    [
      'channel.pre_chat_form_options.pre_chat_fields.0.name',
      { pre_chat_form_options: { pre_chat_fields: [{ name: 'shoeSize', label: 'x', type: 'text' }] } },
    ],
  ])('are refused with a wrong %s (%j), and stay as they are', async (named, value) => {
    const tenant = await makeTenant()
    const before = await read(tenant)
    const [name] = named.split('.') as [string]
    expect(await change(tenant, { name: 'Half', [name]: value })).toMatchObject({
      status: 422,
      body: { attributes: [named] },
    })
    expect(await read(tenant)).toEqual(before)
  })
})

describe('the secret of a website', () => {
  it('is told to administrators only, is kept encrypted, and can be replaced', async () => {
    const tenant = await makeTenant()
    const { hmac_token } = await read(tenant)
    expect(hmac_token).toMatch(/^[\w-]{32}$/)
    expect(await read(tenant, tenant.agent)).not.toHaveProperty('hmac_token')
    const [row] = await withSystem(
      sql => sql`select hmac_token from charla.channel_web_widgets where account_id = ${tenant.accountId}`,
    )
    expect(row?.hmac_token).not.toContain(hmac_token)
    const reset = (as = tenant.administrator) => request('POST', at(tenant, `/${tenant.inboxId}/reset_secret`), { as })
    expect((await reset(tenant.agent)).status).toBe(403)
    const fresh = (await reset()).body as InboxWire
    expect(fresh.hmac_token).toMatch(/^[\w-]{32}$/)
    expect(fresh.hmac_token).not.toBe(hmac_token)
    await change(tenant, { channel: { hmac_token: 'mine' } })
    expect((await read(tenant)).hmac_token).toBe(fresh.hmac_token)
  })

  it('of websites that have none yet follows from their token, and stays', async () => {
    const tenant = await makeTenant()
    await withSystem(
      sql => sql`update charla.channel_web_widgets set hmac_token = null where account_id = ${tenant.accountId}`,
    )
    const { hmac_token } = await read(tenant)
    expect(hmac_token).toMatch(/^[\w-]{32}$/)
    expect((await read(tenant)).hmac_token).toBe(hmac_token)
  })

  it('of an API inbox is its own, beside the token for identities', async () => {
    const tenant = await makeTenant()
    const before = await make(tenant, { channel: { type: 'api' } })
    const after = (await request('POST', at(tenant, `/${before.id}/reset_secret`), { as: tenant.administrator }))
      .body as InboxWire
    expect(after.secret).toMatch(/^[\w-]{32}$/)
    expect(after.secret).not.toBe(before.secret)
    expect(after.hmac_token).toBe(before.hmac_token)
  })
})

describe('deleting an inbox', () => {
  it('takes any number of its conversations, in steps, and nothing of another’s', async () => {
    const tenant = await makeTenant()
    const other = await make(tenant, { enable_email_collect: false })
    await writes(await makeVisitor(tenant), 'Hello')
    await writes(await makeVisitor({ websiteToken: other.website_token as string }), 'Hello there')
    await withSystem(
      sql => sql`
      insert into charla.conversations (account_id, display_id, inbox_id, contact_id, contact_inbox_id)
      select account_id, n, inbox_id, contact_id, contact_inbox_id from charla.conversations, generate_series(1000, 1250) as n
      where account_id = ${tenant.accountId} and inbox_id = ${tenant.inboxId}`,
    )
    const gone = await request('DELETE', at(tenant, `/${tenant.inboxId}`), { as: tenant.administrator })
    expect(gone.status).toBe(200)
    expect((await request('GET', at(tenant, `/${tenant.inboxId}`), { as: tenant.administrator })).status).toBe(404)
    expect((await change(tenant, { name: 'Back' })).status).toBe(404)
    await work()
    const left = await withSystem(
      sql => sql`select inbox_id from charla.conversations where account_id = ${tenant.accountId}`,
    )
    expect(left.map(row => row.inbox_id)).toEqual([other.id])
    const inboxes = await withSystem(sql => sql`select id from charla.inboxes where account_id = ${tenant.accountId}`)
    expect(inboxes.map(row => row.id)).toEqual([other.id])
  })
})

describe('members of an inbox', () => {
  it('are added and taken out one by one', async () => {
    const tenant = await makeTenant()
    const set = (method: string, user_ids: number[], as = tenant.administrator) =>
      request(method, `/api/v1/accounts/${tenant.accountId}/inbox_members`, {
        as,
        json: { inbox_id: tenant.inboxId, user_ids },
      })
    const ids = ({ body }: { body: unknown }) =>
      (body as { payload: { id: number }[] }).payload.map(one => one.id).sort()
    const { administrator, agent, outsider } = tenant
    expect(ids(await set('POST', [outsider.userId, agent.userId]))).toEqual(
      [administrator.userId, agent.userId, outsider.userId].sort(),
    )
    expect(await set('DELETE', [agent.userId, 999_999_999])).toMatchObject({ status: 200, body: '' })
    expect(
      ids(
        await request('GET', `/api/v1/accounts/${tenant.accountId}/inbox_members/${tenant.inboxId}`, {
          as: administrator,
        }),
      ),
    ).toEqual([administrator.userId, outsider.userId].sort())
    expect((await set('POST', [999_999_999])).status).toBe(422)
    expect((await set('POST', [agent.userId], agent)).status).toBe(403)
    expect((await set('DELETE', [administrator.userId], outsider)).status).toBe(403)
  })
})
