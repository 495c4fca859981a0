import { simpleParser } from 'mailparser'
import { afterAll, describe, expect, it } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { follow } from '#lib/base/followers.ts'
import { findMailPlace } from '#lib/base/lookups.ts'
import { makeTenant, makeVisitor, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { startSmtp } from '#tests/support/smtp.ts'
import { keepArrival } from '../arrivals.ts'
import { deliverMessage, deliverWritten } from '../deliveries.ts'
import { receive } from '../receive.ts'

const smtp = await startSmtp()
withCharla({
  env: { SMTP_URL: smtp.url, MAIL_FROM: 'Acme <no-reply@in.acme.test>', MAIL_INBOUND_DOMAIN: 'in.acme.test' },
})
afterAll(() => smtp.close())

/** A visitor has left an address, and is answered. */
async function answered(tenant: Tenant, email: string) {
  const visitor = await makeVisitor(tenant)
  const { conversation_id } = await writes(visitor, 'Anybody there?')
  await request('PATCH', '/api/v1/widget/contact', { as: visitor, json: { email } })
  const conversation = `/api/v1/accounts/${tenant.accountId}/conversations/${conversation_id}`
  await request('POST', `${conversation}/messages`, { as: tenant.administrator, json: { content: 'Here I am' } })
  return { visitor, conversation }
}

/** As when two minutes have passed. */
async function later({ accountId }: Tenant) {
  await follow(deliverWritten)
  const due = await withSystem(
    sql => sql<{ id: number }[]>`
      update charla.deliveries set due_at = now() - interval '1 second' where account_id = ${accountId} and state = 0 returning id`,
  )
  for (const { id } of due) await deliverMessage.run({ account_id: accountId, id })
}
const sentTo = (address: string) => smtp.mails.filter(one => one.to === address)

describe('a visitor who has left an address', () => {
  it('gets the answer by mail, once, and can reply to it', async () => {
    const tenant = await makeTenant()
    const { conversation } = await answered(tenant, 'vic@customer.test')
    await later(tenant)
    await later(tenant)
    expect(sentTo('vic@customer.test')).toHaveLength(1)
    const sent = await simpleParser(sentTo('vic@customer.test')[0]?.data ?? '')
    const { uuid } = (await request('GET', conversation, { as: tenant.administrator })).body as { uuid: string }
    const back = sent.replyTo?.value[0]?.address as string
    expect(back).toBe(`reply+${uuid}@in.acme.test`)
    expect(sent.text).toContain('Here I am')

    const place = await findMailPlace(back, 'in.acme.test')
    expect(place).toEqual({ account_id: tenant.accountId, inbox_id: tenant.inboxId })
    const raw = [
      'From: vic@customer.test',
      `To: ${back}`,
      'Subject: Re: Hello',
      `In-Reply-To: ${sent.messageId}`,
      '',
      'Thank you',
    ]
    const { id } = await keepArrival(systemContext(tenant.accountId), tenant.inboxId, {
      channel: 'email',
      entrance: 'smtp',
      key: 'reply',
      about: { recipients: [back] },
      payload: Buffer.from(raw.join('\r\n')),
    })
    await receive(systemContext(tenant.accountId), id)
    const { body } = await request('GET', `${conversation}/messages`, { as: tenant.administrator })
    const said = (body as { payload: { content: string; message_type: number }[] }).payload.filter(
      one => one.message_type < 2,
    )
    expect(said.map(one => one.content)).toEqual(['Anybody there?', 'Here I am', 'Thank you'])
  })

  it('gets all answers in one mail, with what was said before, and none of them again', async () => {
    const tenant = await makeTenant()
    const { conversation } = await answered(tenant, 'vince@customer.test')
    const say = (content: string, more: object = {}) =>
      request('POST', `${conversation}/messages`, { as: tenant.administrator, json: { content, ...more } })
    await say('Among us', { private: true })
    await say('And **here** too')
    await follow(deliverWritten)
    await say('Not yet noticed') // by who follows what is written
    const due = await withSystem(
      sql => sql<{ id: number }[]>`
        update charla.deliveries set due_at = now() - interval '1 second' where account_id = ${tenant.accountId} returning id`,
    )
    await deliverMessage.run({ account_id: tenant.accountId, id: Math.min(...due.map(one => one.id)) })
    await later(tenant)
    expect(sentTo('vince@customer.test')).toHaveLength(1)
    const sent = await simpleParser(sentTo('vince@customer.test')[0]?.data ?? '')
    const text = sent.text ?? ''
    const said = ['Here I am', 'And **here** too', 'Not yet noticed', 'Anybody there?'].map(one => text.indexOf(one))
    expect(said).toEqual(said.toSorted((a, b) => a - b))
    expect(said).not.toContain(-1)
    expect(text).toMatch(/^> .*Anybody there\?$/m)
    expect(text).not.toContain('Among us')
    expect(sent.html).toContain('<strong>here</strong>')

    await say('One more')
    await later(tenant)
    const [, second] = sentTo('vince@customer.test')
    const { text: next } = await simpleParser(second?.data ?? '')
    expect(next).toMatch(/^One more/)
    expect(next).toContain('> Ada: Not yet noticed')
    expect(sentTo('vince@customer.test')).toHaveLength(2)
  })

  it('gets none when they have read it on the website', async () => {
    const tenant = await makeTenant()
    const { visitor } = await answered(tenant, 'val@customer.test')
    await request('POST', '/api/v1/widget/conversations/update_last_seen', { as: visitor })
    await later(tenant)
    expect(sentTo('val@customer.test')).toEqual([])
  })

  it('gets none where the inbox does not want that', async () => {
    const tenant = await makeTenant()
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}`, {
      as: tenant.administrator,
      json: { channel: { continuity_via_email: false } },
    })
    await answered(tenant, 'vera@customer.test')
    await later(tenant)
    expect(sentTo('vera@customer.test')).toEqual([])
  })
})
