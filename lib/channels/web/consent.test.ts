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

const change = ({ accountId, administrator, inboxId }: Tenant, channel: object) =>
  request('PATCH', `/api/v1/accounts/${accountId}/inboxes/${inboxId}`, { as: administrator, json: { channel } })
const say = (visitor: VisitorToken, rest: object = {}) =>
  request('POST', '/api/v1/widget/messages', { as: visitor, json: { message: { content: 'Hello' }, ...rest } })
const asked = async ({ authToken, websiteToken }: VisitorToken) => {
  const { body } = await request('POST', `/api/v1/widget/config?website_token=${websiteToken}`, {
    headers: { 'x-auth-token': authToken },
  })
  return (body as { website_channel_config: { consent: unknown } }).website_channel_config.consent
}
const kept = async ({ accountId }: Tenant) => [
  ...(await withSystem(
    sql =>
      sql`select version, text, given_at is not null as timed from charla.consents where account_id = ${accountId} order by version`,
  )),
]

/** The website may be remembered for some seconds: it asks from the beginning. */
async function asking(text = 'We keep what you write.') {
  const tenant = await makeTenant()
  await change(tenant, { consent_enabled: true, consent_text: text })
  return { tenant, visitor: await makeVisitor(tenant) }
}

describe('what visitors agree to before they write (W3)', () => {
  it('is asked for, and nothing is kept of who has not agreed', async () => {
    const { tenant, visitor } = await asking()
    expect(await asked(visitor)).toEqual({ version: 2, text: 'We keep what you write.', given: false })
    const refusal = { status: 422, body: { attributes: ['consent_version'] } }
    expect(await say(visitor)).toMatchObject(refusal)
    expect(await say(visitor, { consent_version: 1 })).toMatchObject(refusal)
    const begin = { as: visitor, json: { message: { content: 'Hello' } } }
    expect(await request('POST', '/api/v1/widget/conversations', begin)).toMatchObject(refusal)
    const contacts = await withSystem(sql => sql`select id from charla.contacts where account_id = ${tenant.accountId}`)
    expect(contacts).toHaveLength(0)
  })

  it('is kept with its version, its text and the time, shown to agents, and not asked again', async () => {
    const { tenant, visitor } = await asking()
    expect((await say(visitor, { consent_version: 2 })).status).toBe(200)
    expect(await kept(tenant)).toEqual([{ version: 2, text: 'We keep what you write.', timed: true }])
    expect(await asked(visitor)).toMatchObject({ given: true })
    expect((await say(visitor)).status).toBe(200)
    expect((await listed(tenant)).payload).toMatchObject([
      { additional_attributes: { consent: { version: 2, given_at: expect.any(String) } } },
    ])
  })

  it('is asked again when the text is another, and not when it stays', async () => {
    const { tenant, visitor } = await asking()
    await say(visitor, { consent_version: 2 })
    await change(tenant, { consent_text: 'We keep what you write.', welcome_title: 'Hello' })
    expect(await asked(visitor)).toMatchObject({ version: 2, given: true })
    const changed = await change(tenant, { consent_text: 'We keep it for a year.' })
    expect(changed.body).toMatchObject({ consent_enabled: true, consent_version: 3 })
    expect(await asked(visitor)).toEqual({ version: 3, text: 'We keep it for a year.', given: false })
    expect((await say(visitor)).status).toBe(422)
    expect((await say(visitor, { consent_version: 3 })).status).toBe(200)
    expect(await kept(tenant)).toMatchObject([{ version: 2 }, { version: 3 }])
  })

  it('is needed for a campaign too', async () => {
    const { tenant, visitor } = await asking()
    const made = await request('POST', `/api/v1/accounts/${tenant.accountId}/campaigns`, {
      as: tenant.administrator,
      json: { title: 'A', message: 'A', inbox_id: tenant.inboxId, trigger_rules: { url: 'https://example.com' } },
    })
    const campaign_id = (made.body as { id: number }).id
    const trigger = (info: object) =>
      request('POST', '/api/v1/widget/events', {
        as: visitor,
        json: { name: 'campaign.triggered', event_info: { campaign_id, ...info } },
      })
    expect((await trigger({})).status).toBe(422)
    expect((await trigger({ consent_version: 2 })).status).toBe(204)
    expect(await kept(tenant)).toHaveLength(1)
  })

  it('is not asked for where it is off or has no text', async () => {
    const { tenant, visitor } = await asking('  ')
    expect(await asked(visitor)).toBeNull()
    await writes(visitor, 'Hello')
    await change(tenant, { consent_enabled: false, consent_text: 'Something' })
    expect(await asked(await makeVisitor(tenant))).toBeNull()
  })
})
