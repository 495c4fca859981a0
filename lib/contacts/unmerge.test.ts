import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { ContactWire, NoteWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { listed, startTalk } from '#tests/support/talk.ts'
import { pruneMerges } from './merge-record.ts'

withCharla()

async function someone(tenant: Tenant, given: object) {
  const talk = await startTalk(tenant)
  const { id } = (await talk.conversation()).meta.sender
  const ask = (method: string, rest = '', json?: unknown, as: Person = tenant.agent) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/contacts/${id}${rest}`, { as, ...(json ? { json } : {}) })
  const contact = async () => ((await ask('GET')).body as { payload: ContactWire }).payload
  await ask('PUT', '', given)
  return { talk, id, ask, contact }
}

/** Two who have written, merged, and how to undo it. */
async function merged(base: object = {}, mergee: object = {}, before?: (two: Two) => Promise<unknown>) {
  const tenant = await makeTenant()
  const two = { base: await someone(tenant, base), mergee: await someone(tenant, mergee) }
  await before?.(two)
  const was = { base: await two.base.contact(), mergee: await two.mergee.contact() }
  const actions = `/api/v1/accounts/${tenant.accountId}/actions/contact_merge`
  const merge = (base: number, mergee: number) =>
    request('POST', actions, { as: tenant.agent, json: { base_contact_id: base, mergee_contact_id: mergee } })
  const { body } = await merge(two.base.id, two.mergee.id)
  const { merge_id: id } = body as { merge_id: number }
  const undo = (as: Person = tenant.agent) => request('POST', `${actions}/${id}/undo`, { as })
  return { ...two, tenant, was, id, merge, undo }
}
type Two = Record<'base' | 'mergee', Awaited<ReturnType<typeof someone>>>

const zoe = { name: 'Zoe', custom_attributes: { plan: 'pro', address: { city: 'Berlin' } } }
const zed = {
  name: 'Z.',
  email: 'z@example.test',
  phone_number: '+4915112345678',
  identifier: 'crm-1',
  custom_attributes: { plan: 'free', seats: 3, address: { city: 'Bonn', zip: '1' } },
  additional_attributes: { city: 'Bonn' },
}

describe('undoing a merge (C6)', () => {
  it('makes both what they were', async () => {
    const { base, mergee, was, undo } = await merged(zoe, zed)
    expect((await base.contact()).email).toBe('z@example.test')
    expect(await undo()).toMatchObject({ status: 200, body: { id: mergee.id, email: 'z@example.test' } })
    expect(await base.contact()).toEqual(was.base)
    expect(await mergee.contact()).toEqual(was.mergee)
  })

  it('moves back conversations, inboxes, notes, labels and who said what', async () => {
    const { tenant, base, mergee, undo } = await merged({}, {}, async ({ base, mergee }) => {
      await mergee.ask('POST', '/notes', { content: 'Likes tea' })
      await base.ask('POST', '/notes', { content: 'And cake' })
      await mergee.ask('POST', '/labels', { labels: ['tea', 'vip'] })
      await base.ask('POST', '/labels', { labels: ['cake', 'vip'] })
    })
    await writes(mergee.talk.visitor, 'Me again')
    expect((await undo()).status).toBe(200)
    const notes = async ({ ask }: Two['base']) => ((await ask('GET', '/notes')).body as NoteWire[]).map(n => n.content)
    expect([await notes(base), await notes(mergee)]).toEqual([['And cake'], ['Likes tea']])
    expect((await base.ask('GET', '/labels')).body).toEqual({ payload: ['cake', 'vip'] })
    expect((await mergee.ask('GET', '/labels')).body).toEqual({ payload: ['tea', 'vip'] })
    expect((await mergee.ask('GET', '/conversations')).body).toMatchObject({ payload: [{ id: mergee.talk.displayId }] })
    expect((await base.ask('GET', '/conversations')).body).toMatchObject({ payload: [{ id: base.talk.displayId }] })
    expect((await mergee.talk.messages()).map(message => message.sender?.id)).toEqual([mergee.id, mergee.id])
    expect((await base.talk.messages()).map(message => message.sender?.id)).toEqual([base.id])
    await writes(mergee.talk.visitor, 'Still me')
    expect((await mergee.talk.messages()).at(-1)?.sender?.id).toBe(mergee.id)
    expect((await listed(tenant)).meta.all_count).toBe(2)
  })

  it('leaves what has been changed or taken away since', async () => {
    const { base, mergee, undo } = await merged(zoe, zed, ({ mergee }) =>
      mergee.ask('POST', '/notes', { content: 'Likes tea' }),
    )
    await base.ask('PUT', '', { phone_number: '+491', custom_attributes: { seats: 4, fresh: true } })
    const [note] = (await base.ask('GET', '/notes')).body as NoteWire[]
    await base.ask('DELETE', `/notes/${note?.id}`)
    await undo()
    expect(await base.contact()).toMatchObject({
      email: null,
      phone_number: '+491',
      custom_attributes: { plan: 'pro', seats: 4, fresh: true, address: { city: 'Berlin' } },
    })
    expect(await mergee.contact()).toMatchObject({ phone_number: '+4915112345678', custom_attributes: { seats: 3 } })
    expect((await mergee.ask('GET', '/notes')).body).toEqual([])
  })

  it('is told to everybody who sees them', async () => {
    const { tenant, base, mergee, undo } = await merged()
    const { cursor } = (await listed(tenant)).meta
    await undo()
    const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}/changes?cursor=${cursor}`, {
      as: tenant.agent,
    })
    expect(body).toMatchObject({
      events: [
        { event: 'contact.created', data: { id: mergee.id } },
        { event: 'contact.updated', data: { id: base.id } },
        {
          event: 'conversation.contact_changed',
          data: { id: mergee.talk.displayId, meta: { sender: { id: mergee.id } } },
        },
      ],
    })
  })

  it('leaves with the base what has been proven to be theirs since (SEC4)', async () => {
    const { tenant, base, mergee, undo } = await merged()
    await withSystem(
      sql => sql`
      update charla.contact_inboxes set hmac_verified = true where account_id = ${tenant.accountId} and contact_id = ${base.id}`,
    )
    expect((await undo()).status).toBe(200)
    expect((await mergee.talk.conversation()).meta.sender.id).toBe(base.id)
    expect((await mergee.contact()).contact_inboxes).toEqual([])
  })

  it('is offered for a month', async () => {
    const { tenant, base, mergee, id, undo } = await merged(zoe, zed)
    const merges = async () => (await base.ask('GET', '/merges')).body as { payload: object[] }
    await pruneMerges.run({})
    expect(await merges()).toMatchObject({
      payload: [{ id, mergee: { id: mergee.id, name: 'Z.' }, user_id: tenant.agent.userId }],
    })
    await withSystem(
      sql =>
        sql`update charla.contact_merges set created_at = now() - interval '31 days' where account_id = ${tenant.accountId}`,
    )
    await pruneMerges.run({})
    expect(await merges()).toEqual({ payload: [] })
    expect((await undo()).status).toBe(404)
  })

  it('and merging again are no trouble, however often', async () => {
    const { base, mergee, was, merge, undo } = await merged(zoe, zed)
    await undo()
    expect((await merge(mergee.id, base.id)).body).toMatchObject({ id: mergee.id, name: 'Z.', email: 'z@example.test' })
    expect((await mergee.talk.conversation()).meta.sender.id).toBe(mergee.id)
    expect(was.base.id).toBe(base.id)
  })
})

