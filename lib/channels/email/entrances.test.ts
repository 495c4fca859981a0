import { createHmac, randomUUID } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { findMailPlace } from '#lib/base/lookups.ts'
import { runtime } from '#lib/base/runtime.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { bring, type EmailBox, makeEmailInbox, messagesIn, readAll } from '#tests/support/email.ts'
import { connected, imapRunning, inMailbox, newMailbox } from '#tests/support/imap.ts'
import { watchMailboxes } from './idle.ts'
import { poll, pollMailbox, pollMailboxes } from './poll.ts'
import { startSmtpReceiver } from './smtp-receiver.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8', MAIL_INBOUND_DOMAIN: 'in.acme.test' } })

const raw = (fields: Record<string, string>, body = 'Hello there') =>
  Buffer.from([...Object.entries(fields).map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n'))
const form = async (given: Record<string, string | File>) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(given)) made.set(name, value)
  const answer = new Response(made)
  return { body: Buffer.from(await answer.arrayBuffer()), type: answer.headers.get('content-type') as string }
}
const file = (name: string) => new File(['abc'], name, { type: 'text/plain' })

describe('what mail services make of a mail', () => {
  const mime = raw({ From: 'Zoe <zoe@customer.test>', Subject: 'Raw', 'Message-ID': '<r@customer.test>' })
  const fields =
    'From: Zoe <zoe@customer.test>\nTo: help@acme.test\nSubject: Parts\nMessage-ID: <p@customer.test>\nContent-Type: x/y\n'

  it.each([
    [
      'SendGrid, raw',
      () => form({ email: mime.toString(), envelope: '{"to":["help@acme.test"],"from":"zoe@customer.test"}' }),
      'Raw',
      0,
    ],
    [
      'SendGrid, in parts',
      () => form({ headers: fields, text: 'Hello there', html: '<p>Hello there</p>', attachment1: file('a.txt') }),
      'Parts',
      1,
    ],
    ['Mailgun, raw', () => form({ 'body-mime': mime.toString(), recipient: 'help@acme.test' }), 'Raw', 0],
    [
      'Mailgun, in parts',
      () =>
        form({
          'message-headers': JSON.stringify([
            ['From', 'Zoe <zoe@customer.test>'],
            ['Subject', 'Parts'],
            ['Message-Id', '<p@customer.test>'],
          ]),
          'body-plain': 'Hello there',
          recipient: 'help@acme.test',
          'attachment-1': file('a.txt'),
        }),
      'Parts',
      1,
    ],
    [
      'Postmark, raw',
      async () => ({ body: Buffer.from(JSON.stringify({ RawEmail: mime.toString() })), type: 'application/json' }),
      'Raw',
      0,
    ],
    [
      'Postmark, in parts',
      async () => ({
        body: Buffer.from(
          JSON.stringify({
            From: 'Zoe <zoe@customer.test>',
            Subject: 'Parts',
            TextBody: 'Hello there',
            Headers: [{ Name: 'Message-ID', Value: '<p@customer.test>' }],
            Attachments: [{ Name: 'a.txt', ContentType: 'text/plain', Content: 'YWJj' }],
          }),
        ),
        type: 'application/json',
      }),
      'Parts',
      1,
    ],
  ])('is read: %s', async (_name, made, subject, files) => {
    const box = await makeEmailInbox()
    const { body, type } = await made()
    expect((await bring(box, body, type)).status).toBe(200)
    await readAll(box)
    const [message] = await messagesIn(box)
    expect(message).toMatchObject({
      content: 'Hello there',
      sender: { name: 'Zoe', email: 'zoe@customer.test' },
      content_attributes: { email: { subject, message_id: `${subject[0]?.toLowerCase()}@customer.test` } },
    })
    expect(message?.attachments ?? []).toHaveLength(files)
  })

  const signed = (key: string, given: { mail?: Buffer; token?: string; seconds?: number } = {}) => {
    const { mail = mime, token = randomUUID(), seconds = 0 } = given
    const timestamp = String(Math.floor(Date.now() / 1000) - seconds)
    const signature = createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex')
    return form({ 'body-mime': mail.toString(), timestamp, token, signature })
  }

  it('is refused without the signature of Mailgun, where a key is set, and counts once', async () => {
    const box = await makeEmailInbox({ mailgun_signing_key: 'key-1' })
    const other = raw({ From: 'eve@customer.test', Subject: 'Other', 'Message-ID': '<o@customer.test>' })
    const refused = [signed('key-2'), signed('key-1', { seconds: 400 }), signed('key-1', { seconds: -400 })]
    for (const { body, type } of await Promise.all(refused)) expect((await bring(box, body, type)).status).toBe(401)
    const token = randomUUID()
    for (const mail of [mime, other]) {
      const { body, type } = await signed('key-1', { mail, token })
      expect((await bring(box, body, type)).status).toBe(200)
    }
    await readAll(box)
    expect(await messagesIn(box)).toMatchObject([{ content_attributes: { email: { subject: 'Raw' } } }])
  })

  it('is refused in every shape that the keys do not sign, where there are any', async () => {
    const box = await makeEmailInbox({ mailgun_signing_key: 'key-1' })
    const shapes = [
      { body: mime, type: 'message/rfc822' },
      { body: Buffer.from(JSON.stringify({ RawEmail: mime.toString() })), type: 'application/json' },
      { body: Buffer.from('{"TopicArn":"x"}'), type: 'application/json' },
      await form({ email: mime.toString(), envelope: '{}' }),
      await form({ 'body-mime': mime.toString() }),
    ]
    for (const { body, type } of shapes) expect((await bring(box, body, type)).status).toBe(401)
    const { payload } = (
      await request('GET', `${box.account}/inboxes/${box.emailInboxId}/arrivals`, { as: box.administrator })
    ).body as { payload: unknown[] }
    expect(payload).toEqual([])
  })

  it('is brought to an address that only administrators are shown, and not to the one that mail is forwarded to', async () => {
    const box = await makeEmailInbox()
    const path = `${box.account}/inboxes/${box.emailInboxId}`
    await request('POST', `${box.account}/inbox_members`, {
      as: box.administrator,
      json: { inbox_id: box.emailInboxId, user_ids: [box.agent.userId] },
    })
    const { body } = await request('GET', path, { as: box.agent })
    expect(body).toMatchObject({ email: box.email, forward_to_email: expect.stringContaining('@in.acme.test') })
    expect(JSON.stringify(body)).not.toContain(box.token)
    const { forward_to_email } = body as { forward_to_email: string }
    expect((await bring({ token: forward_to_email.split('@')[0] as string }, mime)).status).toBe(404)
    expect((await bring(box, mime)).status).toBe(200)
  })

  it('that nobody can read stays, says why, and is read again when asked', async () => {
    const box = await makeEmailInbox()
    await bring(box, Buffer.from('{"TopicArn":"x"}'), 'application/json')
    await readAll(box)
    const path = `${box.account}/inboxes/${box.emailInboxId}/arrivals`
    const { body } = await request('GET', `${path}?state=failed`, { as: box.administrator })
    const { payload } = body as { payload: { id: number }[] }
    expect(payload).toMatchObject([{ state: 'failed', reason: expect.any(String), attempts: 1 }])
    const again = await request('POST', `${path}/${payload[0]?.id}/replay`, { as: box.administrator })
    expect(again.body).toMatchObject({ state: 'failed', attempts: 2 })
    const original = await request('GET', `${path}/${payload[0]?.id}/original`, { as: box.administrator })
    expect(original.body).toEqual({ TopicArn: 'x' })
    expect((await request('GET', path, { as: box.agent })).status).toBe(403)
  })
})

