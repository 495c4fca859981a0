import { expect, it } from 'vitest'
import { request, withCharla } from '#tests/support/app.ts'
import { bring, makeEmailInbox, messagesIn, readAll } from '#tests/support/email.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8' } })

async function asked(headers: Record<string, string>) {
  const box = await makeEmailInbox()
  const lines = Object.entries({
    To: box.email,
    Subject: 'My order',
    'Message-ID': `<${Math.random()}@x.test>`,
    ...headers,
  })
  await bring(box, Buffer.from([...lines.map(([name, value]) => `${name}: ${value}`), '', 'Where is it?'].join('\r\n')))
  await readAll(box)
  const [first] = await messagesIn(box)
  return { box, path: `${box.account}/conversations/${first?.conversation_id}/recipients` }
}

it('proposes the writer and everybody whom the mail was sent to, and no address of ours', async () => {
  const { box, path } = await asked({
    From: 'Zoe <zoe@customer.test>',
    Cc: 'Boss <boss@customer.test>, ops@partner.test',
  })
  const { status, body } = await request('GET', path, { as: box.administrator })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    to_emails: ['zoe@customer.test'],
    cc_emails: ['boss@customer.test', 'ops@partner.test'],
    bcc_emails: [],
    subject: 'Re: My order',
  })
})

it('goes by Reply-To', async () => {
  const { box, path } = await asked({ From: 'zoe@customer.test', 'Reply-To': 'desk@customer.test' })
  expect((await request('GET', path, { as: box.administrator })).body).toMatchObject({
    to_emails: ['desk@customer.test'],
    cc_emails: ['zoe@customer.test'],
  })
})

it('names nobody in a chat, and is not for who does not see the conversation', async () => {
  const talk = await startTalk()
  expect((await talk.ask('GET', '/recipients')).body).toMatchObject({ to_emails: [], subject: '' })
  expect((await talk.ask('GET', '/recipients', undefined, talk.tenant.outsider)).status).toBe(404)
})