describe('undoing is refused', () => {
  it.each(['email', 'phone_number', 'identifier'] as const)('when another has the %s by now', async field => {
    const { tenant, base, mergee, undo } = await merged(zoe, zed)
    await base.ask('PUT', '', { [field]: null })
    const other = await someone(tenant, { [field]: zed[field] })
    expect(await undo()).toMatchObject({ status: 422, body: { attributes: [field] } })
    expect((await mergee.ask('GET')).status).toBe(404)
    await other.ask('PUT', '', { [field]: null })
    expect((await undo()).status).toBe(200) // nothing of the refused one has remained
  })

  it('twice, and both at once', async () => {
    const { undo } = await merged()
    const answers = await Promise.all([undo(), undo()])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 404])
    expect((await undo()).status).toBe(404)
  })

  it('when the base is gone, or was merged itself', async () => {
    const { tenant, base, merge, undo } = await merged()
    const third = await someone(tenant, {})
    await merge(third.id, base.id)
    expect((await undo()).status).toBe(404)
  })

  it('to who does not see the base, and of a merge that changed nothing', async () => {
    const { tenant, base, merge, undo } = await merged()
    expect((await undo(tenant.outsider)).status).toBe(404)
    expect((await base.ask('GET', '/merges', undefined, tenant.outsider)).status).toBe(404)
    expect((await merge(base.id, base.id)).body).toMatchObject({ merge_id: null })
  })
})
