import { beforeAll, describe, expect, it } from 'vitest'
import { tablesOf } from '#tests/support/catalogue.ts'
import { type Planted, plantTenant, rowsOf } from '#tests/support/planted.ts'
import { type Audience, type Operation, operations } from '#tests/support/routes/index.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { work as settled } from '#tests/support/work.ts'
import { makePerson, makeVisitor, type Person, request, type VisitorToken, withCharla, writes } from './support/app.ts'

const { api } = withCharla()

let a: Planted
let b: Planted
let neighbour: VisitorToken
let neighbourId: number

beforeAll(async () => {
  a = await plantTenant({ conversationsBefore: 3 })
  b = await plantTenant()
  neighbour = await makeVisitor(a)
  await writes(neighbour, 'I am somebody else')
  const { body } = await request('GET', '/api/v1/widget/contact', { as: neighbour })
  neighbourId = (body as { id: number }).id
})

const inAccount: Audience[] = ['member', 'inbox', 'administrator', 'own']

describe('the API to those who may not (SEC1, SEC3)', () => {
  it('has no operation that is not classified in tests/support/routes/index.ts', () => {
    const routes = api().routes.filter(route => route.method !== 'ALL')
    const mounted = new Set(routes.map(route => `${route.method} ${route.path}`))
    expect(operations.map(operation => operation.route).sort()).toEqual([...mounted].sort())
  })

  it('tells and does nothing for an administrator of another account', async () => {
    await unchanged(() => everyOperation(b.administrator, inAccount, all(a), [401]))
    await unchanged(() => everyOperation(b.administrator, ['person'], all(a), [200, 404]))
    const passing = await makePerson()
    await unchanged(() => everyOperation(passing, ['ending'], all(a), [200]))
    await unchanged(() => everyOperation(b.administrator, ['visitor', 'machine', 'platform'], all(a), [401]))
  })

  it('finds nothing of another account under one’s own', async () => {
    const about = operations.filter(({ route }) =>
      /accounts.*(:id|contact_id|inbox_members|assignable|\/actions|POST.*(contacts|conversations)$)/.test(route),
    )
    await unchanged(() => every(about, b.administrator, all(a), [404], { account: b.accountId }))
  })

  it('tells nothing of the inbox to an agent who is not in it, and lets nothing happen', async () => {
    const secret = [a.marks.customer, a.marks.administrators]
    await unchanged(() => everyOperation(a.outsider, ['inbox'], [...secret, `Shop ${a.marks.website}`], [404]))
    await unchanged(() => everyOperation(a.outsider, ['administrator'], all(a), [403]))
    await unchanged(() => everyOperation(a.agent, ['own'], all(a), [404]))
    const reading = operations.filter(({ who, route }) => who === 'member' && route.startsWith('GET'))
    await unchanged(() => every(reading, a.outsider, [...secret, `Shop ${a.marks.website}`], [200]))
  })

  it('tells a visitor nothing but their own', async () => {
    const secret = [a.marks.customer, a.marks.administrators, a.marks.members]
    await unchanged(() => everyOperation(neighbour, inAccount, all(a), [401]))
    await unchanged(() => everyOperation(neighbour, ['person', 'ending', 'machine', 'platform'], all(a), [401]))
    await unchanged(() => everyOperation(neighbour, ['visitor', 'website'], secret, [200, 204, 404]), { grows: true })
  })

  it('does not know visitors of another website', async () => {
    await unchanged(() => everyOperation({ ...b.visitor, websiteToken: a.websiteToken }, ['visitor'], all(a), [401]))
    const asTheirs = { ...a.visitor, websiteToken: b.websiteToken }
    await unchanged(() =>
      every(
        operations.filter(one => one.who === 'visitor'),
        asTheirs,
        all(a),
        [401],
        { websiteToken: b.websiteToken },
      ),
    )
  })

  it('keeps what is one platform app’s from another, and from every other door', async () => {
    const elsewhere = { ...b.administrator, token: b.platform.token }
    const about = operations.filter(({ who, route }) => who === 'platform' && /:id|:account_id/.test(route))
    await unchanged(() => every(about, elsewhere, all(a), [401]))
    await unchanged(() => everyOperation(elsewhere, [...inAccount, 'person', 'machine'], all(a), [401]))
    const own = operations.filter(({ who, route }) => who === 'platform' && route.startsWith('GET'))
    const seen = await Promise.all(own.map(one => ask(one, { ...a.administrator, token: a.platform.token })))
    expect(seen.join()).toContain(a.marks.administrators)
    for (const answer of seen) expect(answer).toMatch(/^200 /)
  })

  it('tells nobody anything who has not said who they are', async () => {
    await unchanged(() =>
      everyOperation(undefined, [...inAccount, 'person', 'ending', 'visitor', 'machine', 'platform'], all(a), [401]),
    )
    const secret = [a.marks.customer, a.marks.administrators, a.marks.members]
    await unchanged(() => everyOperation(undefined, ['public', 'website'], secret, [200, 401, 403, 404, 422, 503]))
  })

  it('shows the marks to those who may see them, so that nothing above is right for the wrong reason', async () => {
    const seen = async (as: Person | VisitorToken, audiences: Audience[]) => {
      const asked = operations.filter(({ who, route }) => audiences.includes(who) && route.startsWith('GET'))
      return (await Promise.all(asked.map(one => ask(one, as)))).join()
    }
    const forAdministrator = await seen(a.administrator, inAccount)
    for (const mark of all(a)) expect(forAdministrator).toContain(mark)
    expect(await seen(a.agent, ['inbox'])).toContain(a.marks.customer)
    expect(await seen(a.visitor, ['visitor'])).toContain(a.marks.customer)
    expect(await seen(a.outsider, ['member'])).toContain(a.marks.members)
  })
})

