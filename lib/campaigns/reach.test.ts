import { describe, expect, it } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { goOn } from '#lib/campaigns/one-off.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { campaignDesk, campaignId, runCampaign } from '#tests/support/campaigns.ts'

withCharla()

type Desk = Awaited<ReturnType<typeof campaignDesk>>

const segment = async ({ ask }: Desk, name: string, as?: Desk['box']['agent']) => {
  const query = { payload: [{ attribute_key: 'name', filter_operator: 'contains', values: [name] }] }
  const made = await ask('POST', '/custom_filters', { name: `Named ${name}`, filter_type: 'contact', query }, as)
  return { type: 'Segment', id: (made.body as { id: number }).id }
}
const reach = ({ ask, box, label }: Desk, more: object = {}) =>
  ask('POST', '/campaigns/reach', { inbox_id: box.whatsappInboxId, audience: [{ type: 'Label', id: label }], ...more })

describe('whom a campaign reaches', () => {
  it('is told before it goes, and why not the others', async () => {
    const desk = await campaignDesk()
    const { ask, contact, consent } = desk
    await contact('Zoe')
    await contact('Never Asked', {}, false)
    await consent(await contact('Took It Back'), false)
    await ask('PATCH', `/contacts/${await contact('Blocked')}`, { blocked: true })
    await contact('No Number', { phone_number: null, email: 'no@number.test' })
    expect((await reach(desk)).body).toEqual({
      audience: 5,
      recipients: 1,
      no_consent: 2,
      withdrawn: 1,
      blocked: 1,
      no_address: 1,
      duration: 1,
    })
    expect((await reach(desk, { purpose: 'news' })).body).toMatchObject({ audience: 5, recipients: 0, no_consent: 5 })
    expect((await reach(desk, { audience: [] })).body).toMatchObject({ audience: 0, recipients: 0 })
  })

  it('may be a segment: as it was when it was chosen, each contact once', async () => {
    const desk = await campaignDesk()
    const { ask, box, contact, campaign, results, label } = desk
    const zoe = await contact('Zoe')
    const zac = await contact('Zac', {}, true)
    await ask('POST', `/contacts/${zac}/labels`, { labels: [] })
    const named = await segment(desk, 'Z')
    const audience = [{ type: 'Label', id: label }, named]
    expect((await reach(desk, { audience })).body).toMatchObject({ audience: 2, recipients: 2 })
    expect(await campaign({ audience })).toMatchObject({
      status: 200,
      body: {
        audience: [
          { type: 'Label', id: label },
          { ...named, name: 'Named Z' },
        ],
      },
    })
    await ask('DELETE', `/custom_filters/${named.id}`)
    expect(await ask('PATCH', '/campaigns/1', { audience: [named] })).toMatchObject({ status: 200 })
    expect((await reach(desk, { audience: [named], campaign_id: 1 })).body).toMatchObject({ recipients: 2 })
    await runCampaign(box)
    expect((await results()).payload.map(one => one.contact_id)).toEqual([zoe, zac])
  })

  it('has nobody of a segment whose attribute is gone', async () => {
    const desk = await campaignDesk()
    const { ask, box, contact, campaign, results } = desk
    const { body } = await ask('POST', '/custom_attribute_definitions', {
      attribute_key: 'plan',
      attribute_display_name: 'Plan',
      attribute_model: 'contact_attribute',
    })
    await contact('Zoe', { custom_attributes: { plan: 'pro' } })
    const query = { payload: [{ attribute_key: 'plan', filter_operator: 'equal_to', values: ['pro'] }] }
    const made = await ask('POST', '/custom_filters', { name: 'Pro', filter_type: 'contact', query })
    const pro = { type: 'Segment', id: (made.body as { id: number }).id }
    expect((await reach(desk, { audience: [pro] })).body).toMatchObject({ recipients: 1 })
    await campaign({ audience: [pro] })
    await ask('DELETE', `/custom_attribute_definitions/${(body as { id: number }).id}`)
    await runCampaign(box)
    expect(await results()).toMatchObject({ payload: [] })
    expect(await reach(desk, { audience: [pro] })).toMatchObject({
      status: 422,
      body: { attributes: ['audience.0.id'] },
    })
  })

  it('is refused for inboxes that send none, segments of others, and to agents', async () => {
    const desk = await campaignDesk()
    const { box, ask } = desk
    const theirs = await segment(desk, 'Z', box.agent)
    const mine = { name: 'Talks', filter_type: 'conversation', query: { payload: [] } }
    const talks = (await ask('POST', '/custom_filters', mine)).body as { id: number }
    for (const [more, field] of [
      [{ inbox_id: box.inboxId }, 'inbox_id'],
      [{ inbox_id: 999_999 }, 'inbox_id'],
      [{ audience: [{ type: 'Everybody', id: 1 }] }, 'audience.0.type'],
      [{ audience: [theirs] }, 'audience.0.id'],
      [{ audience: [{ type: 'Segment', id: talks.id }] }, 'audience.0.id'],
      [{ purpose: 'not a word' }, 'purpose'],
    ] as const)
      expect(await reach(desk, more), JSON.stringify(more)).toMatchObject({
        status: 422,
        body: { attributes: [field] },
      })
    const asAgent = { as: box.agent, json: { inbox_id: box.whatsappInboxId, audience: [] } }
    expect((await request('POST', `${box.account}/campaigns/reach`, asAgent)).status).toBe(403)
  })
})

