import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { makeTenant, request, withCharla, writes } from '#tests/support/app.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

const say = (talk: Talk, content: string, json: object = {}) => talk.ask('POST', '/messages', { content, ...json })
const statuses = async (asked: Promise<{ status: number }>[]) => (await Promise.all(asked)).map(({ status }) => status)
const texts = async (talk: Talk) => (await talk.messages()).map(message => message.content).sort()

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
    expect(await texts(one)).toEqual(['Hello', 'One 1', 'One 2', 'One 3'])
    expect(await texts(two)).toEqual(['Hello', 'Two 1', 'Two 2', 'Two 3'])
    expect(await texts(second)).toEqual(['Hello', 'Second 1', 'Second 2', 'Second 3'])
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
    expect(written).toHaveLength(13)
    expect(new Set(written).size).toBe(12) // both began with Hello
  })

  it('wait for nobody but their own conversation', async context => {
    if (!('url' in inject('database'))) context.skip() // the embedded database has one session for everybody
    const tenant = await makeTenant()
    const [busy, free] = [await startTalk(tenant), await startTalk(tenant)]
    let late: Promise<number[]> | undefined
    await asSuperuser(async sql => {
      await sql`select from charla.conversations where account_id = ${tenant.accountId} and display_id = ${busy.displayId} for update`
      late = statuses([say(busy, 'Late'), say(busy, 'Later')])
      expect(await statuses(Array.from({ length: 6 }, (_, n) => say(free, `Free ${n}`)))).toEqual(Array(6).fill(200))
      expect(await texts(busy)).toEqual(['Hello'])
    })
    expect(await late).toEqual([200, 200])
    expect(await texts(busy)).toEqual(['Hello', 'Late', 'Later'])
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
    for (const talk of talks) {
      const said = (await talk.messages()).filter(message => message.message_type !== 2)
      expect(new Set(said.map(message => message.id)).size).toBe(said.length)
      expect((await talk.conversation()).last_non_activity_message?.id).toBe(Math.max(...said.map(({ id }) => id)))
    }
  })
})
