import { describe, expect, it } from 'vitest'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla()

const figures = (tenant: Tenant, contactId: number, as: Person = tenant.agent) =>
  request('GET', `/api/v1/accounts/${tenant.accountId}/contacts/${contactId}/figures`, { as })

describe('a contact in numbers', () => {
  it('counts conversations, those that are open, and how long an answer takes', async () => {
    const talk = await startTalk()
    const { meta, created_at } = await talk.conversation()
    const contact = meta.sender.id
    expect((await figures(talk.tenant, contact)).body).toEqual({
      conversations: 1,
      open: 1,
      first_contact_at: created_at,
      first_response_seconds: null,
    })
    await talk.ask('POST', '/messages', { content: 'Hello' })
    await talk.ask('POST', '/toggle_status', { status: 'resolved' })
    const again = { inbox_id: talk.tenant.inboxId, contact_id: contact }
    const path = `/api/v1/accounts/${talk.tenant.accountId}/conversations`
    expect((await request('POST', path, { as: talk.tenant.agent, json: again })).status).toBe(200)
    expect((await figures(talk.tenant, contact)).body).toEqual({
      conversations: 2,
      open: 1,
      first_contact_at: created_at,
      first_response_seconds: expect.any(Number),
    })
  })

  it('is nobody’s who may not see the contact, nor another account’s', async () => {
    const talk = await startTalk()
    const contact = (await talk.conversation()).meta.sender.id
    expect((await figures(talk.tenant, contact, talk.tenant.outsider)).status).toBe(404)
    const other = await makeTenant()
    expect((await figures(other, contact)).status).toBe(404)
  })
})
