import { describe, expect, it } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { addMember, memberIsHere } from '#lib/users/index.ts'
import {
  makePerson,
  makeTenant,
  makeVisitor,
  type Person,
  request,
  type Tenant,
  withCharla,
  writes,
} from '#tests/support/app.ts'
import { listed } from '#tests/support/talk.ts'
import { work } from '#tests/support/work.ts'
import { handOutInbox } from './hand-out.ts'
import { handOutEverywhere } from './jobs.ts'

withCharla()

const ask = (tenant: Tenant, method: string, rest: string, json: object, as = tenant.administrator) =>
  request(method, `/api/v1/accounts/${tenant.accountId}/${rest}`, { as, json })

/** An inbox that hands out, with `agents` as its members, who are all online. */
async function desk(agents = 3, settings: object = {}) {
  const tenant = await makeTenant()
  const people: Person[] = []
  for (let n = 0; n < agents; n++) people.push(await makePerson(`Agent ${n}`))
  await withSystem(async sql => {
    for (const one of people) await addMember(sql, tenant.accountId, one.userId, 0)
  })
  const user_ids = people.map(one => one.userId)
  await ask(tenant, 'PATCH', 'inbox_members', { inbox_id: tenant.inboxId, user_ids })
  await ask(tenant, 'PATCH', `inboxes/${tenant.inboxId}`, { enable_auto_assignment: true, ...settings })
  const here = (some = people) => Promise.all(some.map(one => memberIsHere(tenant.accountId, one.userId)))
  const come = async (count: number) => {
    for (let n = 0; n < count; n++) await writes(await makeVisitor(tenant), `Question ${n}`)
  }
  const given = async () => {
    const { payload } = await listed(tenant, 'status=all&sort_by=created_at_asc', tenant.administrator)
    return payload.map(one => one.meta.assignee?.id ?? null)
  }
  const counts = async () => {
    const all = await given()
    return people.map(one => all.filter(id => id === one.userId).length)
  }
  return { tenant, people, here, come, given, counts }
}

describe('handing out (A3)', () => {
  it('is done in turns, to who is online, and says so', async () => {
    const { tenant, people, here, come, given } = await desk()
    await here()
    await come(6)
    await work()
    const ids = people.map(one => one.userId)
    expect(await given()).toEqual([...ids, ...ids])
    const history = await request('GET', `/api/v1/accounts/${tenant.accountId}/conversations/1/messages`, {
      as: tenant.administrator,
    })
    expect(JSON.stringify(history.body)).toContain('Assigned to Agent 0 by the system')
  })

  it('is done once and fairly, however many do it at the same time', async () => {
    const { tenant, people, come, counts } = await desk(3)
    await come(12)
    const present = new Set(people.map(one => one.userId))
    await Promise.all(
      Array.from({ length: 5 }, () => handOutInbox(systemContext(tenant.accountId), tenant.inboxId, present)),
    )
    expect(await counts()).toEqual([4, 4, 4])
    const [{ n } = { n: 0 }] = await withSystem(
      sql => sql<{ n: number }[]>`
      select count(*)::int as n from charla.auto_assignments where account_id = ${tenant.accountId}`,
    )
    expect(n).toBe(12)
  })

  it('waits until somebody is online, who does not say that they are busy', async () => {
    const { tenant, people, here, come, given } = await desk(2)
    await come(1)
    await work()
    expect(await given()).toEqual([null])
    await here()
    await ask(tenant, 'PATCH', `agents/${people[0]?.userId}`, { availability: 'busy' })
    await handOutEverywhere.run({})
    expect(await given()).toEqual([people[1]?.userId])
  })

  it('gives nothing to who is not in the inbox, is nobody’s choice in an inbox that does not, and leaves what is somebody’s', async () => {
    const { tenant, people, here, come, given } = await desk(1)
    await memberIsHere(tenant.accountId, tenant.administrator.userId)
    await memberIsHere(tenant.accountId, tenant.outsider.userId)
    await come(1)
    await work()
    expect(await given()).toEqual([null])
    await ask(tenant, 'POST', 'conversations/1/assignments', { assignee_id: tenant.administrator.userId })
    await here(people)
    await come(1)
    await ask(tenant, 'PATCH', `inboxes/${tenant.inboxId}`, { enable_auto_assignment: false })
    await work()
    await handOutEverywhere.run({})
    expect(await given()).toEqual([tenant.administrator.userId, null])
  })

  it('gives nobody more than the inbox’s limit, and goes on when there is room again', async () => {
    const { tenant, here, come, counts } = await desk(2, { auto_assignment_config: { max_assignment_limit: 2 } })
    await here()
    await come(6)
    await work()
    expect(await counts()).toEqual([2, 2])
    await ask(tenant, 'POST', 'conversations/1/toggle_status', { status: 'resolved' })
    await here()
    await handOutEverywhere.run({})
    expect((await counts()).reduce((sum, n) => sum + n)).toBe(5)
  })

  it('gives what is opened again', async () => {
    const { tenant, people, here, come, given } = await desk(1)
    await come(1)
    await ask(tenant, 'POST', 'conversations/1/toggle_status', { status: 'resolved' })
    await here()
    await work()
    expect(await given()).toEqual([null])
    await ask(tenant, 'POST', 'conversations/1/toggle_status', { status: 'open' })
    await here()
    await work()
    expect(await given()).toEqual([people[0]?.userId])
  })
})

