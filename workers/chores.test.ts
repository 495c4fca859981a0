import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runtime } from '#lib/base/runtime.ts'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'
import { signQstash } from '#tests/support/qstash-double.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { jobs } from './jobs.ts'
import { chores } from './main.ts'
import { recur } from './recurring.ts'
import { schedule } from './schedule.ts'

const CRON_SECRET = 'a secret of the operator'
const signing = { QSTASH_CURRENT_SIGNING_KEY: 'sig_current', QSTASH_NEXT_SIGNING_KEY: 'sig_next' }
withCharla({ env: { CRON_SECRET, ...signing } })

const waiting = () =>
  asSuperuser(async sql =>
    (
      await sql<
        { id: string }[]
      >`select id::text from pgboss.job where name = any(${schedule.map(one => one.job as string)})`
    ).map(row => row.id),
  )

describe('what recurs', () => {
  it('is work that the workers know', () => {
    expect(jobs.map(job => job.name)).toEqual(expect.arrayContaining(schedule.map(one => one.job)))
  })

  it('is asked for once in each slot, by however many processes', async () => {
    const start = new Date(2040, Math.floor(Math.random() * 12), 1)
    const before = await waiting()
    const asked = async (seconds: number) => {
      const at = new Date(start.getTime() + seconds * 1000)
      await Promise.all([recur(at), recur(at)])
      return (await waiting()).filter(id => !before.includes(id)).length
    }
    const within = (seconds: number) => schedule.filter(one => one.everySeconds <= seconds).length
    const first = schedule.length
    const half = first + within(30)
    const minute = half + within(60)
    const hour = minute + within(3600)
    expect([await asked(0), await asked(29), await asked(59), await asked(60), await asked(3600)]).toEqual([
      first,
      first,
      half,
      minute,
      hour,
    ])
    await chores.dispatch() // and it runs
    expect(await asked(3600)).toBe(hour)
  })
})

describe('what a server that cannot stay is asked to do', () => {
  const cron = (path: string, authorization?: string) =>
    request('GET', `/api/cron/${path}`, { headers: authorization ? { authorization } : {} })

  it('is done for who knows the secret', async () => {
    const tenant = await makeTenant()
    const email = `${randomUUID()}@example.test`
    await request('POST', `/api/v1/accounts/${tenant.accountId}/agents`, { as: tenant.administrator, json: { email } })
    for (const path of ['dispatch', 'daily', 'dispatch'])
      expect(await cron(path, `Bearer ${CRON_SECRET}`)).toMatchObject({
        status: 200,
        body: { ran: expect.any(Number) },
      })
    const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}/outbox`, { as: tenant.administrator })
    expect(body).toMatchObject({ payload: [{ to: email }] })
  }, 120_000) // it does what other tests have left as well

  it.each([undefined, '', CRON_SECRET, 'Bearer ', `Bearer ${CRON_SECRET}x`, `Basic ${CRON_SECRET}`])(
    'is refused to %j',
    async authorization => {
      for (const path of ['dispatch', 'daily']) expect((await cron(path, authorization)).status).toBe(401)
    },
  )

  const drain = (raw: string, headers: Record<string, string> = {}) =>
    request('POST', '/api/jobs/drain', { raw, headers })
  const url = () => `${runtime().url}/api/jobs/drain`

  it.each([signing.QSTASH_CURRENT_SIGNING_KEY, signing.QSTASH_NEXT_SIGNING_KEY])(
    'is done for QStash, which signs with %s',
    async key => {
      expect(await drain('{}', { 'upstash-signature': signQstash(key, url(), '{}') })).toMatchObject({
        status: 200,
        body: { ran: expect.any(Number) },
      })
    },
  )

  it('is refused to whoever has no signature of QStash, or one for something else', async () => {
    const key = signing.QSTASH_CURRENT_SIGNING_KEY
    const hour = 3600
    const signatures = [
      '',
      'a.b.c',
      signQstash('sig_other', url(), '{}'),
      signQstash(key, url(), '{"another":"body"}'),
      signQstash(key, 'https://elsewhere.example/api/jobs/drain', '{}'),
      signQstash(key, url(), '{}', -hour),
      signQstash(key, url(), '{}', hour),
    ]
    expect((await drain('{}')).status).toBe(401)
    for (const given of signatures) expect((await drain('{}', { 'upstash-signature': given })).status).toBe(401)
  })
})
