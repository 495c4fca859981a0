import { randomUUID } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { afterAll, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { bring, type EmailBox, makeEmailInbox, readAll } from '#tests/support/email.ts'
import { answerTo, type Mailed, mail, type Thread, threads } from '#tests/support/mail-threads.ts'
import { startSmtp } from '#tests/support/smtp.ts'
import { deliver } from '#tests/support/whatsapp.ts'

// E1: threads as they are, with the mails that really leave here, and no setting that helps.
// THREADS=500 npx vitest run lib/channels/email/generated-threads.test.ts
const SEED = Number(process.env.THREADS_SEED ?? 20_261_127)
const THREADS = Number(process.env.THREADS ?? 120)
const BEST = 0.99

const smtp = await startSmtp()
withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8' } })
afterAll(() => smtp.close())

type Conversation = { display_id: number; id: number }

/** The customer writes, or an agent does. */
async function begin(box: EmailBox, thread: Thread): Promise<void> {
  const { n, customer, subject } = thread
  if (thread.begun === 'customer')
    return void (await bring(
      box,
      mail({ From: customer, To: box.email, Subject: subject, 'Message-ID': `<${rootOf(n)}>` }, `Begins ${n}`),
    ))
  const { payload: known } = (
    await request('GET', `${box.account}/contacts/search?q=${encodeURIComponent(customer)}`, { as: box.administrator })
  ).body as { payload: { id: number }[] }
  const contact =
    known[0] ??
    ((
      (await request('POST', `${box.account}/contacts`, { as: box.administrator, json: { email: customer } })).body as {
        payload: { contact: { id: number } }
      }
    ).payload.contact as { id: number })
  const made = await request('POST', `${box.account}/conversations`, {
    as: box.administrator,
    json: {
      inbox_id: box.emailInboxId,
      contact_id: contact.id,
      additional_attributes: { mail_subject: subject },
      message: { content: `Begins ${n}` },
    },
  })
  expect(made.status).toBe(200)
}
const rootOf = (n: number) => `root-${n}@customer.test`

/** Which conversation each thread is, by its first words. */
const begun = (box: EmailBox) =>
  withSystem(
    sql => sql<(Conversation & { content: string })[]>`
      select c.id, c.display_id, m.content from charla.messages m
      join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
      where m.account_id = ${box.accountId} and m.content like 'Begins %'`,
  )

/** What has left so far with these words, as its receivers have it. */
async function left(words: string, { renamed }: Thread, ids: Map<string, string>): Promise<Mailed> {
  const sent = smtp.mails.find(one => one.data.includes(`\r\n${words}\r\n`))
  const { messageId = '', references = [], subject = '', from } = await simpleParser(sent?.data ?? '')
  const id = messageId.slice(1, -1)
  const known = renamed === 'told' ? ids.get(id) : renamed === 'silently' ? `${randomUUID()}@outlook.test` : id
  return {
    id: known ?? id,
    references: [references].flat().map(one => one.slice(1, -1)),
    subject,
    from: from?.value[0]?.address ?? '',
  }
}

describe(`${THREADS} generated threads (E1)`, () => {
  it('have their answers in the conversation that they answer, 99 of 100 at least', { timeout: 600_000 }, async () => {
    const box = await makeEmailInbox({
      smtp_enabled: true,
      smtp_address: '127.0.0.1',
      smtp_port: Number(new URL(smtp.url).port),
      smtp_enable_starttls_auto: false,
    })
    const all = threads(SEED, THREADS)
    const ids = new Map<string, string>()
    smtp.state.taken = data => {
      const [, id = ''] = /^Message-ID: <([^>]+)>/im.exec(data) ?? []
      const [, n] = /\r\n(?:Begins|Says) (\d+)(?: |\r\n)/.exec(data) ?? []
      if (all[Number(n)]?.renamed !== 'told') return '250 taken'
      const name = `0102018c${n?.padStart(8, '0')}-${randomUUID()}-000000`
      ids.set(id, `${name}@eu-west-1.amazonses.com`)
      return `250 Ok ${name}`
    }
    for (const thread of all) await begin(box, thread)
    await readAll(box)
    const conversations = new Map((await begun(box)).map(one => [Number(one.content.split(' ')[1]), one]))
    expect(conversations.size).toBe(THREADS)

    const wanted = new Map<string, { id: number; what: string }>()
    for (let round = 0; round < 2; round++) {
      const now = all.filter(thread => thread.answers[round])
      for (const { n, begun } of now)
        if (round || begun === 'customer')
          await request('POST', `${box.account}/conversations/${conversations.get(n)?.display_id}/messages`, {
            as: box.administrator,
            json: { content: `Says ${n} ${round}` },
          })
      await deliver(box)
      for (const thread of now) {
        const first = thread.begun === 'agent' && !round
        const to = await left(first ? `Begins ${thread.n}` : `Says ${thread.n} ${round}`, thread, ids)
        const id = `answer-${thread.n}-${round}@customer.test`
        const { program, by, prefix } = thread.answers[round] as Thread['answers'][number]
        const what = `${thread.n}: begun by the ${thread.begun}, renamed ${thread.renamed}, ${program}, by the ${by}, ${prefix}${thread.subject}`
        wanted.set(id, { id: conversations.get(thread.n)?.id as number, what })
        await bring(box, answerTo(to, thread, round, id, box.email))
      }
      await readAll(box)
    }
    const placed = await withSystem(
      sql => sql<{ source_id: string; conversation_id: number }[]>`
        select source_id, conversation_id from charla.messages
        where account_id = ${box.accountId} and source_id = any(${[...wanted.keys()]})`,
    )
    expect(placed).toHaveLength(wanted.size)
    const astray = placed.filter(one => wanted.get(one.source_id)?.id !== one.conversation_id)
    const rate = 1 - astray.length / wanted.size
    process.stdout.write(
      `${wanted.size} answers in ${THREADS} threads: ${(100 * rate).toFixed(2)} % in the right conversation (seed ${SEED})\n`,
    )
    expect(rate, astray.map(one => wanted.get(one.source_id)?.what).join('\n')).toBeGreaterThanOrEqual(BEST)
  })
})
