import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { request, type Tenant, withCharla } from '#tests/support/app.ts'
import { listed, startTalk } from '#tests/support/talk.ts'
import { autoResolve } from './auto-resolve.ts'

withCharla()

const set = (tenant: Tenant, json: object, as = tenant.administrator) =>
  request('PATCH', `/api/v1/accounts/${tenant.accountId}`, { as, json })
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)

describe('what is idle', () => {
  it('is resolved after as long as the account says, once, with what it wants said and labelled', async () => {
    const talk = await startTalk()
    const settings = {
      auto_resolve_after: 60,
      auto_resolve_message: 'Bye {{contact.name}}',
      auto_resolve_label: 'idle',
    }
    expect((await set(talk.tenant, settings)).body).toMatchObject({ settings })
    await request('PATCH', '/api/v1/widget/contact', { as: talk.visitor, json: { name: 'Zoe' } })
    await talk.ask('POST', '/labels', { labels: ['vip'] })
    await autoResolve(inMinutes(59))
    expect(await talk.conversation()).toMatchObject({ status: 'open' })
    await Promise.all([autoResolve(inMinutes(61)), autoResolve(inMinutes(61))])
    await autoResolve(inMinutes(61))
    expect(await talk.conversation()).toMatchObject({ status: 'resolved', labels: ['idle', 'vip'], waiting_since: 0 })
    const said = (await talk.messages()).filter(message => message.message_type === 3).map(message => message.content)
    expect(said).toEqual(['Bye Zoe'])
    expect((await talk.activity()).at(-1)).toBe(
      'Conversation was marked resolved by the system after 1 hour without activity',
    )
  })

  it('is any number of conversations', async () => {
    const { tenant } = await startTalk()
    await withSystem(
      sql => sql`
      insert into charla.conversations (account_id, display_id, inbox_id, contact_id, contact_inbox_id)
      select account_id, n, inbox_id, contact_id, contact_inbox_id from charla.conversations, generate_series(1000, 1120) as n
      where account_id = ${tenant.accountId}`,
    )
    await set(tenant, { auto_resolve_after: 10 })
    await autoResolve(inMinutes(11))
    expect((await listed(tenant, 'status=open')).meta.all_count).toBe(0)
    expect((await listed(tenant, 'status=resolved')).meta.all_count).toBe(122)
  })

  it('is left where the customer waits, if the account says so, and where it says nothing', async () => {
    const talk = await startTalk()
    await autoResolve(inMinutes(100_000))
    await set(talk.tenant, { auto_resolve_after: 1440, auto_resolve_ignore_waiting: true })
    await autoResolve(inMinutes(1441))
    expect(await talk.conversation()).toMatchObject({ status: 'open' })
    await talk.ask('POST', '/messages', { content: 'An answer' })
    await autoResolve(inMinutes(1441))
    expect(await talk.conversation()).toMatchObject({ status: 'resolved' })
    expect((await talk.activity()).at(-1)).toContain('after 1 day')
    expect((await set(talk.tenant, { auto_resolve_after: null })).body).toMatchObject({
      settings: { auto_resolve_after: null, auto_resolve_ignore_waiting: true },
    })
  })

  it('is not what is snoozed or pending', async () => {
    for (const status of ['snoozed', 'pending']) {
      const talk = await startTalk()
      await set(talk.tenant, { auto_resolve_after: 10 })
      await talk.ask('POST', '/toggle_status', { status })
      await autoResolve(inMinutes(1000))
      expect(await talk.conversation()).toMatchObject({ status })
    }
  })

  it.each([
    ['auto_resolve_after', 9],
    ['auto_resolve_after', 1_439_857],
    ['auto_resolve_after', 10.5],
    ['auto_resolve_message', 'x'.repeat(10_001)],
    ['auto_resolve_ignore_waiting', 'yes'],
    ['auto_resolve_label', 7],
  ])('is not set with %s: %j, nor by agents', async (field, value) => {
    const { tenant } = await startTalk()
    expect(await set(tenant, { [field]: value })).toMatchObject({ status: 422, body: { attributes: [field] } })
    expect((await set(tenant, { auto_resolve_after: 60 }, tenant.agent)).status).toBe(403)
  })
})
