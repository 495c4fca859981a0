import { beforeAll, describe, expect, it } from 'vitest'
import { forgetMembers } from '#lib/users/index.ts'
import { type Planted, plantTenant } from '#tests/support/planted.ts'
import { type Audience, operations } from '#tests/support/routes/index.ts'
import { type Person, request, withCharla } from './support/app.ts'

withCharla()

/** role × audience: what an operation answers. */
const table: [role: 'outsider' | 'agent' | 'administrator', expected: Partial<Record<Audience, number>>][] = [
  ['outsider', { member: 200, inbox: 404, administrator: 403, own: 404, machine: 401, platform: 401, visitor: 401 }],
  ['agent', { member: 200, inbox: 200, administrator: 403, own: 404, machine: 401, platform: 401, visitor: 401 }],
  [
    'administrator',
    { member: 200, inbox: 200, administrator: 200, own: 200, machine: 401, platform: 401, visitor: 401 },
  ],
]

describe.each(table)('%s (SEC3)', (role, expected) => {
  let tenant: Planted
  beforeAll(async () => {
    tenant = await plantTenant() // of its own: what one role may delete, the next would not find
  })
  const asked = operations.filter(operation => expected[operation.who] !== undefined)

  it.each(asked)('$route', async ({ route, who, path, json, answers = 200 }) => {
    const target = { ...tenant, account: tenant.accountId }
    const body = json?.(target)
    const answer = await request(route.split(' ')[0] as string, path(target), {
      as: tenant[role],
      ...(body === undefined ? {} : { json: body }),
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(expected[who] === 200 ? answers : expected[who])
  })
})

describe('an agent who leaves the inbox (SEC3)', () => {
  it('sees none of it from that moment on, in no list', async () => {
    const fresh = await plantTenant()
    const see = async (as: Person) => {
      const asked = operations.filter(
        ({ who, route }) => ['member', 'inbox'].includes(who) && route.startsWith('GET') && !route.endsWith('/changes'),
      )
      const answers = await Promise.all(
        asked.map(({ path }) => request('GET', path({ ...fresh, account: fresh.accountId }), { as })),
      )
      return JSON.stringify(answers)
    }
    expect(await see(fresh.agent)).toContain(fresh.marks.customer)
    const json = { inbox_id: fresh.inboxId, user_ids: [fresh.administrator.userId] }
    await request('PATCH', `/api/v1/accounts/${fresh.accountId}/inbox_members`, { as: fresh.administrator, json })
    expect(await see(fresh.agent)).not.toContain(fresh.marks.customer)
    // Nor is anything left of it once what was kept is asked for anew.
    forgetMembers(fresh.accountId, [fresh.agent.userId])
    expect(await see(fresh.agent)).not.toContain(fresh.marks.customer)
  })
})
