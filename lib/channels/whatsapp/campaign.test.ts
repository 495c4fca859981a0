import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { goOn } from '#lib/campaigns/one-off.ts'
import { withCharla } from '#tests/support/app.ts'
import {
  campaignDesk as desk,
  campaignId as idOf,
  type Recipients,
  runCampaign as runAll,
  template,
} from '#tests/support/campaigns.ts'
import { startGraph } from '#tests/support/graph.ts'
import { bring, deliver, delivery } from '#tests/support/whatsapp.ts'
import { work } from '#tests/support/work.ts'

const graph = await startGraph()
withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8', WHATSAPP_CLOUD_BASE_URL: graph.url } })
beforeEach(() => {
  graph.state.refuse = []
  graph.state.sent = []
  graph.state.templates = [template]
})
afterAll(() => graph.close())

describe('a one-off campaign', () => {
  it('goes once to everybody of the audience who has agreed, and says what became of each (WA8)', async () => {
    const { box, ask, contact, campaign, results } = await desk()
    const zoe = await contact('Zoe Miller')
    const never = await contact('Never Asked', {}, false)
    const blocked = await contact('Blocked')
    await ask('PATCH', `/contacts/${blocked}`, { blocked: true })
    const mailed = await contact('No Number', { phone_number: null, email: 'no@number.test' })
    const made = await campaign()
    expect(made).toMatchObject({ status: 200, body: { campaign_type: 'one_off', purpose: 'marketing' } })
    await runAll(box)
    await runAll(box)
    await deliver(box)
    expect(graph.state.sent.map(one => one.body)).toMatchObject([
      { type: 'template', template: { name: 'sale', components: [{ parameters: [{ text: 'Zoe' }] }] } },
    ])
    const wamid = graph.state.sent[0]?.id as string
    await bring(box, delivery(box, { statuses: [{ id: wamid, status: 'read', timestamp: '1' }] }))
    const { readAll } = await import('#tests/support/email.ts')
    await readAll(box)
    const found = await results()
    expect(new Map(found.payload.map(one => [one.contact_id, [one.state, one.reason]]))).toEqual(
      new Map([
        [zoe, ['read', null]],
        [never, ['skipped', 'no_consent']],
        [blocked, ['skipped', 'blocked']],
        [mailed, ['skipped', 'no_address']],
      ]),
    )
    expect(found.meta).toEqual({
      counts: { planned: 0, sent: 0, delivered: 0, read: 1, failed: 0, skipped: 3 },
      reasons: expect.arrayContaining([
        { state: 'skipped', reason: 'no_consent', count: 1 },
        { state: 'skipped', reason: 'blocked', count: 1 },
        { state: 'skipped', reason: 'no_address', count: 1 },
      ]),
      next_after: null,
    })
    expect((await ask('GET', '/campaigns/1')).body).toMatchObject({ campaign_status: 'completed' })
    const conversation = found.payload.find(one => one.contact_id === zoe)?.conversation_id
    expect((await ask('GET', `/conversations/${conversation}`)).body).toMatchObject({ status: 'resolved' })
    const file = (await ask('GET', '/campaigns/1/recipients/file')).body as string
    expect(file.trim().split('\n')).toHaveLength(5)
  })

  it('can be held and let go on; consent that is taken back meanwhile counts, what is changed does not', async () => {
    const { box, ask, contact, consent, campaign, results } = await desk()
    const ids: number[] = []
    for (let n = 0; n < 12; n++) ids.push(await contact(`Number ${n}`))
    await campaign()
    const ctx = systemContext(box.accountId)
    const id = await idOf(box)
    expect(await goOn(ctx, id)).toBe(0) // planned
    for (let n = 0; n < 10; n++) expect(await goOn(ctx, id)).toBe(1)
    expect(await ask('POST', '/campaigns/1/pause')).toMatchObject({ status: 200, body: { campaign_status: 'paused' } })
    expect(await goOn(ctx, id)).toBe('over')
    await consent(ids[10] as number, false)
    await ask('PATCH', `/contacts/${ids[11]}`, { name: 'Somebody Else' })
    expect(await ask('PATCH', '/campaigns/1', { message: 'Late' })).toMatchObject({ status: 422 })
    expect(await ask('POST', '/campaigns/1/resume')).toMatchObject({
      status: 200,
      body: { campaign_status: 'processing' },
    })
    expect(await runAll(box)).toBe(3)
    const found = await results()
    expect(found.payload.find(one => one.contact_id === ids[10])).toMatchObject({
      state: 'skipped',
      reason: 'no_consent',
    })
    await deliver(box)
    const names = graph.state.sent.map(
      one =>
        (one.body as { template: { components: { parameters: { text: string }[] }[] } }).template.components[0]
          ?.parameters[0]?.text,
    )
    expect(names).toEqual(Array(11).fill('Number'))
    expect(await ask('POST', '/campaigns/1/resume')).toMatchObject({
      status: 422,
      body: { message: 'id: the campaign is completed' },
    })
  })

  it('writes once to somebody who was two while it ran', async () => {
    const { box, ask, contact, campaign, results } = await desk()
    const [mergee, base] = [await contact('Zoe'), await contact('Zoe')]
    await campaign()
    const ctx = systemContext(box.accountId)
    const id = await idOf(box)
    expect([await goOn(ctx, id), await goOn(ctx, id)]).toEqual([0, 1])
    const merged = await ask('POST', '/actions/contact_merge', { base_contact_id: base, mergee_contact_id: mergee })
    expect(merged.status).toBe(200)
    await runAll(box)
    await deliver(box)
    expect(graph.state.sent).toHaveLength(1)
    expect((await results()).payload).toMatchObject([{ contact_id: base, state: 'sent' }])
  })

  it('stands while the account is suspended, and goes on in one chain when it is held and let go on', async () => {
    const { box, ask, contact, campaign } = await desk()
    for (let n = 0; n < 4; n++) await contact(`Number ${n}`)
    await campaign()
    const ctx = systemContext(box.accountId)
    const id = await idOf(box)
    const setAccount = (status: number) =>
      withSystem(sql => sql`update charla.accounts set status = ${status} where id = ${box.accountId}`)
    const run = async () =>
      (await withSystem(sql => sql<{ run: number }[]>`select run from charla.campaigns where id = ${id}`))[0]?.run
    const first = await run()
    expect([await goOn(ctx, id, first), await goOn(ctx, id, first)]).toEqual([0, 1])
    await setAccount(1)
    expect(await goOn(ctx, id, first)).toBe('over')
    await setAccount(0)
    expect(await goOn(ctx, id, first)).toBe(1)
    for (const turn of ['pause', 'resume']) await ask('POST', `/campaigns/1/${turn}`)
    expect(await goOn(ctx, id, first)).toBe('over')
    expect(await goOn(ctx, id, await run())).toBe(1)
  })

  it('shows those of one state, and is deleted step by step', async () => {
    const { box, ask, contact, campaign } = await desk()
    const zoe = await contact('Zoe')
    const never = await contact('Never Asked', {}, false)
    await campaign()
    await runAll(box)
    const such = async (query: string) =>
      ((await ask('GET', `/campaigns/1/recipients?${query}`)).body as Recipients).payload.map(one => one.contact_id)
    expect(await such('state=sent')).toEqual([zoe])
    expect(await such('state=skipped')).toEqual([never])
    expect(await such('state=skipped&reason=blocked')).toEqual([])
    for (const state of ['planned', 'delivered', 'read', 'failed']) expect(await such(`state=${state}`)).toEqual([])
    expect((await ask('DELETE', '/campaigns/1')).status).toBe(200)
    expect((await ask('GET', '/campaigns/1')).status).toBe(404)
    expect((await ask('DELETE', '/campaigns/1')).status).toBe(404)
    await work()
    const [left] = await withSystem(
      sql => sql<{ campaigns: number; recipients: number }[]>`
      select (select count(*)::int from charla.campaigns where account_id = ${box.accountId}) as campaigns,
        (select count(*)::int from charla.campaign_recipients where account_id = ${box.accountId}) as recipients`,
    )
    expect(left).toEqual({ campaigns: 0, recipients: 0 })
  })

  it('says what it lacks, and is the administrators’ alone', async () => {
    const { box, ask, campaign } = await desk()
    expect(await campaign({ template_params: null })).toMatchObject({
      status: 422,
      body: { attributes: ['template_params.name'] },
    })
    expect(await campaign({ audience: [] })).toMatchObject({ status: 422, body: { attributes: ['audience'] } })
    expect(await campaign({ purpose: 'not a word' })).toMatchObject({ status: 422, body: { attributes: ['purpose'] } })
    await campaign({ scheduled_at: '2030-01-01T00:00:00Z' })
    for (const [method, rest] of [
      ['GET', '/recipients'],
      ['GET', '/recipients/file'],
      ['POST', '/pause'],
      ['POST', '/resume'],
      ['POST', '/cancel'],
    ])
      expect((await ask(method as string, `/campaigns/1${rest}`, undefined, box.agent)).status).toBe(403)
  })
})

