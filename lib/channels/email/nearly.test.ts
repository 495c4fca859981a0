import { describe, expect, it } from 'vitest'
import { bounceOf } from './bounce.ts'
import { readMail } from './mail.ts'
import { halfEncoded } from './nearly.ts'
import { partsOf } from './reply.ts'

const raw = (...lines: string[]) => Buffer.from(lines.join('\r\n'))

describe('what is nearly right is read', () => {
  it('boundaries with spaces behind them', async () => {
    const mail = await readMail(
      raw(
        'From: zoe@customer.test',
        'Content-Type: multipart/mixed; boundary="b 1"',
        '',
        '--b 1  ',
        '',
        'Hello',
        '-- not one  ',
        '--b 1\t',
        'Content-Type: text/csv; name=a.csv',
        'Content-Disposition: attachment',
        '',
        'a;b',
        '--b 1-- ',
        '',
      ),
    )
    expect(mail.text).toBe('Hello\n-- not one  ') // a text may say what it likes
    expect(mail.files).toMatchObject([{ filename: 'a.csv', content: Buffer.from('a;b') }])
  })

  it.each([
    ['=?iso-8859-1?Q?Die_Hasen_und_die_Frösche?=', 'Die Hasen und die Frösche'],
    ['=?iso-8859-1?Q?Caf=E9?= =?utf-8?B?w6k=?= für', 'Caféé für'],
    ['=?nowhere?Q?a=E9?= ü', '=?nowhere?Q?a=E9?= ü'],
  ])('%s', (given, wanted) => {
    expect(halfEncoded(given)).toBe(wanted)
  })
})

describe('a reply', () => {
  it.each([
    [
      'between what is quoted is all shown, without who wrote that',
      'Thanks!\n\nOn Tue, 1 Mar 2026 at 18:02, Some One wrote:\n> When?\n\nOn Monday.\n\n> Where?\n\nHere.\n\n-- \nZoe',
      'Thanks!\n\n> When?\n\nOn Monday.\n\n> Where?\n\nHere.',
    ],
    [
      'above what is quoted is shown alone, also where a line of that was broken',
      'Thanks!\n\nOn Tue, 1 Mar 2026 at 18:02, Some One wrote:\n> When will the parcel\narrive?\n> And where?\n> Yours',
      'Thanks!',
    ],
    [
      'above a mail that is forwarded with its head in the quote is shown alone',
      'See below.\n\n> Begin forwarded message:\n>\n> From: A <a@b.test>\n> Subject: X\n> Date: 1 January 2026\n>\n> Hi',
      'See below.',
    ],
  ])('%s', (_name, given, wanted) => {
    expect(partsOf(given).reply).toBe(wanted)
  })
})

describe('a mail that comes back', () => {
  const bounce = (text: string, ...head: string[]) =>
    readMail(raw('From: MAILER-DAEMON@mx.test', 'Subject: Undelivered mail', ...head, '', text)).then(bounceOf)

  it.each([
    ['refused at its address', '>>> RCPT TO:<a@b.test>\n<<< 550 User unknown', true],
    ['refused when it had been heard', '>>> DATA\n<<< 550 User unknown', false],
    ['refused after all (in words)', '<a@b.test>: 550 No such user (in reply to end of DATA command)', false],
    ['refused before it, by a program that had sent all at once', '>>> DATA\n<<< 550 5.1.1 User unknown', true],
  ])('%s', async (_name, text, hard) => {
    expect(await bounce(text)).toMatchObject({ action: 'failed', hard })
  })
})
