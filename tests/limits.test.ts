import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { limit, limitBusy } from '#lib/base/limits.ts'
import { type Answer, makePerson, makeTenant, makeVisitor, request, type Tenant, withCharla } from './support/app.ts'
import { startTalk } from './support/talk.ts'

withCharla({ env: { API_REQUESTS_PER_MINUTE: '30', CONVERSATION_MESSAGE_PER_MINUTE_LIMIT: '20' } })

let tenant: Tenant
beforeAll(async () => {
  tenant = await makeTenant()
})

/** Asks ten times as often as allowed: everything up to the limit is let through, and nothing after it. */
async function tenfold(times: number, ask: () => Promise<Answer>): Promise<void> {
  const answers: Answer[] = []
  for (let n = 0; n < times * 10; n++) answers.push(await ask())
  const [allowed, refused] = [answers.slice(0, times), answers.slice(times)]
  expect(allowed.filter(({ status }) => status === 429)).toEqual([])
  for (const { status, headers } of refused) {
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  }
}

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
const signIn = (address: string, email = `${randomUUID()}@example.test`) =>
  request('POST', '/auth/sign_in', { ...from(address), json: { email, password: 'a guess' } })
const recover = (address: string, email = `${randomUUID()}@example.test`) =>
  request('POST', '/auth/password', { ...from(address), json: { email } })
const signUp = (address: string) => request('POST', '/api/v1/accounts', { ...from(address), json: {} })
const invitation = (address: string) => request('GET', '/auth/invitation?token=none', from(address))
const config = (address: string) =>
  request('POST', `/api/v1/widget/config?website_token=${tenant.websiteToken}`, from(address))

describe('who asks ten times as often as allowed', () => {
  it.each([
    ['sign in', 30, signIn],
    ['ask for a new password', 5, recover],
    ['make accounts', 5, signUp],
    ['try invitations', 60, invitation],
    ['load a widget', 120, config],
  ])('cannot %s any more from that address, and others can', async (_, times, ask) => {
    const attacker = randomUUID()
    await tenfold(times, () => ask(attacker))
    expect((await ask(randomUUID())).status).not.toBe(429)
  })

  it.each([
    ['sign in', 10, signIn],
    ['ask for a new password', 5, recover],
  ])('cannot %s for one person from everywhere, and others can', async (_, times, ask) => {
    const email = `${randomUUID()}@example.test`
    await tenfold(times, () => ask(randomUUID(), email))
    expect((await ask(randomUUID())).status).not.toBe(429)
  })

  it('is stopped as a visitor, and other visitors of the website are not', async () => {
    const [attacker, other] = [await makeVisitor(tenant), await makeVisitor(tenant)]
    const seen = (visitor: typeof attacker) =>
      request('POST', '/api/v1/widget/conversations/update_last_seen', { as: visitor })
    for (let n = 0; n < 600; n++) expect((await seen(attacker)).status).toBe(200)
    expect((await seen(attacker)).status).toBe(429)
    expect((await seen(other)).status).toBe(200)
  })

  it('with a token is stopped, whatever is asked; the token of a colleague is not', async () => {
    const person = await makePerson()
    await tenfold(30, () => request('GET', '/api/v1/profile', { as: person }))
    expect((await request('GET', `/api/v1/accounts/${tenant.accountId}`, { as: person })).status).toBe(429)
    expect((await request('GET', '/api/v1/profile', { as: await makePerson() })).status).toBe(200)
  })

  it('who is refused is counted by nobody else: a forged token stops nobody', async () => {
    const person = await makePerson()
    for (let n = 0; n < 40; n++)
      await request('GET', '/api/v1/profile', { headers: { api_access_token: `${person.token}x` } })
    expect((await request('GET', '/api/v1/profile', { as: person })).status).toBe(200)
  })
})

describe('messages in one conversation', () => {
  it('are twenty a minute for each who writes, and as many in the next conversation', async () => {
    const talk = await startTalk(await makeTenant())
    const { agent, administrator } = talk.tenant
    const say = (as = agent) => talk.ask('POST', '/messages', { content: 'Again' }, as)
    const statuses: number[] = []
    for (let n = 0; n < 25; n++) statuses.push((await say()).status)
    expect(statuses).toEqual([...Array(20).fill(200), ...Array(5).fill(429)])
    expect((await say(administrator)).status).toBe(200)
    expect(await talk.messages(administrator)).toHaveLength(20)
  })
})

describe('counting by oneself', () => {
  it('lets exactly so many through as counting together does', async () => {
    const allowed = async (ask: () => Promise<void>) => {
      let count = 0
      for (let n = 0; n < 100; n++)
        await ask().then(
          () => count++,
          () => {},
        )
      return count
    }
    const key = randomUUID()
    expect(await allowed(() => limitBusy(key, 47, 60))).toBe(47)
    expect(await allowed(() => limit(`${key}-plain`, 47, 60))).toBe(47)
    expect(await allowed(() => limitBusy(`${key}-none`, 0, 60))).toBe(100)
  })
})