it('an address belongs to the inbox that has it, and one with a plus that nobody has to the inbox before the plus (SEC1)', async () => {
  const name = `help-${randomUUID()}`
  const [whole, plus] = [
    await makeEmailInbox({ email: `${name}@acme.test` }),
    await makeEmailInbox({ email: `${name}+eu@acme.test` }),
  ]
  const place = ({ accountId, emailInboxId }: EmailBox) => ({ account_id: accountId, inbox_id: emailInboxId })
  expect(await findMailPlace(`${name}+EU@acme.test`, null)).toEqual(place(plus))
  expect(await findMailPlace(`${name}+us@acme.test`, null)).toEqual(place(whole))
  expect(await findMailPlace(`${name}@acme.test`, null)).toEqual(place(whole))
})

it('no inbox can have an address where answers to all come, and none is looked for there (SEC1)', async () => {
  const box = await makeEmailInbox()
  for (const email of ['reply@in.acme.test', 'Help@IN.acme.test']) {
    const asked = { as: box.administrator, json: { name: 'Mail', channel: { type: 'email', email } } }
    const refused = { status: 422, body: { attributes: ['channel.email'] } }
    expect(await request('POST', `${box.account}/inboxes`, asked)).toMatchObject(refused)
    const path = `${box.account}/inboxes/${box.emailInboxId}`
    expect(await request('PATCH', path, { as: box.administrator, json: { channel: { email } } })).toMatchObject(refused)
  }
  // One that was there before the domain became ours.
  await withSystem(
    sql => sql`update charla.channel_email set email = 'reply@in.acme.test' where account_id = ${box.accountId}`,
  )
  expect(await findMailPlace('reply@in.acme.test', 'in.acme.test')).toBeUndefined()
  expect(await findMailPlace(`reply+${randomUUID()}@in.acme.test`, 'in.acme.test')).toBeUndefined()
})

