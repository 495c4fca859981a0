import { expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { InboxWire } from '#lib/protocol/index.ts'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'

withCharla()

it('says when the contact has been silent for longer than the inbox allows, and takes what is said all the same (reference 5.5)', async () => {
  const tenant = await makeTenant()
  const account = `/api/v1/accounts/${tenant.accountId}`
  const channel = { type: 'api', additional_attributes: { agent_reply_time_window: 2 } }
  const made = await request('POST', `${account}/inboxes`, { as: tenant.administrator, json: { name: 'App', channel } })
  const { id, inbox_identifier: identifier } = made.body as { id: number; inbox_identifier: string }
  const inbox = `/public/api/v1/inboxes/${identifier}`
  const { source_id } = (await request('POST', `${inbox}/contacts`, { json: { name: 'Zoe' } })).body as {
    source_id: string
  }
  const begun = await request('POST', `${inbox}/contacts/${source_id}/conversations`)
  const path = `${account}/conversations/${(begun.body as { id: number }).id}`
  const answer = async () =>
    (await request('POST', `${path}/messages`, { as: tenant.administrator, json: { content: 'Hello' } })).status
  const canReply = async () =>
    ((await request('GET', path, { as: tenant.administrator })).body as { can_reply: boolean }).can_reply
  expect([await canReply(), await answer()]).toEqual([false, 200])
  const said = `${inbox}/contacts/${source_id}/conversations/${(begun.body as { id: number }).id}/messages`
  expect((await request('POST', said, { json: { content: 'Where is it?' } })).status).toBe(200)
  expect([await canReply(), await answer()]).toEqual([true, 200])
  await withSystem(
    sql => sql`
      update charla.messages set created_at = now() - interval '3 hours' where account_id = ${tenant.accountId} and message_type = 0`,
  )
  expect([await canReply(), await answer()]).toEqual([false, 200])
  const window = async () =>
    ((await request('GET', `${account}/inboxes/${id}`, { as: tenant.administrator })).body as InboxWire).traits
      .reply_window
  expect(await window()).toBe(7200)
  await request('PATCH', `${account}/inboxes/${id}`, {
    as: tenant.administrator,
    json: { channel: { additional_attributes: {} } },
  })
  expect([await canReply(), await answer()]).toEqual([true, 200])
  expect(await window()).toBeNull()
})
