import { describe, expect, it } from 'vitest'
import { request, withCharla } from '#tests/support/app.ts'
import { apiDesk, type ClientContact } from '#tests/support/clients.ts'

withCharla()

type Desk = Awaited<ReturnType<typeof apiDesk>>
const ask = (desk: Desk, key: string, rest: string, json: object = {}) =>
  request('POST', `/public/api/v1/inboxes/${desk.inbox.inbox_identifier}/contacts${rest}`, {
    json,
    headers: { 'idempotency-key': key },
  })
const ten = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 10 }, work))
const idsOf = (answers: { body: unknown }[]) => new Set(answers.map(({ body }) => (body as { id: number }).id))

describe('a POST of a client with an Idempotency-Key', () => {
  it('is done once, however many come together: a contact, a conversation, a message (W4)', async () => {
    const desk = await apiDesk()
    const contacts = await ten(() => ask(desk, 'c', '', { name: 'Zoe' }))
    expect(idsOf(contacts).size).toBe(1)
    const [source_id] = contacts.map(({ body }) => (body as ClientContact).source_id)
    expect(new Set(contacts.map(({ body }) => (body as ClientContact).source_id))).toEqual(new Set([source_id]))
    const begun = await ten(() => ask(desk, 'v', `/${source_id}/conversations`))
    expect(idsOf(begun).size).toBe(1)
    const messages = `/${source_id}/conversations/${[...idsOf(begun)][0]}/messages`
    const said = await ten(() => ask(desk, 'm', messages, { content: 'Once' }))
    expect(idsOf(said).size).toBe(1)
    const { body } = await desk.ask('GET', `/contacts${messages}`)
    expect(body).toHaveLength(1)
    expect((await ask(desk, 'm', messages, { content: 'Once' })).headers.get('idempotency-replayed')).toBe('true')
    expect(await ask(desk, 'm', messages, { content: 'Twice' })).toMatchObject({
      status: 422,
      body: { attributes: ['Idempotency-Key'] },
    })
  })

  it('is another one’s under the same key: of another contact, inbox or account', async () => {
    const desk = await apiDesk()
    const [elsewhere, abroad] = [await apiDesk(desk.tenant), await apiDesk()]
    const made = [desk, elsewhere, abroad].map(one => ask(one, 'same', '', { name: 'Zoe' }))
    expect(idsOf(await Promise.all(made)).size).toBe(3)
    const [first, second] = [await desk.contact(), await desk.contact()]
    const begun = [first, second].map(contact => ask(desk, 'same', `/${contact.source_id}/conversations`))
    expect(idsOf(await Promise.all(begun)).size).toBe(2)
  })

  it('is refused to who is nobody there, and a refusal is not kept', async () => {
    const desk = await apiDesk()
    expect((await ask(desk, 'k', '/nobody/conversations')).status).toBe(404)
    const gone = { ...desk, inbox: { ...desk.inbox, inbox_identifier: 'nowhere' } }
    expect((await ask(gone, 'k', '', { name: 'Zoe' })).status).toBe(404)
    expect((await ask(desk, 'k', '', { email: 'zoe' })).status).toBe(422)
    expect((await ask(desk, 'k', '', { email: 'zoe@example.test' })).status).toBe(200)
  })
})
