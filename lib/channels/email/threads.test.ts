import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'
import { bring, makeEmailInbox, readAll } from '#tests/support/email.ts'
import { safeHtml, safeReply } from './html.ts'

withCharla()

const CONVERSATIONS = 12

/** What comes back of a thread, as mail programs and servers make it. `ours` is what our mail was called. */
type Thread = {
  n: number
  root: string
  ours: string
  thread: string
  uuid: string
  customer: string
  subject: string
  id: number
}
const kinds: Record<string, (thread: Thread) => Record<string, string>> = {
  Gmail: ({ root, ours, thread, customer, subject }) => ({
    From: customer,
    Subject: `Re: ${subject}`,
    'In-Reply-To': `<${ours}>`,
    References: `<${thread}> <${root}> <${ours}>`,
  }),
  'Outlook, without the chain': ({ ours, customer, subject }) => ({
    From: customer,
    Subject: `RE: ${subject}`,
    'In-Reply-To': `<${ours}>`,
  }),
  'a server that renames what we send': ({ n, thread, root, customer, subject }) => ({
    From: customer,
    Subject: `AW: ${subject}`,
    'In-Reply-To': `<renamed-${n}@outlook.test>`,
    References: `<${thread}> <${root}> <renamed-${n}@outlook.test>`,
  }),
  'somebody else, about something else': ({ n, ours }) => ({
    From: `colleague${n}@customer.test`,
    Subject: 'Quite another subject',
    'In-Reply-To': `<${ours}>`,
  }),
  'no chain at all, but the address of the conversation': ({ n, uuid }) => ({
    From: `other${n}@customer.test`,
    To: `reply+${uuid}@in.acme.test`,
    Subject: 'Hello',
  }),
  'no chain at all, but the subject': ({ customer, subject }) => ({ From: customer, Subject: `Re: ${subject}` }),
}

const mail = (fields: Record<string, string>, n: number) =>
  Buffer.from(
    [...Object.entries(fields).map(([name, value]) => `${name}: ${value}`), '', `Words ${n} of ${Math.random()}`].join(
      '\r\n',
    ),
  )

// The figure of E1 is taken in generated-threads.test.ts.
describe('answers of every kind (E1)', () => {
  it('are in the conversation that they answer', { timeout: 60_000 }, async () => {
    const box = await makeEmailInbox()
    for (let n = 0; n < CONVERSATIONS; n++)
      await bring(
        box,
        mail({ From: `zoe${n}@customer.test`, Subject: `Order ${n}`, 'Message-ID': `<root-${n}@customer.test>` }, n),
      )
    await readAll(box)
    const begun = await withSystem(
      sql => sql<{ id: number; uuid: string; source_id: string }[]>`
        select c.id, c.uuid, m.source_id from charla.conversations c
        join charla.messages m on (m.account_id, m.conversation_id) = (c.account_id, c.id) where c.account_id = ${box.accountId}`,
    )
    expect(begun).toHaveLength(CONVERSATIONS)
    const expected = new Map<string, number>()
    for (const { id, uuid, source_id } of begun) {
      const n = Number(/root-(\d+)/.exec(source_id)?.[1])
      const thread = {
        n,
        id,
        uuid,
        root: source_id,
        ours: `conversation/${uuid}/messages/${id}@acme.test`,
        thread: `account/${box.accountId}/conversation/${uuid}@acme.test`,
        customer: `zoe${n}@customer.test`,
        subject: `Order ${n}`,
      }
      for (const [kind, make] of Object.entries(kinds)) {
        const name = `${kind.replace(/\W+/g, '-')}-${n}@customer.test`
        expected.set(name, id)
        await bring(box, mail({ ...make(thread), 'Message-ID': `<${name}>` }, n))
      }
    }
    await readAll(box)
    const placed = await withSystem(
      sql => sql<{ source_id: string; conversation_id: number }[]>`
        select source_id, conversation_id from charla.messages where account_id = ${box.accountId} and source_id = any(${[...expected.keys()]})`,
    )
    expect(placed).toHaveLength(expected.size)
    expect(expected.size).toBe(CONVERSATIONS * Object.keys(kinds).length)
    expect(placed.filter(one => expected.get(one.source_id) !== one.conversation_id)).toEqual([])
  })
})