describe('a campaign that is cancelled', () => {
  it('leaves out who was not written to, and stays as it is', async () => {
    const desk = await campaignDesk()
    const { box, ask, contact, campaign, results } = desk
    for (const name of ['A', 'B', 'C']) await contact(name)
    await campaign()
    expect(await ask('POST', '/campaigns/1/cancel')).toMatchObject({
      status: 422,
      body: { message: 'id: the campaign is active' },
    })
    const ctx = systemContext(box.accountId)
    const id = await campaignId(box)
    expect(await goOn(ctx, id)).toBe(0)
    expect(await goOn(ctx, id)).toBe(1)
    expect(await ask('POST', '/campaigns/1/cancel')).toMatchObject({
      status: 200,
      body: { campaign_status: 'completed' },
    })
    expect(await goOn(ctx, id)).toBe('over')
    const found = await results()
    expect(found.payload.map(one => [one.state, one.reason])).toEqual([
      ['sent', null],
      ['skipped', 'cancelled'],
      ['skipped', 'cancelled'],
    ])
    expect(found.meta).toMatchObject({
      counts: { sent: 1, skipped: 2 },
      reasons: [{ state: 'skipped', reason: 'cancelled', count: 2 }],
    })
    const picked = (await ask('GET', '/campaigns/1/recipients?reason=cancelled')).body
    expect((picked as { payload: object[] }).payload).toHaveLength(2)
    expect((await ask('POST', '/campaigns/1/cancel')).status).toBe(422)
  })

  it('may have been held before', async () => {
    const desk = await campaignDesk()
    const { ask, contact, campaign } = desk
    await contact('A')
    await campaign({ scheduled_at: '2030-01-01T00:00:00Z' })
    await ask('POST', '/campaigns/1/pause')
    expect((await ask('POST', '/campaigns/1/cancel')).body).toMatchObject({ campaign_status: 'completed' })
  })
})

describe('a draft', () => {
  it('waits until it is sent, now or when it is said', async () => {
    const desk = await campaignDesk()
    const { box, ask, contact, campaign } = desk
    await contact('A')
    expect(await campaign({ enabled: false })).toMatchObject({ body: { enabled: false, campaign_status: 'active' } })
    const ctx = systemContext(box.accountId)
    const id = await campaignId(box)
    expect(await goOn(ctx, id)).toBe('over')
    const later = { enabled: true, scheduled_at: '2030-01-01T00:00:00Z' }
    expect((await ask('PATCH', '/campaigns/1', later)).body).toMatchObject({ scheduled_at: '2030-01-01T00:00:00.000Z' })
    expect(await goOn(ctx, id)).toBe('over')
    const { body } = await ask('PATCH', '/campaigns/1', { scheduled_at: null })
    expect(Date.parse((body as { scheduled_at: string }).scheduled_at)).toBeLessThanOrEqual(Date.now())
    expect(await goOn(ctx, id)).toBe(0)
  })
})