describe('the mail server', () => {
  const started = { receiver: undefined as Awaited<ReturnType<typeof startSmtpReceiver>> | undefined }
  const send = async (to: string[], body: Buffer) => {
    started.receiver ??= await startSmtpReceiver(0, '127.0.0.1')
    const transport = createTransport({ host: '127.0.0.1', port: started.receiver.port })
    return transport
      .sendMail({ envelope: { from: 'zoe@customer.test', to }, raw: body })
      .finally(() => transport.close())
  }
  afterAll(() => started.receiver?.stop())

  it('takes mail for inboxes by their address, their token and a plus, and for nobody else', async () => {
    const box = await makeEmailInbox()
    const [local] = box.email.split('@')
    const { body } = await request('GET', `${box.account}/inboxes/${box.emailInboxId}`, { as: box.administrator })
    const { forward_to_email } = body as { forward_to_email: string }
    for (const to of [box.email, forward_to_email, `${local}+shop@acme.test`])
      await send([to], raw({ From: 'zoe@customer.test', Subject: to }))
    await expect(send(['nobody@acme.test'], raw({ From: 'zoe@customer.test' }))).rejects.toThrow('No such mailbox here')
    await expect(send(['a@gmail.test'], raw({ From: 'zoe@customer.test' }))).rejects.toThrow('550')
    await readAll(box)
    expect(await messagesIn(box)).toHaveLength(3)
  })

  it('brings an answer to the conversation whose address it was sent to', async () => {
    const box = await makeEmailInbox()
    await send([box.email], raw({ From: 'zoe@customer.test', Subject: 'One' }))
    await readAll(box)
    const [first] = await messagesIn(box)
    const path = `${box.account}/conversations/${first?.conversation_id}`
    const { uuid } = (await request('GET', path, { as: box.administrator })).body as { uuid: string }
    await send([`reply+${uuid}@in.acme.test`], raw({ From: 'else@customer.test', Subject: 'Two' }))
    await readAll(box)
    expect((await messagesIn(box)).map(one => one.conversation_id)).toEqual([
      first?.conversation_id,
      first?.conversation_id,
    ])
  })
})

