import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { bring, makeEmailInbox, messagesIn, readAll } from '#tests/support/email.ts'
import { fingerprint } from './mail.ts'

withCharla()

const bounces = join(process.cwd(), '../shared/fixtures/email-bounces/eml')

const mail = (fields: Record<string, string>, body = 'Hello there') =>
  Buffer.from(
    [...Object.entries(fields).map(([name, value]) => `${name}: ${value}`), '', body]
      .join('\r\n')
      .replaceAll('\n\n', '\n\n'),
  )

describe('a mail that arrives by HTTP', () => {
  it('becomes a conversation with its sender as the contact', async () => {
    const box = await makeEmailInbox()
    const id = `${randomUUID()}@customer.test`
    const raw = mail(
      {
        From: 'Zoe Customer <zoe@customer.test>',
        To: box.email,
        Cc: 'Bob <bob@customer.test>',
        Subject: '=?utf-8?q?Caf=C3=A9?=',
        'Message-ID': `<${id}>`,
        Date: 'Fri, 27 Nov 2026 08:00:00 +0000',
      },
      'Where is my order?\r\n\r\nOn Mon, 1 Feb 2026 at 10:00, Shop <shop@acme.test> wrote:\r\n> We have sent it',
    )
    expect(await bring(box, raw)).toMatchObject({ status: 200 })
    await readAll(box)
    const [message, ...more] = await messagesIn(box)
    expect(more).toEqual([])
    expect(message).toMatchObject({
      content: 'Where is my order?',
      content_type: 'incoming_email',
      message_type: 0,
      source_id: id,
      sender: { type: 'contact', name: 'Zoe Customer', email: 'zoe@customer.test' },
      content_attributes: {
        cc_email: ['bob@customer.test'],
        bcc_email: [],
        email: {
          subject: 'Café',
          from: ['zoe@customer.test'],
          to: [box.email],
          cc: ['bob@customer.test'],
          message_id: id,
          auto_reply: false,
          multipart: false,
          text_content: { reply: 'Where is my order?', full: expect.stringContaining('> We have sent it') },
        },
      },
    })
    const { body } = await request('GET', `${box.account}/conversations/${message?.conversation_id}`, {
      as: box.administrator,
    })
    expect(body).toMatchObject({ additional_attributes: { source: 'email', mail_subject: 'Café' } })
  })

  it('is stored once, however often and in whatever line ends it comes (E10)', async () => {
    const box = await makeEmailInbox()
    const raw = mail({ From: 'a@customer.test', To: box.email, Subject: 'Once' })
    const bare = Buffer.from(raw.toString().replaceAll('\r\n', '\n'))
    await Promise.all([raw, bare, raw, bare].map(one => bring(box, one)))
    await Promise.all([readAll(box), readAll(box)])
    expect(await messagesIn(box)).toHaveLength(1)
  })

  it('of another with the same Message-ID is not lost', async () => {
    const box = await makeEmailInbox()
    const fields = { From: 'a@customer.test', To: box.email, 'Message-ID': '<same@customer.test>' }
    await bring(box, mail({ ...fields, Subject: 'One' }))
    await bring(box, mail({ ...fields, Subject: 'Another' }, 'Something else'))
    await bring(
      box,
      mail({ ...fields, Subject: '[List] One', 'List-Id': '<l.test>' }, 'Hello there\r\n-- \r\nThe list'),
    )
    await readAll(box)
    expect((await messagesIn(box)).map(one => one.content).sort()).toEqual(['Hello there', 'Something else'])
  })

  it('is refused with a wrong token, and is nobody’s without an inbox', async () => {
    const box = await makeEmailInbox()
    expect((await bring({ ...box, token: 'nobody' }, mail({ From: 'a@b.test' }))).status).toBe(404)
    expect((await request('POST', '/webhooks/pigeon/1', { raw: 'x' })).status).toBe(404)
  })

  it('without a sender is visible all the same (E3)', async () => {
    const box = await makeEmailInbox()
    await bring(box, mail({ Subject: 'Who?' }))
    await readAll(box)
    expect(await messagesIn(box)).toMatchObject([{ content: 'Hello there', sender: { type: 'contact', email: null } }])
  })

  it('names what is dangerous among its files, and keeps the rest', async () => {
    const box = await makeEmailInbox()
    const eicar = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*').toString(
      'base64',
    )
    const part = (name: string, content: string) =>
      `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content}\r\n`
    const body = `--b\r\nContent-Type: text/plain\r\n\r\nSee below\r\n${part('bad.com', eicar)}${part('good.txt', 'aGVsbG8=')}--b--\r\n`
    await bring(
      box,
      mail({ From: 'a@customer.test', 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=b' }, body),
    )
    await readAll(box)
    expect(await messagesIn(box)).toMatchObject([
      {
        content: 'See below',
        attachments: [{ extension: 'txt' }],
        content_attributes: { refused_attachments: [{ filename: 'bad.com', reason: 'contains malware' }] },
      },
    ])
  })
})

describe('a mail of a machine (E4)', () => {
  it.each([
    ['Auto-Submitted', 'auto-replied'],
    ['Precedence', 'bulk'],
    ['X-Autoreply', 'yes'],
    ['List-Id', 'News <news.test>'],
    ['Return-Path', '<>'],
  ])('is known by %s', async (name, value) => {
    const box = await makeEmailInbox()
    await bring(box, mail({ From: 'a@customer.test', Subject: 'Away', [name]: value }))
    await readAll(box)
    expect(await messagesIn(box)).toMatchObject([{ content_attributes: { email: { auto_reply: true } } }])
  })

  it('opens a resolved conversation five times an hour at most', async () => {
    const box = await makeEmailInbox()
    await bring(box, mail({ From: 'a@customer.test', Subject: 'Away', 'Message-ID': '<0@customer.test>' }))
    await readAll(box)
    const [first] = await messagesIn(box)
    const conversation = `${box.account}/conversations/${first?.conversation_id}`
    const opened: boolean[] = []
    for (let n = 1; n <= 7; n++) {
      await request('POST', `${conversation}/toggle_status`, { as: box.administrator, json: { status: 'resolved' } })
      await bring(
        box,
        mail({
          From: 'a@customer.test',
          'Auto-Submitted': 'auto-replied',
          References: '<0@customer.test>',
          Subject: `Away ${n}`,
        }),
      )
      await readAll(box)
      const { body } = await request('GET', conversation, { as: box.administrator })
      opened.push((body as { status: string }).status === 'open')
    }
    expect(opened).toEqual([true, true, true, true, true, false, false])
    expect(await messagesIn(box)).toHaveLength(8)
  })
})

describe('a mail that comes back', () => {
  it('marks the message of ours as failed, with the reason', async () => {
    const box = await makeEmailInbox()
    await bring(box, mail({ From: 'a@customer.test', Subject: 'Hi', 'Message-ID': '<hi@customer.test>' }))
    await readAll(box)
    const [first] = await messagesIn(box)
    const conversation = `${box.account}/conversations/${first?.conversation_id}`
    const { body } = await request('POST', `${conversation}/messages`, {
      as: box.administrator,
      json: { content: 'Answer' },
    })
    const { id } = body as { id: number }
    const { body: whole } = await request('GET', conversation, { as: box.administrator })
    const { uuid } = whole as { uuid: string }
    const report = [
      '--b',
      'Content-Type: text/plain',
      '',
      'It did not work',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.test',
      '',
      'Final-Recipient: rfc822; a@customer.test',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <conversation/${uuid}/messages/${id}@acme.test>`,
      '',
      '--b--',
      '',
    ].join('\r\n')
    const fields = { From: 'MAILER-DAEMON@mx.test', 'Return-Path': '<>', Subject: 'Undelivered', 'MIME-Version': '1.0' }
    await bring(
      box,
      mail({ ...fields, 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' }, report),
    )
    await readAll(box)
    expect(await messagesIn(box)).toMatchObject([
      { content: 'Hello there' },
      {
        id,
        status: 'failed',
        content_attributes: { external_error: expect.stringContaining('550 5.1.1 User unknown') },
      },
    ])
  })
})

// The others are in every-way.test.ts.
describe.runIf(existsSync(bounces))('published bounces', () => {
  it('are all there once, each with what it was', { timeout: 120_000 }, async () => {
    const box = await makeEmailInbox()
    const files = readdirSync(bounces).map(name => join(bounces, name))
    const different = new Set(files.map(file => fingerprint(readFileSync(file)))).size
    for (const file of files) expect((await bring(box, readFileSync(file))).status).toBe(200)
    for (const file of files.slice(0, 20)) await bring(box, readFileSync(file))
    await readAll(box)
    const arrivals = await withSystem(
      sql => sql`select state, message_id, reason from charla.arrivals where account_id = ${box.accountId}`,
    )
    expect(arrivals).toHaveLength(different)
    expect(arrivals.filter(one => one.state !== 1)).toEqual([])
    expect(arrivals.filter(one => one.message_id === null)).toEqual([])
    const [{ count }] = await withSystem(
      sql => sql<[{ count: number }]>`
        select count(distinct message_id)::int as count from charla.arrivals where account_id = ${box.accountId}`,
    )
    expect(count).toBe(different)
  })
})
