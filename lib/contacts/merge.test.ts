import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { ContactWire, NoteWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { listed, startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

/** Two visitors of one tenant who have written, and how to make one contact of them. */
async function two() {
  const tenant = await makeTenant()
  const [base, mergee] = [await someone(tenant), await someone(tenant)]
  const merge = (json: object, as: Person = tenant.agent) =>
    request('POST', `/api/v1/accounts/${tenant.accountId}/actions/contact_merge`, { as, json })
  return {
    tenant,
    base,
    mergee,
    merge,
    both: (as?: Person) => merge({ base_contact_id: base.id, mergee_contact_id: mergee.id }, as),
  }
}

async function someone(tenant: Tenant) {
  const talk = await startTalk(tenant)
  const { id } = (await talk.conversation()).meta.sender
  const ask = (method: string, rest = '', json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/contacts/${id}${rest}`, {
      as: tenant.agent,
      ...(json ? { json } : {}),
    })
  const contact = async () => ((await ask('GET')).body as { payload: ContactWire }).payload
  return { talk, id, ask, contact }
}

const verify = (talk: Talk, id: number) =>
  withSystem(
    sql =>
      sql`update charla.contact_inboxes set hmac_verified = true where account_id = ${talk.tenant.accountId} and contact_id = ${id}`,
  )

describe('merging two contacts', () => {
  it('keeps what the base knows, and adds what only the mergee knew', async () => {
    const { base, mergee, both } = await two()
    await base.ask('PUT', '', {
      name: 'Zoe',
      email: 'zoe@example.test',
      custom_attributes: { plan: 'pro', address: { city: 'Berlin' } },
    })
    await mergee.ask('PUT', '', {
      name: 'Z.',
      email: 'z@example.test',
      phone_number: '+4915112345678',
      identifier: 'crm-1',
      custom_attributes: { plan: 'free', seats: 3, address: { city: 'Bonn', zip: '1' } },
      additional_attributes: { city: 'Bonn' },
    })
    const expected = {
      id: base.id,
      name: 'Zoe',
      email: 'zoe@example.test',
      phone_number: '+4915112345678',
      identifier: 'crm-1',
      custom_attributes: { plan: 'pro', seats: 3, address: { city: 'Berlin', zip: '1' } },
      additional_attributes: { city: 'Bonn' },
    }
    expect(await both()).toMatchObject({ status: 200, body: expected })
    expect(await base.contact()).toMatchObject(expected)
    expect((await mergee.ask('GET')).status).toBe(404)
  })

  it('moves conversations, inboxes, notes, labels and who said what', async () => {
    const { tenant, base, mergee, both } = await two()
    await mergee.ask('POST', '/notes', { content: 'Likes tea' })
    await base.ask('POST', '/notes', { content: 'And cake' })
    await mergee.ask('POST', '/labels', { labels: ['tea', 'vip'] })
    await base.ask('POST', '/labels', { labels: ['cake', 'vip'] })
    await both()
    expect((await base.ask('GET', '/labels')).body).toEqual({ payload: ['cake', 'tea', 'vip'] })
    expect(((await base.ask('GET', '/notes')).body as NoteWire[]).map(note => note.content)).toEqual([
      'And cake',
      'Likes tea',
    ])
    expect((await base.ask('GET', '/conversations')).body).toMatchObject({
      payload: [{ id: mergee.talk.displayId }, { id: base.talk.displayId }],
    })
    expect((await base.contact()).contact_inboxes).toHaveLength(2)
    expect((await mergee.talk.conversation()).meta.sender.id).toBe(base.id)
    expect((await mergee.talk.messages())[0]?.sender).toMatchObject({ id: base.id, type: 'contact' })
    await writes(mergee.talk.visitor, 'Me again') // is who they were merged into
    const last = (await mergee.talk.messages()).at(-1)
    expect(last).toMatchObject({ content: 'Me again', sender: { id: base.id } })
    expect((await listed(tenant)).meta.all_count).toBe(2)
  })

  it('can hold messages of both that carry the same mark', async () => {
    const { base, mergee, both } = await two()
    await writes(base.talk.visitor, 'Mine', 'same')
    await writes(mergee.talk.visitor, 'Theirs', 'same')
    expect((await both()).status).toBe(200)
    expect((await mergee.talk.messages()).map(message => message.content)).toEqual(['Hello', 'Theirs'])
    expect((await base.talk.messages()).map(message => message.echo_id)).toEqual([undefined, 'same'])
  })

  it('is told to everybody who saw them', async () => {
    const { tenant, base, mergee, both } = await two()
    const { cursor } = (await listed(tenant)).meta
    await both()
    const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}/changes?cursor=${cursor}`, {
      as: tenant.agent,
    })
    expect(body).toMatchObject({
      events: [
        {
          event: 'conversation.contact_changed',
          data: { id: mergee.talk.displayId, meta: { sender: { id: base.id } } },
        },
        { event: 'contact.deleted', data: { id: mergee.id } },
        { event: 'contact.updated', data: { id: base.id } },
        { event: 'contact.merged', data: { id: base.id } },
      ],
    })
  })

  it('of one with itself changes nothing', async () => {
    const { base, merge } = await two()
    await base.ask('PUT', '', { name: 'Zoe' })
    const answer = await merge({ base_contact_id: base.id, mergee_contact_id: base.id })
    expect(answer).toMatchObject({ status: 200, body: { id: base.id, name: 'Zoe' } })
    expect((await base.ask('GET')).status).toBe(200)
  })

  it('both ways at once leaves one of them', async () => {
    const { base, mergee, both, merge } = await two()
    const other = merge({ base_contact_id: mergee.id, mergee_contact_id: base.id })
    const answers = await Promise.all([both(), other])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 404])
    const left = await Promise.all([base.ask('GET'), mergee.ask('GET')])
    expect(left.map(answer => answer.status).sort()).toEqual([200, 404])
  })

  it('loses no message that is written meanwhile', async () => {
    const { base, mergee, both } = await two()
    const written = Array.from({ length: 10 }, (_, n) => [
      writes(base.talk.visitor, `b${n}`),
      writes(mergee.talk.visitor, `m${n}`),
    ]).flat()
    const [answer] = await Promise.all([both(), ...written])
    expect(answer.status).toBe(200)
    expect((await base.talk.messages()).length + (await mergee.talk.messages()).length).toBe(22)
  })
})

