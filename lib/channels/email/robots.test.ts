import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { follow } from '#lib/base/followers.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { bring, type EmailBox, makeEmailInbox, messagesIn, readAll } from '#tests/support/email.ts'
import { type Received, startSmtp } from '#tests/support/smtp.ts'
import { deliver } from '#tests/support/whatsapp.ts'
import { followLogs } from '#workers/followers.ts'
import { deliverWritten } from '../deliveries.ts'

// E4: twenty thousand mails in a day began with two machines that thanked one another.
const smtp = await startSmtp()
withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8' } })
beforeEach(() => void smtp.mails.splice(0))
afterAll(() => smtp.close())

const never = Array.from({ length: 7 }, (_, day_of_week) => ({ day_of_week, closed_all_day: true }))
/** Says by itself that it is closed, and greets. */
const robot = () =>
  makeEmailInbox(
    {
      smtp_enabled: true,
      smtp_address: '127.0.0.1',
      smtp_port: Number(new URL(smtp.url).port),
      smtp_enable_starttls_auto: false,
    },
    {
      greeting_enabled: true,
      greeting_message: 'Thank you for your mail',
      working_hours_enabled: true,
      out_of_office_message: 'We are closed',
      working_hours: never,
    },
  )

/** Lets everything happen that comes of what came. */
async function settle(box: EmailBox): Promise<void> {
  await readAll(box)
  await followLogs()
  await follow(deliverWritten)
  await deliver(box)
}

/** Brings what has left for `box`, as the mail server of its company would. Answers how many that were. */
async function carry(box: EmailBox, done: Set<Received>): Promise<number> {
  const mails = smtp.mails.filter(one => one.to === box.email && !done.has(one))
  for (const mail of mails) {
    done.add(mail)
    await bring(box, Buffer.from(mail.data, 'latin1'))
  }
  await settle(box)
  return mails.length
}

describe('two that answer by themselves', () => {
  it('stop after one answer, when both are inboxes of ours', async () => {
    const [one, other] = [await robot(), await robot()]
    const raw = [`From: ${other.email}`, `To: ${one.email}`, 'Subject: Hello', 'Message-ID: <1@acme.test>', '', 'Hi']
    await bring(one, Buffer.from(raw.join('\r\n')))
    await settle(one)
    const done = new Set<Received>()
    let rounds = 0
    while ((await carry(other, done)) + (await carry(one, done)) > 0) expect(++rounds).toBeLessThan(10)
    expect(smtp.mails.map(({ from, to }) => ({ from, to }))).toEqual([{ from: one.email, to: other.email }])
    expect(smtp.mails[0]?.data).toMatch(/^Auto-Submitted: auto-replied\r$/m)
    expect((await messagesIn(other)).map(message => message.message_type)).toEqual([0])
  })

  it('stop after one answer, when the other says nowhere that it is a machine', async () => {
    const box = await robot()
    const path = `${box.account}/conversations`
    for (let n = 0; n < 20; n++) {
      const raw = [
        'From: Support <support@robot.test>',
        `To: ${box.email}`,
        `Subject: We have your request ${n}`,
        `Message-ID: <${n}@robot.test>`,
        '',
        `Your request ${n} is important to us`,
      ]
      await bring(box, Buffer.from(raw.join('\r\n')))
      await settle(box)
      if (n % 3)
        await request('POST', `${path}/${n + 1}/toggle_status`, { as: box.administrator, json: { status: 'resolved' } })
    }
    expect(smtp.mails.map(one => one.to)).toEqual(['support@robot.test'])
    expect((await messagesIn(box)).filter(one => one.message_type === 0)).toHaveLength(20)
  })
})
