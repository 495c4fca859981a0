import { expect, it } from 'vitest'
import type { MessageWire } from '#lib/protocol/index.ts'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'
import { bring, type EmailBox, makeEmailInbox, messagesIn, readAll } from '#tests/support/email.ts'

withCharla()

const raw = Buffer.from('From: mina@customer.test\r\nSubject: Lamp\r\nMessage-ID: <lamp@x>\r\n\r\nIs it in stock?\r\n')

async function received(): Promise<{ box: EmailBox; message: MessageWire; path: string }> {
  const box = await makeEmailInbox()
  await bring(box, raw)
  await readAll(box)
  const [message] = await messagesIn(box)
  if (!message) throw new Error('The mail has made no message')
  return { box, message, path: `${box.account}/conversations/${message.conversation_id}/messages/${message.id}` }
}

it('who may read a message downloads the mail as it came, and no page runs it', async () => {
  const { box, path } = await received()
  const answer = await request('GET', `${path}/original`, { as: box.administrator })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toContain('original.eml')
  expect(answer.headers.get('content-type')).toBe('application/octet-stream')
  expect(String(answer.body)).toContain('Is it in stock?')
})

it('the mail of a message that was deleted is not there any more', async () => {
  const { box, path } = await received()
  await request('DELETE', path, { as: box.administrator })
  expect((await request('GET', `${path}/original`, { as: box.administrator })).status).toBe(404)
})

it('what was no mail has none, and nobody of another account has one', async () => {
  const { box, message, path } = await received()
  const said = await request('POST', `${box.account}/conversations/${message.conversation_id}/messages`, {
    as: box.administrator,
    json: { content: 'It is' },
  })
  const answered = path.replace(/\d+$/, String((said.body as MessageWire).id))
  expect((await request('GET', `${answered}/original`, { as: box.administrator })).status).toBe(404)
  const stranger = await makeTenant()
  expect((await request('GET', `${path}/original`, { as: stranger.administrator })).status).toBe(401)
})