describe.runIf(imapRunning)('a mailbox that is read by IMAP', () => {
  const user = newMailbox
  const pollBox = (box: EmailBox) => poll(systemContext(box.accountId), box.emailInboxId)

  it('brings every mail once and in order, also after it was away, and of several folders (E2)', async () => {
    const login = user()
    await inMailbox(login, async client => void (await client.mailboxCreate('Shop')))
    const box = await makeEmailInbox({ ...connected(login), imap_folders: ['INBOX', 'Shop'] })
    const put = (from: number, to: number, where = 'INBOX') =>
      inMailbox(login, async client => {
        for (let n = from; n < to; n++)
          await client.append(where, raw({ From: 'a@customer.test', Subject: `${where} ${n}` }, `Number ${n}`))
      })
    expect(await pollBox(box)).toBe(0)
    await put(0, 5)
    expect(await pollBox(box)).toBe(5)
    expect(await pollBox(box)).toBe(0)
    await put(5, 30)
    await put(100, 103, 'Shop')
    expect(await pollBox(box)).toBe(28)
    expect((await messagesIn(box)).map(one => one.content)).toEqual(
      [...Array.from({ length: 30 }, (_, n) => n), 100, 101, 102].map(n => `Number ${n}`),
    )
  })

  it('that tells of new mail is read at once, and is one process’s', async () => {
    const login = user()
    const box = await makeEmailInbox(connected(login))
    const asked = async () =>
      (
        await withSystem(
          sql => sql<{ watched_by: string | null; poll_asked_at: Date | null }[]>`
            select watched_by, poll_asked_at from charla.channel_email where account_id = ${box.accountId}`,
        )
      )[0]
    const stop = watchMailboxes()
    try {
      await vi.waitFor(async () => expect((await asked())?.watched_by).toBeTruthy(), 20_000)
      const owner = (await asked())?.watched_by
      const stopOther = watchMailboxes()
      await vi.waitFor(async () => {
        await inMailbox(
          login,
          async client => void (await client.append('INBOX', raw({ From: 'a@customer.test', Subject: 'Now' }))),
        )
        expect((await asked())?.poll_asked_at).toBeTruthy()
      }, 20_000)
      expect((await asked())?.watched_by).toBe(owner)
      await stopOther()
    } finally {
      await stop()
    }
    expect((await asked())?.watched_by).toBeNull()
  })

  it('that was made anew is read again, and nothing is doubled', async () => {
    const login = user()
    const box = await makeEmailInbox(connected(login))
    const put = () =>
      inMailbox(
        login,
        async client => void (await client.append('INBOX', raw({ From: 'a@customer.test', Subject: 'One' }))),
      )
    await put()
    await pollBox(box)
    await withSystem(sql => sql`update charla.imap_cursors set uid_validity = 1 where account_id = ${box.accountId}`)
    await pollBox(box)
    expect(await messagesIn(box)).toHaveLength(1)
  })

  it('begins with what is new, however much is there already', { timeout: 60_000 }, async () => {
    const login = user()
    const hourAgo = new Date(Date.now() - 3_600_000)
    await inMailbox(login, async client => {
      for (let n = 0; n < 510; n++)
        await client.append('INBOX', raw({ From: 'a@customer.test' }, `Old ${n}`), [], hourAgo)
    })
    const box = await makeEmailInbox(connected(login))
    await inMailbox(login, async client => {
      for (const n of [1, 2]) await client.append('INBOX', raw({ From: 'a@customer.test' }, `New ${n}`))
    })
    expect(await pollBox(box)).toBe(2)
    expect((await messagesIn(box)).map(one => one.content)).toEqual(['New 1', 'New 2'])
  })

  it('goes on after a mail that cannot be written', async () => {
    const login = user()
    const box = await makeEmailInbox(connected(login))
    await pollBox(box)
    const parts = [
      '--b',
      '',
      'First',
      '--b',
      'Content-Disposition: attachment; filename="a.txt"',
      '',
      'abc',
      '--b--',
      '',
    ]
    const first = raw({ From: 'a@customer.test', 'Content-Type': 'multipart/mixed; boundary=b' }, parts.join('\r\n'))
    await inMailbox(login, async client => {
      await client.append('INBOX', first)
      await client.append('INBOX', raw({ From: 'a@customer.test' }, 'Second'))
    })
    const full = vi.spyOn(runtime().files, 'put').mockRejectedValue(new Error('No space is left'))
    expect(await pollBox(box)).toBe(2)
    full.mockRestore()
    expect(await pollBox(box)).toBe(0)
    expect((await messagesIn(box)).map(one => one.content)).toEqual(['Second'])
    await readAll(box)
    expect((await messagesIn(box)).map(one => one.content)).toEqual(['Second', 'First'])
  })

  it('that is another one from now on is read from where the last could be read', async () => {
    const [one, other] = [user(), user()]
    const box = await makeEmailInbox(connected(one))
    const put = (login: string, body: string, date?: Date) =>
      inMailbox(
        login,
        async client => void (await client.append('INBOX', raw({ From: 'a@customer.test' }, body), [], date)),
      )
    for (const n of [1, 2, 3]) await put(one, `One ${n}`)
    await pollBox(box)
    await put(other, 'Long before', new Date(Date.now() - 3_600_000))
    await put(other, 'Meanwhile')
    const path = `${box.account}/inboxes/${box.emailInboxId}`
    await request('PATCH', path, {
      as: box.administrator,
      json: { channel: { imap_login: other, imap_password: connected(other).imap_password } },
    })
    await put(other, 'Since')
    await pollBox(box)
    expect((await messagesIn(box)).slice(3).map(one => one.content)).toEqual(['Meanwhile', 'Since'])
  })

  it('is asked for once, until it was read or whoever was asked is gone', async () => {
    const box = await makeEmailInbox({ ...connected(user()), imap_enabled: false })
    const askedBefore = (minutes: number) =>
      withSystem(
        sql => sql`
          update charla.channel_email set imap_enabled = true, poll_asked_at = date_trunc('day', now()) - make_interval(mins => ${minutes})
          where account_id = ${box.accountId}`,
      )
    const waits = async () => {
      const [row] = await withSystem(
        sql => sql<{ poll_asked_at: Date | null }[]>`
          select poll_asked_at from charla.channel_email where account_id = ${box.accountId}`,
      )
      return row?.poll_asked_at
    }
    const tomorrow = -2 * 24 * 60
    await askedBefore(tomorrow)
    const asked = await waits()
    await pollMailboxes.run({})
    expect(await waits()).toEqual(asked)
    await pollMailbox.run({ account_id: box.accountId, inbox_id: box.emailInboxId })
    expect(await waits()).not.toEqual(asked)
    await askedBefore(60)
    const long = await waits()
    await pollMailboxes.run({})
    expect(await waits()).not.toEqual(long)
  })

  it('leaves what is older than the inbox where it is (E5)', async () => {
    const login = user()
    await inMailbox(login, async client => {
      await client.append('INBOX', raw({ From: 'a@customer.test', Subject: 'Old' }), [], new Date('2020-01-01'))
    })
    const box = await makeEmailInbox(connected(login))
    await pollBox(box)
    expect(await messagesIn(box)).toEqual([])
  })

  it('that lets nobody in says so, to the administrators too, and goes on when it does (E8)', async () => {
    const login = user()
    const box = await makeEmailInbox({ ...connected(login), imap_password: 'wrong' })
    await pollBox(box)
    await pollBox(box)
    const path = `${box.account}/inboxes/${box.emailInboxId}`
    const shown = async () => (await request('GET', path, { as: box.administrator })).body
    expect(await shown()).toMatchObject({
      reauthorization_required: true,
      trouble: expect.stringMatching(/^Authentication failed/),
      imap_password: '',
    })
    const { body } = await request('GET', `${box.account}/outbox`, { as: box.administrator })
    expect(body).toMatchObject({
      payload: [{ to: box.administrator.email, subject: `The mailbox ${box.email} cannot be read` }],
    })
    await request('PATCH', path, { as: box.administrator, json: { channel: { imap_password: 'secret' } } })
    await inMailbox(login, async client => void (await client.append('INBOX', raw({ From: 'a@customer.test' }))))
    await pollBox(box)
    expect(await shown()).toMatchObject({
      reauthorization_required: false,
      trouble: null,
      polled_at: expect.any(String),
    })
    expect(await messagesIn(box)).toHaveLength(1)
  })

  it('and the servers are tried when asked', async () => {
    const box = await makeEmailInbox({
      ...connected(user()),
      imap_password: 'wrong',
      smtp_address: '127.0.0.1',
      smtp_port: 1,
    })
    const path = `${box.account}/inboxes/${box.emailInboxId}/connection_test`
    expect((await request('POST', path, { as: box.administrator })).body).toMatchObject({
      imap: { ok: false, error: expect.stringMatching(/^Authentication failed/) },
      smtp: { ok: false, error: expect.any(String) },
    })
    await request('PATCH', `${box.account}/inboxes/${box.emailInboxId}`, {
      as: box.administrator,
      json: { channel: { imap_password: 'secret', imap_folders: ['INBOX', 'Nowhere'] } },
    })
    expect((await request('POST', path, { as: box.administrator })).body).toMatchObject({
      imap: { ok: false, error: expect.stringContaining('Nowhere') },
    })
  })
})