describe('consent', () => {
  it('is written down with source and time, and what was said before stays', async () => {
    const { ask, contact, consent } = await desk()
    const id = await contact('Zoe', {}, false)
    expect(await consent(id, true, { given_at: '2026-01-02T03:04:05Z', purpose: 'News' })).toMatchObject({
      status: 200,
      body: {
        contact_id: id,
        channel: 'whatsapp',
        purpose: 'news',
        given: true,
        source: 'a form',
        given_at: '2026-01-02T03:04:05.000Z',
      },
    })
    await consent(id, false, { purpose: 'news', source: 'a call' })
    expect((await ask('GET', `/contacts/${id}/consents`)).body).toMatchObject({
      payload: [
        { given: false, source: 'a call' },
        { given: true, source: 'a form' },
      ],
    })
    for (const [field, value] of [
      ['channel', 'by post'],
      ['source', ''],
      ['given', 'perhaps'],
      ['purpose', '!'],
      ['given_at', 'then'],
    ] as const)
      expect(await consent(id, true, { [field]: value })).toMatchObject({ status: 422, body: { attributes: [field] } })
  })

  it('goes with the contact when two become one, and back', async () => {
    const { ask, contact, consent } = await desk()
    const [base, mergee] = [await contact('Base', {}, false), await contact('Mergee', {}, false)]
    await consent(mergee, false)
    const list = async (id: number) =>
      ((await ask('GET', `/contacts/${id}/consents`)).body as { payload: unknown[] }).payload
    await ask('POST', '/actions/contact_merge', { base_contact_id: base, mergee_contact_id: mergee })
    expect(await list(base)).toHaveLength(1)
    const merges = (await ask('GET', `/contacts/${base}/merges`)).body as { payload: { id: number }[] }
    const merge = (Array.isArray(merges) ? (merges as { id: number }[]) : merges.payload)[0]
    await ask('POST', `/actions/contact_merge/${merge?.id}/undo`)
    expect([await list(base), await list(mergee)].map(one => one.length)).toEqual([0, 1])
  })
})
