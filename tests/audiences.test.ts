import { beforeAll, describe, expect, it } from 'vitest'
import { type Planted, plantTenant } from '#tests/support/planted.ts'
import { proofs } from '#tests/support/proofs.ts'
import { type Audience, operations } from '#tests/support/routes/index.ts'
import { request, withCharla } from './support/app.ts'

const CRON_SECRET = 'a-secret-of-the-operator'
withCharla({ env: { ENABLE_ACCOUNT_SIGNUP: '1', CRON_SECRET } })

/** What shows that somebody is one of the audience. Clients and the public show nothing but what stands in the path. */
const shown: Partial<Record<Audience, (tenant: Planted) => Record<string, string>>> = {
  visitor: ({ visitor }) => ({ 'x-auth-token': visitor.authToken }),
  client: () => ({}),
  website: () => ({}),
  public: () => ({}),
  machine: () => ({ authorization: `Bearer ${CRON_SECRET}` }),
  platform: ({ platform }) => ({ api_access_token: platform.token }),
}

/** What is not there in a test, and is asked elsewhere: what the build makes (the widget’s tests), what QStash signs. */
const elsewhere = [
  'GET /widget',
  'GET /widget.js',
  'GET /packs/js/sdk.js',
  'GET /widget/assets/:name',
  'POST /api/jobs/drain',
]

let tenant: Planted
beforeAll(async () => {
  tenant = await plantTenant()
  await asking(tenant)
})

/** What visitors and clients may answer: a message that asks, in place of one that tells. */
async function asking(of: Planted): Promise<void> {
  const json = {
    content: 'Which?',
    content_type: 'input_select',
    content_attributes: { items: [{ title: 'A', value: 'a' }] },
  }
  const ask = async (displayId: number) => {
    const path = `/api/v1/accounts/${of.accountId}/conversations/${displayId}/messages`
    return ((await request('POST', path, { as: of.administrator, json })).body as { id: number }).id
  }
  of.messageId = await ask(of.displayId)
  of.client = { ...of.client, messageId: await ask(of.client.displayId) }
}

describe.each(Object.entries(shown))('%s (SEC3)', (who, show) => {
  const theirs = operations.filter(one => one.who === who && !elsewhere.includes(one.route))

  it.each(theirs)('may $route', async ({ route, path, json, answers = 200 }) => {
    const target = { ...tenant, account: tenant.accountId }
    const proof = (await proofs[route]?.(tenant)) ?? {}
    const body = 'json' in proof || 'raw' in proof ? undefined : json?.(target)
    const answer = await request(route.split(' ')[0] as string, proof.path ?? path(target), {
      ...(body === undefined ? {} : { json: body }),
      ...proof,
      headers: { ...show(tenant), ...proof.headers },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(answers)
  })

  it('is refused with what another shows', async () => {
    const strangers = Object.entries(shown).filter(([name]) => name !== who)
    const guarded = ['visitor', 'machine', 'platform'].includes(who) ? theirs : []
    const target = { ...tenant, account: tenant.accountId }
    for (const { route, path, json } of guarded)
      for (const [, other] of strangers) {
        const body = json?.(target)
        const headers = other(tenant)
        const answer = await request(route.split(' ')[0] as string, path(target), {
          headers,
          ...(body === undefined ? {} : { json: body }),
        })
        expect([401, 404], `${route} ${Object.keys(headers)}`).toContain(answer.status)
      }
  })
})
