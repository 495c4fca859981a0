import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'
import { startSmtp } from '#tests/support/smtp.ts'
import { outbox } from '#tests/support/work.ts'
import { decrypt } from './crypto.ts'
import { withSystem } from './db/index.ts'
import { deliverMail, keepMail } from './mail.ts'

const smtp = await startSmtp()
withCharla({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'Charla <help@acme.test>' } })

beforeEach(() => {
  smtp.state.refuse = ''
})
afterAll(() => smtp.close())

const keep = async (more: object = {}) => {
  const to = `${randomUUID()}@example.test`
  const id = await keepMail({ key: randomUUID(), to, subject: 'A subject', text: 'First line\n.\n..dots\n', ...more })
  return { id, to, received: () => smtp.mails.filter(mail => mail.to === to) }
}
const row = async (id: number) => (await withSystem(sql => sql`select * from charla.mails where id = ${id}`))[0]

describe('a mail with a server to send it', () => {
  it('waits encrypted, is sent once, and its text is gone then', async () => {
    const { id, to, received } = await keep()
    expect(await row(id)).toMatchObject({ status: 0, recipient: to })
    expect((await row(id))?.body).not.toContain('First line')
    await deliverMail.run({ id })
    await deliverMail.run({ id })
    expect(received()).toHaveLength(1)
    expect(received()[0]).toMatchObject({ from: 'help@acme.test', to })
    const data = received()[0]?.data ?? ''
    for (const line of [
      'From: Charla <help@acme.test>',
      'Subject: A subject',
      `Message-ID: <mail-${id}@localhost>`,
      'Auto-Submitted: auto-generated',
      'First line\r\n.\r\n..dots',
    ])
      expect(data).toContain(line)
    expect(await row(id)).toMatchObject({ status: 2, body: null, error: null, sent_at: expect.any(Date) })
  })

  it('that the server refuses is kept with the reason, and sent when it takes it', async () => {
    const tenant = await makeTenant()
    const { id, to, received } = await keep({ accountId: tenant.accountId })
    smtp.state.refuse = '550 5.1.1 No such mailbox here'
    await expect(deliverMail.run({ id })).rejects.toThrow('No such mailbox here')
    const shown = await request('GET', `/api/v1/accounts/${tenant.accountId}/outbox`, { as: tenant.administrator })
    expect(shown.body).toMatchObject({
      payload: [
        {
          id,
          to,
          status: 'failed',
          error: expect.stringContaining('550 5.1.1 No such mailbox here'),
          text: expect.stringContaining('First line'),
        },
      ],
    })
    expect(decrypt((await row(id))?.body as string)).toContain('First line')
    smtp.state.refuse = ''
    await deliverMail.run({ id })
    expect(received()).toHaveLength(1)
    expect(await row(id)).toMatchObject({ status: 2, error: null })
  })

  it('of the same occasion is kept once', async () => {
    const key = randomUUID()
    const [first, second] = [await keep({ key }), await keep({ key })]
    expect(second.id).toBe(first.id)
  })

  it('that is not there is nobody’s failure', async () => {
    await expect(deliverMail.run({ id: 999_999_999 })).resolves.toBeUndefined()
  })

  it('brings an invitation from the request to the mailbox', async () => {
    const tenant = await makeTenant('Acme')
    const email = `${randomUUID()}@example.test`
    await request('POST', `/api/v1/accounts/${tenant.accountId}/agents`, {
      as: tenant.administrator,
      json: { email, name: 'Nia' },
    })
    await outbox(tenant)
    // Tests share the queue: one that has no server to send with may have had the job, and kept the mail.
    const [kept] = await withSystem(
      sql => sql<{ id: number }[]>`
        update charla.mails set status = case when status = 2 then 2 else 0 end where recipient = ${email} returning id`,
    )
    await deliverMail.run({ id: kept?.id as number })
    expect(await outbox(tenant)).toMatchObject([{ to: email, status: 'sent', text: null }])
    const [mail, ...more] = smtp.mails.filter(one => one.to === email)
    expect(more).toEqual([])
    expect(mail?.data.replaceAll('=\r\n', '').replaceAll('=3D', '=')).toMatch(
      /http:\/\/localhost:3000\/app\/auth\/invitation\?token=[\w-]{32}/,
    )
    expect((await request('GET', '/api/v1/installation')).body).toMatchObject({ mail: 'smtp' })
  })
})