describe('handing out within a team', () => {
  const withTeam = async (settings: object, team: object = {}) => {
    const all = await desk(2, settings)
    const { body } = await ask(all.tenant, 'POST', 'teams', { name: 'sales', ...team })
    const teamId = (body as { id: number }).id
    const user_ids = [all.people[1]?.userId, all.tenant.outsider.userId]
    await ask(all.tenant, 'POST', `teams/${teamId}/team_members`, { user_ids })
    await all.here()
    await memberIsHere(all.tenant.accountId, all.tenant.outsider.userId)
    return { ...all, teamId }
  }

  it('is done when a team is given a conversation, also where the inbox hands out nothing', async () => {
    for (const enable_auto_assignment of [true, false]) {
      const { tenant, people, come, given, teamId } = await withTeam({ enable_auto_assignment })
      await come(2)
      await ask(tenant, 'POST', 'conversations/2/assignments', { team_id: teamId })
      await work()
      expect((await given())[1]).toBe(people[1]?.userId)
      if (!enable_auto_assignment) expect((await given())[0]).toBe(null)
    }
  })

  it('is left to the team where it wants so', async () => {
    const { tenant, come, given, teamId } = await withTeam({}, { allow_auto_assign: false })
    await come(1)
    await ask(tenant, 'POST', 'conversations/1/assignments', { team_id: teamId })
    await work()
    expect(await given()).toEqual([null])
  })
})

describe('a policy', () => {
  const withPolicy = async (policy: object, agents = 2) => {
    const all = await desk(agents)
    const { body } = await ask(all.tenant, 'POST', 'assignment_policies', { name: 'Ours', ...policy })
    await ask(all.tenant, 'POST', `inboxes/${all.tenant.inboxId}/assignment_policy`, {
      assignment_policy_id: (body as { id: number }).id,
    })
    const present = new Set(all.people.map(one => one.userId))
    const run = (now = new Date()) =>
      handOutInbox(
        systemContext(all.tenant.accountId, () => now),
        all.tenant.inboxId,
        present,
      )
    return { ...all, run }
  }

  it('balances: who has fewest is next', async () => {
    const { tenant, people, come, counts, run } = await withPolicy({ assignment_order: 'balanced' })
    await come(5)
    for (const id of [1, 2, 3])
      await ask(tenant, 'POST', `conversations/${id}/assignments`, { assignee_id: people[0]?.userId })
    await run()
    expect(await counts()).toEqual([3, 2])
  })

  it('gives nobody more than its limit within its window', async () => {
    const { come, counts, run } = await withPolicy({ fair_distribution_limit: 2, fair_distribution_window: 600 })
    await come(7)
    await run()
    await run()
    expect(await counts()).toEqual([2, 2])
    await run(new Date(Date.now() + 601_000))
    expect((await counts()).reduce((sum, n) => sum + n)).toBe(7)
  })

  it('gives first who has waited longest', async () => {
    const { tenant, people, come, given, run } = await withPolicy(
      { conversation_priority: 'longest_waiting', fair_distribution_limit: 1 },
      1,
    )
    await come(2)
    await ask(tenant, 'POST', 'conversations/1/messages', { content: 'An answer' })
    await run()
    expect(await given()).toEqual([null, people[0]?.userId])
  })

  it('that is off changes nothing', async () => {
    const { come, counts, run } = await withPolicy({ enabled: false, fair_distribution_limit: 1 })
    await come(4)
    await run()
    expect(await counts()).toEqual([2, 2])
  })
})
