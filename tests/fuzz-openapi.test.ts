import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenApi } from '#lib/api/openapi.ts'
import { isDescribed } from '#tests/support/fuzz/named.ts'
import { oddHeader, plain, type Recipe, recipesOf, requestOf } from '#tests/support/fuzz/recipe.ts'
import { type Planted, plantTenant } from '#tests/support/planted.ts'
import { type Operation, operations } from '#tests/support/routes/index.ts'
import { work } from '#tests/support/work.ts'
import { type Answer, type Person, request, withCharla } from './support/app.ts'

withCharla({ env: { ENABLE_ACCOUNT_SIGNUP: '1' } })

/** The same requests each time, so that nothing fails by luck. `FUZZ_SEED=…` asks others; `FUZZ_ONLY='POST /…'` asks one operation. */
const seed = Number(process.env.FUZZ_SEED || 20_261_127)
const rounds = Number(process.env.FUZZ_ROUNDS || 16)
const only = process.env.FUZZ_ONLY
const PATIENCE_MS = 15_000

/** Nobody else is to wait for what this has set going. */
afterAll(work, 180_000)

let document: OpenApi
beforeAll(async () => {
  document = (await request('GET', '/api/openapi.json')).body as OpenApi
})

/** What the document says of the operation. */
const said = ({ route }: Operation) => {
  const [method = '', path = ''] = route.split(' ')
  return document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
}

/** Of its own, so that operations that are added change nothing for the others. */
const seedOf = ({ route }: Operation) => [...route].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, seed)

type Asked = ReturnType<typeof requestOf>
type Outcome = { operation: Operation; asked: Asked; answer: Answer | Error }

function asker({ who }: Operation, { administrator, spare, platform }: Planted): Person {
  if (who === 'platform') return { ...administrator, token: platform.token }
  return who === 'ending' ? spare : administrator
}

/** Asks as the one for whom the operation is. What comes too late is an error. */
async function ask(operation: Operation, asked: Asked, tenant: Planted): Promise<Outcome> {
  const { method, path, headers, ...sent } = asked
  const visitor = operation.who === 'visitor' || operation.who === 'website'
  const answered = request(method, path, {
    ...sent,
    headers: { ...(visitor ? { 'x-auth-token': tenant.visitor.authToken } : {}), ...headers },
    ...(visitor ? {} : { as: asker(operation, tenant) }),
  })
  const late = new Promise<Error>(done => setTimeout(() => done(new Error('No answer comes')), PATIENCE_MS).unref())
  return { operation, asked, answer: await Promise.race([answered, late]).catch((error: Error) => error) }
}

const AT_ONCE = 10
/** What takes away stands alone: it would take from those that are asked at the same time. */
function batchesOf<One extends { asked: Asked }>(requests: One[]): One[][] {
  const batches: One[][] = []
  for (const one of requests) {
    const last = batches.at(-1)
    const joins = last && last.length < AT_ONCE && [...last, one].every(({ asked }) => asked.method !== 'DELETE')
    if (joins) last.push(one)
    else batches.push([one])
  }
  return batches
}

/** What is wrong with the answer, whatever was asked. */
function wrongWith({ operation, answer }: Outcome): string | null {
  if (answer instanceof Error) return answer.message
  if (answer.status >= 500 && operation.route !== 'GET /ready') return 'a fault of ours'
  const { attributes, message = '' } = (answer.body ?? {}) as { attributes?: string[]; message?: string }
  const about = said(operation)
  if (answer.status !== 422 || !about || !attributes || message.includes('has two meanings')) return null
  const strange = attributes.filter(field => !isDescribed(document, about, field))
  return strange.length ? `blames ${strange.join(', ')}, of which the document says nothing` : null
}

/** Of each outcome that is wrong what it takes to see it again. */
const findings = (outcomes: Outcome[]) =>
  outcomes.flatMap(outcome => {
    const { operation, asked, answer } = outcome
    const wrong = wrongWith(outcome)
    const { form, ...sent } = asked as Asked & { form?: FormData }
    const about = JSON.stringify({ ...sent, ...(form ? { form: [...form] } : {}) })
    const answered = answer instanceof Error ? '' : `${answer.status} ${JSON.stringify(answer.body)}`
    return wrong ? [`${operation.route}: ${wrong}\n  ${about.slice(0, 2000)}\n  ${answered.slice(0, 500)}`] : []
  })

function tell(outcomes: Outcome[]): void {
  const counts = new Map<number, number>()
  for (const { answer } of outcomes)
    if (!(answer instanceof Error)) counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1)
  const statuses = [...counts].sort(([a], [b]) => a - b).map(([status, times]) => `${times} × ${status}`)
  console.info(`${outcomes.length} requests, seed ${seed}: ${statuses.join(', ')}`)
}

/** Those that cannot succeed with what is planted: they want a secret, a link that was mailed, or somebody else’s server. */
const unproven =
  /^\w+ (\/api\/(cron|jobs|webhooks)|\/webhooks\/|\/auth\/|\/files\/|\/metrics|.*\/(upload|process_event|translate|add_participant_to_meeting)$|.*widget\/messages\/:id|.*:conversation_id\/messages\/:message_id)/

describe(`whatever is sent (seed ${seed})`, () => {
  it('as the OpenAPI document says or otherwise, is answered without a fault of ours, and a refusal names what the document knows', async () => {
    const asked = operations.filter(one => said(one) && (!only || one.route === only))
    const recipes = asked.map(operation => {
      const recipe = recipesOf(document, said(operation) as NonNullable<ReturnType<typeof said>>)
      return [plain, ...fc.sample(recipe, { seed: seedOf(operation), numRuns: rounds - 1 })]
    })
    const outcomes: Outcome[] = []
    for (let round = 0; round < rounds; round++) {
      const tenant = await plantTenant() // the round before has taken much away
      const target = { ...tenant, account: tenant.accountId }
      const requests = asked.map((operation, index) => {
        const recipe = recipes[index]?.[round] as Recipe
        return { operation, asked: requestOf(operation, recipe, target) }
      })
      for (const batch of batchesOf(requests))
        outcomes.push(...(await Promise.all(batch.map(one => ask(one.operation, one.asked, tenant)))))
    }
    tell(outcomes)
    expect(findings(outcomes)).toEqual([])
    if (only || process.env.FUZZ_ROUNDS) return
    expect(outcomes.length).toBeGreaterThanOrEqual(5000)
    const succeeded = new Set(
      outcomes
        .filter(({ answer }) => !(answer instanceof Error) && answer.status < 400)
        .map(one => one.operation.route),
    )
    const refused = ({ answers = 200 }: Operation) => answers >= 400 // what is planted is not of their kind
    const never = asked.filter(one => !succeeded.has(one.route) && !unproven.test(one.route) && !refused(one))
    expect(never.map(({ route }) => route)).toEqual([])
  }, 180_000)

  it('in a header, is answered without a fault of ours', async () => {
    const tenant = await plantTenant()
    const target = { ...tenant, account: tenant.accountId }
    const those = operations.filter(({ route }) => !route.startsWith('DELETE'))
    const chosen = fc.sample(fc.tuple(fc.constantFrom(...those), oddHeader), { seed, numRuns: 300 })
    const outcomes: Outcome[] = []
    for (const [operation, headers] of chosen) {
      const [method = ''] = operation.route.split(' ')
      outcomes.push(await ask(operation, { method, path: operation.path(target), headers }, tenant))
    }
    expect(findings(outcomes)).toEqual([])
  })
})
