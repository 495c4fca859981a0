import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runtime } from '#lib/base/runtime.ts'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { jobs } from './jobs.ts'
import { chores } from './main.ts'
import { recur } from './recurring.ts'
import { schedule } from './schedule.ts'

const CRON_SECRET = 'a secret of the operator'
withCharla({ env: { CRON_SECRET } })

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
    expect([await asked(0), await asked(59), await asked(60), await asked(3600)]).toEqual([3, 3, 4, 6])
    await chores.dispatch() // and it runs
    expect(await asked(3600)).toBe(6)
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
  })

  it.each([undefined, '', CRON_SECRET, 'Bearer ', `Bearer ${CRON_SECRET}x`, `Basic ${CRON_SECRET}`])(
    'is refused to %j',
    async authorization => {
      for (const path of ['dispatch', 'daily']) expect((await cron(path, authorization)).status).toBe(401)
    },
  )

  it('is refused to whoever has no signature of QStash', async () => {
    const drain = (headers: Record<string, string>) => request('POST', '/api/jobs/drain', { json: {}, headers })
    for (const headers of [{}, { 'upstash-signature': 'a.b.c' }] as Record<string, string>[])
      expect((await drain(headers)).status).toBe(401)
    expect(runtime().env.QSTASH_TOKEN).toBeUndefined()
  })
})