describe('a forged chain', () => {
  it('leads into no other tenant, and into no other inbox', async () => {
    const [box, other] = [await makeEmailInbox(), await makeEmailInbox()]
    await bring(box, mail({ From: 'zoe@customer.test', Subject: 'One', 'Message-ID': '<one@customer.test>' }, 0))
    await readAll(box)
    const [{ uuid }] = await withSystem(
      sql => sql<[{ uuid: string }]>`select uuid from charla.conversations where account_id = ${box.accountId}`,
    )
    const forged = {
      From: 'eve@evil.test',
      To: `reply+${uuid}@in.acme.test`,
      References: `<one@customer.test> <account/${box.accountId}/conversation/${uuid}@acme.test>`,
    }
    await bring(other, mail(forged, 1))
    await readAll(other)
    const counted = await withSystem(
      sql =>
        sql`select account_id, count(*)::int as count from charla.messages where account_id = any(${[box.accountId, other.accountId]}) group by 1 order by 1`,
    )
    expect(counted.map(one => one.count)).toEqual([1, 1])
  })

  it('is a matter of the inbox: a late answer begins anew where the inbox says so (E10)', async () => {
    const box = await makeEmailInbox({ reopen_days: 3 })
    await bring(box, mail({ From: 'zoe@customer.test', Subject: 'One', 'Message-ID': '<one@customer.test>' }, 0))
    await readAll(box)
    await withSystem(
      sql =>
        sql`update charla.conversations set status = 1, last_activity_at = now() - interval '4 days' where account_id = ${box.accountId}`,
    )
    await bring(box, mail({ From: 'zoe@customer.test', Subject: 'Re: One', 'In-Reply-To': '<one@customer.test>' }, 1))
    await readAll(box)
    const { body } = await request('GET', `${box.account}/conversations/2`, { as: box.administrator })
    expect(body).toMatchObject({ status: 'open', additional_attributes: { follows_conversation: 1 } })
  })
})

describe('an address', () => {
  it('is one inbox’s, whosever it is, and nothing else is told of that', async () => {
    const box = await makeEmailInbox()
    const tenant = await makeTenant()
    const made = await request('POST', `/api/v1/accounts/${tenant.accountId}/inboxes`, {
      as: tenant.administrator,
      json: { name: 'Mail', channel: { type: 'email', email: box.email.toUpperCase() } },
    })
    expect(made).toMatchObject({
      status: 422,
      body: { attributes: ['channel.email'], message: 'channel.email: has already been taken' },
    })
  })
})

describe('the HTML of a mail (SEC6)', () => {
  it.each([
    ['<p onclick="x()">Hi<script>alert(1)</script></p>', '<p>Hi</p>'],
    ['<a href="javascript:alert(1)">x</a>', '<a target="_blank" rel="noopener noreferrer nofollow">x</a>'],
    ['<a href="java\tscript:alert(1)">x</a>', '<a target="_blank" rel="noopener noreferrer nofollow">x</a>'],
    ['<img src="data:text/html,x" alt="a">', '<img alt="a" />'],
    [
      '<img src="cid:a@b"><img src="data:image/png;base64,AA==">',
      '<img src="cid:a@b" /><img src="data:image/png;base64,AA==" />',
    ],
    ['<p style="color:red;background:url(http://x);position:fixed">a</p>', '<p style="color:red">a</p>'],
    ['<svg><script>alert(1)</script></svg><iframe src="x"></iframe><form><input></form>ok', 'ok'],
    ['<style>@import "x"</style><base href="//evil"><meta http-equiv="refresh">b', 'b'],
  ])('loses what runs: %s', (given, safe) => {
    expect(safeHtml(given)).toBe(safe)
  })

  it('is shown without what is quoted, unless nothing else is in it', () => {
    const quote = '<div class="gmail_quote"><blockquote>before</blockquote></div>'
    expect(safeReply(`<p>Yes</p>${quote}`)).toBe('<p>Yes</p>')
    expect(safeReply(quote)).toContain('before')
  })
})