describe('a preview of merging (C6)', () => {
  it('says what would become of the base, and changes nothing', async () => {
    const { tenant, base, mergee, both } = await two()
    await base.ask('PUT', '', { name: 'Zoe' })
    await mergee.ask('PUT', '', { name: 'Z.', email: 'z@example.test' })
    await mergee.ask('POST', '/notes', { content: 'Likes tea' })
    const { cursor } = (await listed(tenant)).meta
    const path = `/api/v1/accounts/${tenant.accountId}/actions/contact_merge/preview`
    const json = { base_contact_id: base.id, mergee_contact_id: mergee.id }
    const preview = await request('POST', path, { as: tenant.agent, json })
    const expected = { id: base.id, name: 'Zoe', email: 'z@example.test' }
    expect(preview).toMatchObject({
      status: 200,
      body: { contact: expected, conversations: 1, contact_inboxes: 1, notes: 1 },
    })
    expect(await mergee.contact()).toMatchObject({ name: 'Z.', email: 'z@example.test' })
    expect(await base.contact()).toMatchObject({ email: null })
    expect((await listed(tenant)).meta.cursor).toBe(cursor)
    const alone = { base_contact_id: base.id, mergee_contact_id: base.id }
    expect(await request('POST', path, { as: tenant.agent, json: alone })).toMatchObject({
      status: 200,
      body: { contact: { id: base.id, email: null }, conversations: 1 },
    })
    expect((await both()).body).toMatchObject(expected)
    expect((await request('POST', path, { as: tenant.agent, json })).status).toBe(404)
    expect((await request('POST', path, { as: tenant.agent, json: {} })).status).toBe(422)
  })
})

describe('an identity that is proven (SEC4)', () => {
  const refused = (...attributes: string[]) => ({ status: 422, body: { attributes } })

  it('never becomes another one', async () => {
    const { base, mergee, both } = await two()
    await verify(base.talk, base.id)
    await verify(mergee.talk, mergee.id)
    expect(await both()).toMatchObject(refused('mergee_contact_id'))
    expect((await mergee.talk.conversation()).meta.sender.id).toBe(mergee.id)
  })

  it('never goes under what somebody only says', async () => {
    const { base, mergee, both, merge } = await two()
    await base.ask('PUT', '', { name: 'Says so', email: 'says@example.test' })
    await verify(mergee.talk, mergee.id)
    expect(await both()).toMatchObject(refused('base_contact_id', 'mergee_contact_id'))
    expect((await base.ask('GET')).status).toBe(200)
    const other = await merge({ base_contact_id: mergee.id, mergee_contact_id: base.id })
    expect(other).toMatchObject({ status: 200, body: { id: mergee.id, name: 'Says so' } })
  })

  it('takes in nobody who says to be somebody else', async () => {
    const { base, mergee, both } = await two()
    await verify(base.talk, base.id)
    await mergee.ask('PUT', '', { identifier: 'somebody-else' })
    expect(await both()).toMatchObject(refused('mergee_contact_id'))
    await mergee.ask('PUT', '', { identifier: null })
    expect((await both()).status).toBe(200)
  })
})

describe('merging is refused', () => {
  it.each([
    [{}, 'base_contact_id'],
    [{ base_contact_id: 1 }, 'mergee_contact_id'],
    [{ base_contact_id: 'x', mergee_contact_id: 1 }, 'base_contact_id'],
  ])('for %j', async (json, field) => {
    const { merge } = await two()
    const { status, body } = await merge(json)
    expect(status).toBe(422)
    expect((body as { attributes: string[] }).attributes).toContain(field)
  })

  it('to who does not see both, and when one is not there', async () => {
    const { tenant, base, mergee, both, merge } = await two()
    expect((await both(tenant.outsider)).status).toBe(404)
    expect((await both((await makeTenant()).administrator)).status).toBe(401)
    expect((await merge({ base_contact_id: base.id, mergee_contact_id: 999_999_999 })).status).toBe(404)
    const elsewhere = await two()
    expect((await merge({ base_contact_id: base.id, mergee_contact_id: elsewhere.mergee.id })).status).toBe(404)
    expect((await mergee.ask('GET')).status).toBe(200)
  })
})
