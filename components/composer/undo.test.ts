import { expect, it } from 'vitest'
import { createDrafts } from '../data/drafts.ts'
import { createOutbox, type Outgoing } from '../data/outbox.ts'
import { bodyOf } from '../data/writing.ts'
import { takeBack } from './undo.ts'

const server = { find: async () => ({ text: '', at: 0 }), keep: async () => 1, list: async () => [] }
const around = () => ({
  drafts: createDrafts('me', null, server),
  outbox: createOutbox('box', null, () => new Promise(() => {})),
})
const item = (fields: Partial<Outgoing> = {}) => ({
  echoId: 'a',
  conversationId: 5,
  content: 'Hello Mina',
  private: false,
  at: 1,
  ...fields,
})

it('puts what is taken back where it was written, before what has been written since', () => {
  const here = around()
  const answering = { messageId: 7, sender: 'Mina', excerpt: 'Where?' }
  const files = [{ signedId: 's', name: 'a.txt' }]
  const ours = { signedId: 'o', name: 'b.txt' }
  here.outbox.send(item({ draft: 'Hello {{contact.name}}', answering, files }), 5_000)
  here.drafts.write(5, {
    mode: 'note',
    reply: 'And more',
    note: 'For us',
    beside: { reply: {}, note: { files: [ours] } },
  })
  expect(takeBack(here, 'a')).toBe(true)
  expect(here.drafts.read(5)).toMatchObject({
    mode: 'reply',
    reply: 'Hello {{contact.name}}\n\nAnd more',
    note: 'For us',
    beside: { reply: { files, answering }, note: { files: [ours] } },
  })
  expect(here.outbox.items).toEqual([])
})

it('does nothing when it is too late', () => {
  const here = around()
  here.outbox.send(item())
  expect(takeBack(here, 'a')).toBe(false)
  expect(here.drafts.read(5).reply).toBe('')
})

it('leaves a template that is taken back out of the words', () => {
  const here = around()
  here.outbox.send(item({ template: { name: 'order' } }), 5_000)
  expect(takeBack(here, 'a')).toBe(true)
  expect(here.drafts.read(5).reply).toBe('')
})

it('says to the server all that goes along', () => {
  const sent = item({
    files: [{ signedId: 's', name: 'a.m4a' }],
    voice: true,
    answering: { messageId: 7 },
    recipients: { to: ['a@x.test'], cc: [], bcc: ['b@x.test'] },
    template: { name: 'order' },
  })
  expect(bodyOf({ ...sent, state: 'sending' })).toEqual({
    content: 'Hello Mina',
    private: false,
    echo_id: 'a',
    attachments: ['s'],
    is_voice_message: true,
    content_attributes: { in_reply_to: 7 },
    to_emails: ['a@x.test'],
    cc_emails: [],
    bcc_emails: ['b@x.test'],
    template_params: { name: 'order' },
  })
})
