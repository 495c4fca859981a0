import { beforeAll, describe, expect, it } from 'vitest'
import { type Planted, plantTenant } from '#tests/support/planted.ts'
import { type Audience, type Operation, operations, type Target } from '#tests/support/routes/index.ts'
import { request, withCharla } from './support/app.ts'

const secret = 'a-secret-of-the-operator'
withCharla({ env: { ENABLE_ACCOUNT_SIGNUP: '1', CRON_SECRET: secret } })

let tenant: Planted
let target: Target
beforeAll(async () => {
  tenant = await plantTenant()
  target = { ...tenant, account: tenant.accountId }
})

const of = (...audiences: Audience[]) => operations.filter(({ who }) => audiences.includes(who))
const ask = (one: Operation, headers: Record<string, string> = {}) => {
  const json = one.json?.(target)
  return request(one.route.split(' ')[0] as string, one.path(target), {
    headers,
    ...(json === undefined ? {} : { json }),
  })
}
describe('see', () => {
  it.each(of('visitor', 'client', 'website', 'public', 'machine'))('$who $route', async one => {
    const headers: Record<string, string> =
      one.who === 'visitor'
        ? { 'x-auth-token': tenant.visitor.authToken }
        : one.who === 'machine'
          ? { authorization: `Bearer ${secret}` }
          : {}
    const answer = await ask(one, headers)
    expect(answer.status, JSON.stringify(answer.body).slice(0, 200)).toBe(one.answers ?? 200)
  })
})
