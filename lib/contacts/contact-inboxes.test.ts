import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import type { ContactWire } from '#lib/protocol/index.ts'
import { makeVisitor, withCharla, writes } from '#tests/support/app.ts'
import { type ContactPage, contactDesk } from '#tests/support/contacts.ts'
import { makeEmailInbox } from '#tests/support/email.ts'
import { ensureSource } from './contact-inboxes.ts'

withCharla()

describe('the inboxes of a contact', () => {
  it('are more by one, and by the same only once', async () => {
    const { tenant, ask, make } = await contactDesk()
    const [zoe, bo] = [await make({ name: 'Zoe' }), await make({ name: 'Bo' })]
    const json = { inbox_id: tenant.inboxId, source_id: 'theirs' }
    const add = (to: typeof zoe) => ask('POST', `/${to.contact.id}/contact_inboxes`, json)
    const expected = { status: 200, body: { source_id: 'theirs', inbox: { id: tenant.inboxId, name: 'Website' } } }
    expect(await Promise.all([add(zoe), add(zoe)])).toMatchObject([expected, expected])
    expect((await ask('GET', `/${zoe.contact.id}`)).body).toMatchObject({
      payload: { contact_inboxes: [{ source_id: 'theirs' }] },
    })
    expect(await add(bo)).toMatchObject({ status: 422, body: { attributes: ['source_id'] } })
    expect(await ask('POST', `/${bo.contact.id}/contact_inboxes`, {})).toMatchObject({
      status: 422,
      body: { attributes: ['inbox_id'] },
    })
  })

  it('are the same for who comes while somebody else is at it', async () => {
    const { tenant, make } = await contactDesk()
    const { contact } = await make({ name: 'Zoe' })
    const ensure = (restMs = 0) =>
      withAccount(systemContext(tenant.accountId), async ({ sql }) => {
        const source = await ensureSource(sql, tenant.accountId, contact.id, tenant.inboxId, 'theirs')
        await pause(restMs)
        return source.id
      })
    const slow = ensure(300)
    await pause(50)
    expect(await ensure()).toBe(await slow)
  })

  it('can be written to by us only where they have come and not written', async () => {
    const { tenant, ask, make } = await contactDesk()
    const contactable = async (id: number) => (await ask('GET', `/${id}/contactable_inboxes`)).body
    const { contact, contact_inbox } = await make({ inbox_id: tenant.inboxId })
    expect(await contactable(contact.id)).toEqual({
      payload: [
        {
          source_id: contact_inbox.source_id,
          inbox: {
            id: tenant.inboxId,
            name: 'Website',
            channel_type: 'Channel::WebWidget',
            channel_id: expect.any(Number),
            avatar_url: '',
            provider: null,
          },
        },
      ],
    })
    expect(await contactable((await make({ name: 'Zoe' })).contact.id)).toEqual({ payload: [] })
    const visitor = await makeVisitor(tenant)
    await writes(visitor, 'Hello')
    const { payload } = (await ask('GET', '?sort=-last_activity_at')).body as ContactPage
    expect(await contactable(payload[0]?.id as number)).toEqual({ payload: [] })
  })

  it('cannot be written to by mail without an address', async () => {
    const box = await makeEmailInbox()
    const { ask, make } = await contactDesk(box)
    const contactable = async (id: number) => {
      const answer = await ask('GET', `/${id}/contactable_inboxes`, undefined, box.administrator)
      return (answer.body as { payload: { inbox: { id: number } }[] }).payload.map(one => one.inbox.id)
    }
    expect(await contactable((await make({ name: 'Zoe' })).contact.id)).not.toContain(box.emailInboxId)
    const reached = await make({ name: 'Ben', email: 'ben@customers.test' })
    expect(await contactable(reached.contact.id)).toContain(box.emailInboxId)
  })
})

describe('the attributes of a contact', () => {
  it('go by name', async () => {
    const { ask, make } = await contactDesk()
    const { contact } = await make({ custom_attributes: { plan: 'pro', seats: 3, 'a b': 1 } })
    const json = { custom_attributes: ['plan', 'a b', 'never'] }
    const answer = await ask('POST', `/${contact.id}/destroy_custom_attributes`, json)
    expect(answer).toMatchObject({
      status: 200,
      body: { payload: { id: contact.id, custom_attributes: { seats: 3 } } },
    })
    expect((answer.body as { payload: ContactWire }).payload.custom_attributes).toEqual({ seats: 3 })
    for (const custom_attributes of ['plan', [1], ['\0'], undefined])
      expect(await ask('POST', `/${contact.id}/destroy_custom_attributes`, { custom_attributes })).toMatchObject({
        status: 422,
        body: { attributes: [expect.stringMatching(/^custom_attributes/)] },
      })
  })
})
