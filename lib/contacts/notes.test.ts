import { describe, expect, it } from 'vitest'
import type { NoteWire } from '#lib/protocol/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { contactDesk } from '#tests/support/contacts.ts'

withCharla()

describe('notes about a contact', () => {
  it('are written, changed and taken away, the newest first', async () => {
    const { tenant, ask, make } = await contactDesk()
    const { contact } = await make({ name: 'Zoe' })
    const path = `/${contact.id}/notes`
    expect((await ask('GET', path)).body).toEqual([])
    const first = (await ask('POST', path, { content: 'Likes tea' })).body as NoteWire
    expect(first).toEqual({
      id: expect.any(Number),
      content: 'Likes tea',
      account_id: tenant.accountId,
      contact_id: contact.id,
      user: expect.objectContaining({ id: tenant.agent.userId, name: 'Amal', role: 'agent' }),
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
    })
    const second = (await ask('POST', path, { note: { content: 'And cake' } })).body as NoteWire
    expect((await ask('GET', path)).body).toMatchObject([{ id: second.id }, { id: first.id }])
    expect((await ask('PATCH', `${path}/${first.id}`, { content: 'Likes coffee' })).body).toMatchObject({
      id: first.id,
      content: 'Likes coffee',
      user: { name: 'Amal' },
    })
    expect((await ask('GET', `${path}/${first.id}`)).body).toMatchObject({ content: 'Likes coffee' })
    expect(await ask('DELETE', `${path}/${first.id}`)).toMatchObject({ status: 200, body: '' })
    expect((await ask('DELETE', `${path}/${first.id}`)).status).toBe(404)
    expect((await ask('GET', path)).body).toMatchObject([{ id: second.id }])
  })

  it('outlive their author’s membership', async () => {
    const { tenant, ask, make } = await contactDesk()
    const { contact } = await make({ name: 'Zoe' })
    await ask('POST', `/${contact.id}/notes`, { content: 'Likes tea' })
    await request('DELETE', `/api/v1/accounts/${tenant.accountId}/agents/${tenant.agent.userId}`, {
      as: tenant.administrator,
    })
    const { body } = await ask('GET', `/${contact.id}/notes`, undefined, tenant.administrator)
    expect(body).toMatchObject([{ content: 'Likes tea' }])
    expect((body as NoteWire[])[0]).not.toHaveProperty('user')
  })

  it('belong to their contact', async () => {
    const { ask, make } = await contactDesk()
    const [zoe, bo] = [await make({ name: 'Zoe' }), await make({ name: 'Bo' })]
    const { id } = (await ask('POST', `/${zoe.contact.id}/notes`, { content: 'Likes tea' })).body as NoteWire
    for (const [method, json] of [['GET'], ['PATCH', { content: 'x' }], ['DELETE']] as const)
      expect((await ask(method, `/${bo.contact.id}/notes/${id}`, json)).status, method).toBe(404)
  })

  it.each([{}, { content: '' }, { content: ' \n' }, { content: 7 }, { content: 'a\0b' }, { note: {} }])(
    'are not %j',
    async json => {
      const { ask, make } = await contactDesk()
      const { contact } = await make({ name: 'Zoe' })
      expect(await ask('POST', `/${contact.id}/notes`, json)).toMatchObject({
        status: 422,
        body: { attributes: ['content'] },
      })
    },
  )
})
