import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { makeTenant, request, withCharla, writes } from '#tests/support/app.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

const say = (talk: Talk, content: string, json: object = {}) => talk.ask('POST', '/messages', { content, ...json })
const statuses = async (asked: Promise<{ status: number }>[]) => (await Promise.all(asked)).map(({ status }) => status)
/** Everything that was written, not only the newest page; in the order of writing, without activity lines. */
const texts = (talk: Talk) =>
  asSuperuser(async sql =>
    (
      await sql<{ content: string }[]>`
        select m.content from charla.messages m
        join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
        where m.account_id = ${talk.tenant.accountId} and c.display_id = ${talk.displayId} and m.message_type <> 2 order by m.id`
    ).map(row => row.content),
  )
/** How many transactions have written the messages of these accounts. */
const transactions = (...talks: Talk[]) =>
  asSuperuser(async sql => {
    const [row] = await sql<{ count: number }[]>`
      select count(distinct xmin::text) from charla.messages where account_id = any(${talks.map(talk => talk.tenant.accountId)})`
    return row?.count ?? 0
  })

describe('messages that come at the same time', () => {
  it('reach their own conversations, of whatever account, and nobody writes where they may not (SEC1)', async () => {
    const one = await startTalk()
    const two = await startTalk()
    const second = await startTalk(two.tenant)
    const foreign = () => two.ask('POST', '/messages', { content: 'Not for you' }, one.tenant.agent) // a member of another account
    const outsider = () => one.ask('POST', '/messages', { content: 'Not in this inbox' }, one.tenant.outsider)
    const missing = () =>
      request('POST', `/api/v1/accounts/${two.tenant.accountId}/conversations/99/messages`, {
        as: two.tenant.agent,
        json: { content: 'Nowhere' },
      })
    const round = (n: number) => [
      say(one, `One ${n}`),
      say(two, `Two ${n}`),
      outsider(),
      say(second, `Second ${n}`),
      foreign(),
      missing(),
    ]
    expect(await statuses([1, 2, 3].flatMap(round))).toEqual(Array(3).fill([200, 200, 404, 200, 401, 404]).flat())
    expect((await texts(one)).sort()).toEqual(['Hello', 'One 1', 'One 2', 'One 3'])
    expect((await texts(two)).sort()).toEqual(['Hello', 'Two 1', 'Two 2', 'Two 3'])
    expect((await texts(second)).sort()).toEqual(['Hello', 'Second 1', 'Second 2', 'Second 3'])
    expect(await transactions(one, two)).toBeLessThan(12) // so some were written together
  })

  it('do not suffer from one that the database refuses', async () => {
    const talks = [await startTalk(), await startTalk()]
    const poison = `Refused ${randomUUID()}`
    const plant = `
      create or replace function public.refuse_for_test() returns trigger language plpgsql as
        $$ begin raise exception 'refused for a test'; end $$;
      create trigger refuse_for_test before insert on charla.messages for each row
        when (new.content = '${poison}') execute function public.refuse_for_test()`
    await asSuperuser(sql => sql.unsafe(plant), { keep: true })
    try {
      const asked = Array.from({ length: 12 }, (_, n) => say(talks[n % 2] as Talk, n === 7 ? poison : `Fine ${n}`))
      expect(await statuses(asked)).toEqual(Array.from({ length: 12 }, (_, n) => (n === 7 ? 500 : 200)))
    } finally {
      await asSuperuser(sql => sql.unsafe('drop trigger refuse_for_test on charla.messages'), { keep: true })
    }
    const written = (await Promise.all(talks.map(texts))).flat()
    const fine = Array.from({ length: 12 }, (_, n) => `Fine ${n}`).filter(text => text !== 'Fine 7')
    expect(written.sort()).toEqual([...fine, 'Hello', 'Hello'].sort())
  })

  it('wait for nobody but their own conversation', async context => {
    if (!('url' in inject('database'))) context.skip() // the embedded database has one session for everybody
    const tenant = await makeTenant()
    const [busy, free] = [await startTalk(tenant), await startTalk(tenant)]
    let late: Promise<number[]> | undefined
    await asSuperuser(async sql => {
      await sql`select from charla.conversations where account_id = ${tenant.accountId} and display_id = ${busy.displayId} for update`
      late = statuses([say(busy, 'Late'), say(busy, 'Later'), say(busy, 'Last')])
      await untilSomebodyWaits()
      expect(await statuses(Array.from({ length: 6 }, (_, n) => say(free, `Free ${n}`)))).toEqual(Array(6).fill(200))
      expect(await texts(busy)).toEqual(['Hello'])
    })
    expect(await late).toEqual([200, 200, 200])
    expect((await texts(busy)).sort()).toEqual(['Hello', 'Last', 'Late', 'Later'])
  })

  it('of agents, visitors and those who assign and resolve end without a deadlock, each once', async () => {
    const tenant = await makeTenant()
    const other = await makeTenant()
    const talks = [await startTalk(tenant), await startTalk(tenant), await startTalk(other), await startTalk(other)]
    const rounds = Array.from({ length: 8 }, (_, n) =>
      talks.flatMap(talk => [
        say(talk, `Agent ${n}`, { echo_id: `${talk.displayId}-${n}` }),
        writes(talk.visitor, `Visitor ${n}`, `v${n}`).then(() => ({ status: 200 })),
        talk.ask('POST', '/toggle_status', { status: n % 2 ? 'open' : 'resolved' }),
        talk.ask('POST', '/assignments', { assignee_id: n % 2 ? null : talk.tenant.agent.userId }),
        say(talk, `Agent ${n}`, { echo_id: `${talk.displayId}-${n}` }),
      ]),
    )
    expect(new Set(await statuses(rounds.flat()))).toEqual(new Set([200]))
    const numbers = Array.from({ length: 8 }, (_, n) => n)
    const expected = ['Hello', ...numbers.map(n => `Agent ${n}`), ...numbers.map(n => `Visitor ${n}`)].sort()
    for (const talk of talks) expect((await texts(talk)).sort()).toEqual(expected)
    for (const { accountId } of [tenant, other]) {
      const [log] = await asSuperuser(
        sql => sql<{ events: number; last: number; head: number }[]>`
          select count(*) as events, max(e.seq) as last, max(c.seq) as head from charla.events e
          join charla.event_cursors c on c.account_id = e.account_id where e.account_id = ${accountId}`,
      )
      expect(log).toEqual({ events: log?.head, last: log?.head, head: log?.head })
    }
  })
})

/** Until a statement that writes messages waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  for (let looked = 0; looked < 200; looked++) {
    const [row] = await asSuperuser(
      sql => sql<{ count: number }[]>`
        select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%write_messages%'`,
    )
    if (row?.count) return
    await new Promise(next => setTimeout(next, 20))
  }
  throw new Error('Nobody waited')
}
