import { simpleParser } from 'mailparser'
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { follow } from '#lib/base/followers.ts'
import { runtime } from '#lib/base/runtime.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { bring, type EmailBox, makeEmailInbox, messagesIn, readAll } from '#tests/support/email.ts'
import { startSmtp } from '#tests/support/smtp.ts'
import { deliverMessage, deliverWritten } from '../deliveries.ts'

const smtp = await startSmtp()
withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8' } })
beforeEach(() => {
  smtp.state.refuse = ''
})
afterAll(() => smtp.close())

const server = () => ({
  smtp_enabled: true,
  smtp_address: '127.0.0.1',
  smtp_port: Number(new URL(smtp.url).port),
  smtp_enable_starttls_auto: false,
})
const mail = (fields: Record<string, string>, body = 'Where is it?') =>
  Buffer.from([...Object.entries(fields).map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n'))

/** A customer has written; answers where. */
async function asked(box: EmailBox, fields: Record<string, string> = {}, body?: string) {
  const id = `${Math.random()}@customer.test`
  await bring(
    box,
    mail(
      { From: 'Zoe <zoe@customer.test>', To: box.email, Subject: 'My order', 'Message-ID': `<${id}>`, ...fields },
      body,
    ),
  )
  await readAll(box)
  const [first] = await messagesIn(box)
  return { id, conversation: `${box.account}/conversations/${first?.conversation_id}` }
}

const answer = async (box: EmailBox, conversation: string, json: object = {}) =>
  (
    await request('POST', `${conversation}/messages`, {
      as: box.administrator,
      json: { content: 'It is **on its way**', ...json },
    })
  ).body as { id: number }

/** Sends what waits of this account now. */
async function deliver({ accountId }: EmailBox) {
  await follow(deliverWritten)
  const waiting = await withSystem(
    sql =>
      sql<{ id: number }[]>`select id from charla.deliveries where account_id = ${accountId} and state = 0 order by id`,
  )
  for (const { id } of waiting) {
    await withSystem(
      sql =>
        sql`update charla.deliveries set due_at = now() - interval '1 second' where account_id = ${accountId} and id = ${id}`,
    )
    await deliverMessage.run({ account_id: accountId, id })
  }
}
type Shown = { content_attributes: { email: { html_content: { full: string } } } }
const sentTo = (address: string) => smtp.mails.filter(one => one.data.includes(address))

describe('an answer by mail', () => {
  it('goes to all whom the mail was sent to, in its thread, with what was said before (E6, E9)', async () => {
    const box = await makeEmailInbox(server())
    const { id, conversation } = await asked(box, { Cc: 'bob@customer.test', References: '<root@customer.test>' })
    const { id: messageId } = await answer(box, conversation)
    await deliver(box)
    await deliver(box)
    const sent = sentTo(box.email)
    expect(new Set(sent.map(one => one.data)).size).toBe(1)
    const parsed = await simpleParser(sent[0]?.data ?? '')
    const { uuid } = (await request('GET', conversation, { as: box.administrator })).body as { uuid: string }
    expect(parsed).toMatchObject({
      subject: 'Re: My order',
      from: { value: [{ address: box.email, name: 'Ada from Mail' }] },
      to: { value: [{ address: 'zoe@customer.test' }] },
      cc: { value: [{ address: 'bob@customer.test' }] },
      messageId: `<conversation/${uuid}/messages/${messageId}@acme.test>`,
      inReplyTo: `<${id}>`,
    })
    expect(parsed.references).toEqual([
      `<account/${box.accountId}/conversation/${uuid}@acme.test>`,
      '<root@customer.test>',
      `<${id}>`,
    ])
    expect(parsed.text).toContain('> Where is it?')
    expect(parsed.html).toContain('<strong>on its way</strong>')
    expect(await messagesIn(box)).toMatchObject([
      {},
      { id: messageId, status: 'sent', source_id: expect.stringContaining(uuid) },
    ])
  })

  it('to a mail with ten pictures in its text brings all ten (E9)', async () => {
    const box = await makeEmailInbox(server())
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const cids = Array.from({ length: 10 }, (_, n) => `picture${n}@customer.test`)
    const parts = cids.map((cid, n) =>
      [
        '--b',
        'Content-Type: image/png',
        `Content-ID: <${cid}>`,
        `Content-Disposition: inline; filename="${n}.png"`,
        'Content-Transfer-Encoding: base64',
        '',
        png,
      ].join('\r\n'),
    )
    const html = ['--b', 'Content-Type: text/html', '', cids.map(cid => `<img src="cid:${cid}">`).join('')].join('\r\n')
    const { conversation } = await asked(
      box,
      { 'MIME-Version': '1.0', 'Content-Type': 'multipart/related; boundary=b' },
      [html, ...parts, '--b--', ''].join('\r\n'),
    )
    const [shown] = await messagesIn(box)
    const { full } = (shown as unknown as Shown).content_attributes.email.html_content
    expect(full.match(/src="http[^"]*\/files\/attachments\//g)).toHaveLength(10)
    expect(full).not.toContain('cid:')
    await answer(box, conversation)
    await deliver(box)
    const parsed = await simpleParser(sentTo(box.email)[0]?.data ?? '', { keepCidLinks: true })
    expect(parsed.attachments.map(one => one.cid).sort()).toEqual(cids)
    for (const cid of cids) expect(parsed.html).toContain(`cid:${cid}`)
  })

  it('goes where the agent says, and to nobody else', async () => {
    const box = await makeEmailInbox(server())
    const { conversation } = await asked(box, { Cc: 'bob@customer.test' })
    await answer(box, conversation, { to_emails: 'eve@partner.test', bcc_emails: ['boss@acme.test'] })
    await deliver(box)
    const parsed = await simpleParser(sentTo(box.email)[0]?.data ?? '')
    expect(parsed).toMatchObject({ to: { value: [{ address: 'eve@partner.test' }] } })
    expect(parsed.cc).toBeUndefined()
  })

  it('that the server refuses says so, and is sent when it is tried again', async () => {
    const box = await makeEmailInbox(server())
    const { conversation } = await asked(box)
    smtp.state.refuse = '550 5.1.1 No such mailbox'
    const { id } = await answer(box, conversation)
    await deliver(box)
    expect(await messagesIn(box)).toMatchObject([
      {},
      { status: 'failed', content_attributes: { external_error: expect.stringContaining('No such mailbox') } },
    ])
    smtp.state.refuse = ''
    await request('POST', `${conversation}/messages/${id}/retry`, { as: box.administrator })
    await deliver(box)
    expect(sentTo(box.email)).toHaveLength(1)
    expect(await messagesIn(box)).toMatchObject([{}, { status: 'sent' }])
  })

  it('that was sent and came back is sent again when that is asked for', async () => {
    const box = await makeEmailInbox(server())
    const { conversation } = await asked(box)
    const { id } = await answer(box, conversation)
    await deliver(box)
    const sent = await simpleParser(sentTo(box.email)[0]?.data ?? '')
    const bounce = { From: 'MAILER-DAEMON@mx.test', Subject: 'Undelivered mail', 'In-Reply-To': sent.messageId ?? '' }
    await bring(box, mail(bounce, '550 5.2.2 Mailbox full'))
    await readAll(box)
    expect(await messagesIn(box)).toMatchObject([{}, { id, status: 'failed' }])
    await request('POST', `${conversation}/messages/${id}/retry`, { as: box.administrator })
    await deliver(box)
    await deliver(box)
    expect(sentTo(box.email)).toHaveLength(2)
    expect(await messagesIn(box)).toMatchObject([{}, { id, status: 'sent' }])
  })

  it('that was cut off is not sent again by itself', async () => {
    const box = await makeEmailInbox(server())
    const { conversation } = await asked(box)
    await answer(box, conversation)
    await follow(deliverWritten)
    await withSystem(sql => sql`update charla.deliveries set state = 1 where account_id = ${box.accountId}`)
    const [{ id }] = await withSystem(
      sql => sql<[{ id: number }]>`select id from charla.deliveries where account_id = ${box.accountId}`,
    )
    await deliverMessage.run({ account_id: box.accountId, id })
    expect(sentTo(box.email)).toEqual([])
  })

  it('is not sent to a server inside (SEC5)', async () => {
    const box = await makeEmailInbox({ ...server(), smtp_address: '10.0.0.1' })
    const { conversation } = await asked(box)
    await answer(box, conversation)
    await deliver(box)
    expect(await messagesIn(box)).toMatchObject([
      {},
      { status: 'failed', content_attributes: { external_error: 'The server is not on the public internet' } },
    ])
  })

  it('waits in the outbox where no server is set', async () => {
    const box = await makeEmailInbox()
    const { conversation } = await asked(box)
    await answer(box, conversation)
    await deliver(box)
    const { body } = await request('GET', `${box.account}/outbox`, { as: box.administrator })
    expect(body).toMatchObject({ payload: [{ to: 'zoe@customer.test', subject: 'Re: My order', status: 'captured' }] })
  })

  it('goes in the inbox’s name only by its own server, or when the operator has said so', async () => {
    const box = await makeEmailInbox({ verified_for_sending: true })
    const path = `${box.account}/inboxes/${box.emailInboxId}`
    const from = async () => {
      const { conversation } = await asked(box, { Subject: `About ${Math.random()}` })
      await answer(box, conversation)
      await deliver(box)
      const { from, replyTo } = await simpleParser(sentTo(box.email).at(-1)?.data ?? '')
      expect(replyTo).toMatchObject({ value: [{ address: box.email }] })
      return from?.value[0]?.address
    }
    runtime().env.SMTP_URL = smtp.url
    onTestFinished(() => void delete runtime().env.SMTP_URL)
    await request('PATCH', path, { as: box.administrator, json: { channel: { verified_for_sending: true } } })
    expect(await from()).toBe('no-reply@localhost')
    await withSystem(
      sql => sql`update charla.channel_email set verified_for_sending = true where account_id = ${box.accountId}`,
    )
    expect(await from()).toBe(box.email)
    box.email = `other-${box.email}`
    await request('PATCH', path, { as: box.administrator, json: { channel: { email: box.email } } })
    expect(await from()).toBe('no-reply@localhost')
    await request('PATCH', path, { as: box.administrator, json: { channel: server() } })
    expect(await from()).toBe(box.email)
  })

  it('leaves notes where they are', async () => {
    const box = await makeEmailInbox(server())
    const { conversation } = await asked(box)
    await answer(box, conversation, { private: true })
    await deliver(box)
    expect(sentTo(box.email)).toEqual([])
  })

  it('and the answer to it find one another', async () => {
    const box = await makeEmailInbox(server())
    const { conversation } = await asked(box)
    await answer(box, conversation)
    await deliver(box)
    const sent = await simpleParser(sentTo(box.email)[0]?.data ?? '')
    await bring(
      box,
      mail({ From: 'bob@elsewhere.test', Subject: 'Other words', 'In-Reply-To': sent.messageId ?? '' }, 'Thanks'),
    )
    await readAll(box)
    const all = await messagesIn(box)
    expect(all).toHaveLength(3)
    expect(new Set(all.map(one => one.conversation_id)).size).toBe(1)
  })
})
