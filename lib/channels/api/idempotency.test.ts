import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { request, withCharla } from '#tests/support/app.ts'
import { apiDesk, type ClientContact } from '#tests/support/clients.ts'

withCharla()

type Desk = Awaited<ReturnType<typeof apiDesk>>
/** Who is no contact yet needs a key that nobody guesses. */
const first = () => randomUUID()
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
    const key = first()
    const contacts = await ten(() => ask(desk, key, '', { name: 'Zoe' }))
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
    const key = first()
    const made = [desk, elsewhere, abroad].map(one => ask(one, key, '', { name: 'Zoe' }))
    expect(idsOf(await Promise.all(made)).size).toBe(3)
    const both = [await desk.contact(), await desk.contact()]
    const begun = both.map(contact => ask(desk, 'same', `/${contact.source_id}/conversations`))
    expect(idsOf(await Promise.all(begun)).size).toBe(2)
  })

  it('is refused to who is nobody there, and a refusal is not kept', async () => {
    const desk = await apiDesk()
    expect((await ask(desk, 'k', '/nobody/conversations')).status).toBe(404)
    const gone = { ...desk, inbox: { ...desk.inbox, inbox_identifier: 'nowhere' } }
    const key = first()
    expect((await ask(gone, key, '', { name: 'Zoe' })).status).toBe(404)
    expect((await ask(desk, key, '', { email: 'zoe' })).status).toBe(422)
    expect((await ask(desk, key, '', { email: 'zoe@example.test' })).status).toBe(200)
  })

  it('that makes a contact is refused with a key that somebody could guess, which would become them (SEC1)', async () => {
    const desk = await apiDesk()
    for (const key of ['1', 'contact-42', 'x'.repeat(40), '2026-11-27T07:00:00Z'])
      expect(await ask(desk, key, '', {})).toMatchObject({ status: 422, body: { attributes: ['Idempotency-Key'] } })
    expect((await ask(desk, 'h8Qe2vT0aLw9sYk3XnRb1g', '', {})).status).toBe(200)
    const { source_id } = await desk.contact()
    expect((await ask(desk, '1', `/${source_id}/conversations`)).status).toBe(200)
  })
})