const all = (tenant: Planted) => Object.values(tenant.marks)

const everyOperation = (
  as: Person | VisitorToken | undefined,
  audiences: Audience[],
  secret: string[],
  expected: number[],
) =>
  every(
    operations.filter(({ who }) => audiences.includes(who)),
    as,
    secret,
    expected,
  )

/** Does all of them with A's ids, and wants one of the `expected` answers, without a word of `secret` and never a 5xx. */
async function every(
  chosen: Operation[],
  as: Person | VisitorToken | undefined,
  secret: string[],
  expected: number[],
  elsewhere: { account?: number; websiteToken?: string } = {},
): Promise<void> {
  expect(chosen.length).toBeGreaterThan(0)
  for (const operation of chosen) {
    const answer = await ask(operation, as, elsewhere)
    // About oneself there is nothing to refuse but what the operation itself says no to.
    const own = expected.includes(200) && operation.answers ? [operation.answers] : []
    expect([...expected, ...own].map(String), `${operation.route}: ${answer}`).toContain(answer.slice(0, 3))
    for (const mark of secret) expect(answer, operation.route).not.toContain(mark)
  }
}

async function ask(operation: Operation, as: Person | VisitorToken | undefined, elsewhere = {}): Promise<string> {
  const target = { ...a, account: a.accountId, ...elsewhere }
  const [method = ''] = operation.route.split(' ')
  const json = operation.json?.(target)
  const { status, body, headers } = await request(method, operation.path(target), {
    ...(as && 'authToken' in as ? { headers: { 'x-auth-token': as.authToken } } : { as }), // the path names the website
    ...(json === undefined ? {} : { json }),
  })
  return `${status} ${JSON.stringify(body)} ${JSON.stringify([...headers])}`
}

/** Nothing of A is other than before `work`. `grows`: rows may come, and the counters with them. */
async function unchanged(work: () => Promise<void>, { grows = false } = {}): Promise<void> {
  await settled() // what the planting has set going
  const before = await rows()
  await work()
  const after = await rows()
  if (!grows) return expect(after).toEqual(before)
  const counters = ['event_cursors', 'display_ids']
  for (const [table, kept] of Object.entries(before)) {
    if (!counters.includes(table))
      expect(after[table], table).toEqual(expect.arrayContaining(kept.filter(row => !own(table, row))))
  }
}

/** What belongs to the neighbour, who may change it. */
function own(table: string, row: string): boolean {
  const { id, contact_id } = JSON.parse(row) as { id?: number; contact_id?: number }
  return contact_id === neighbourId || (table === 'contacts' && id === neighbourId)
}

/** Every row of A, but for what the workers of other tests may be doing for it at the same time. */
async function rows(): Promise<Record<string, string[]>> {
  return asSuperuser(async sql => {
    const tables = (await tablesOf(sql)).filter(
      table => !['log_readers', 'message_search', 'search_words'].includes(table),
    )
    const found = await Promise.all(
      tables.map(async table => {
        const moved: Record<string, string> = { event_cursors: 'dispatched_seq' }
        const row = moved[table] ? `to_jsonb(t) - '${moved[table]}'` : 'to_jsonb(t)'
        const but = table === 'mails' ? "and key not like all(array['invitation:%', 'notification:%'])" : ''
        const kept = await sql.unsafe<{ row: string }[]>(
          `select (${row})::text as row from charla.${table} t where ${rowsOf(table, a.accountId)} ${but} order by 1`,
        )
        return [table, kept.map(one => one.row)] as const
      }),
    )
    return Object.fromEntries(found)
  })
}
