import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds, makePlace, makeTenants, type Place } from '../bench/support/place.ts'
import type { BenchTenant } from '../bench/support/tenants.ts'
import { startServerless } from './support/serverless.ts'

// What `workers/qstash.ts` and `/api/jobs/drain` are for: an installation where nothing runs between requests.
describe.each(kinds([]))('where no worker stays, on the %s database', kind => {
  let place: Place
  let serverless: Awaited<ReturnType<typeof startServerless>>
  beforeAll(async () => {
    place = await makePlace(kind)
    const [tenant] = (await makeTenants(place, 1, 1, 1)) as [BenchTenant]
    serverless = await startServerless(place, tenant)
  }, 120_000)
  afterAll(async () => {
    await serverless?.stop()
    await place.remove()
  })

  it('a mail becomes a conversation, and its answer leaves, because QStash calls', async () => {
    expect(await serverless.bring('ada')).toBe(200)
    await expect.poll(serverless.writers, { timeout: 20_000 }).toMatchObject([{ name: 'ada' }])
    const id = (await serverless.writers())[0]?.id
    for (const content of ['First answer', 'Second answer'])
      await serverless.ask('POST', `/conversations/${id}/messages`, { content })
    await expect.poll(() => serverless.smtp.mails.length, { timeout: 20_000 }).toBe(2)
    expect(serverless.smtp.mails.map(mail => /(First|Second) answer/.exec(mail.data)?.[0])).toEqual([
      'First answer',
      'Second answer',
    ])
    expect(serverless.qstash.calls.length).toBeGreaterThan(0)
    expect(serverless.qstash.calls.filter(call => call.status !== 200)).toEqual([])
  }, 60_000)

  it('an answer that was planned leaves at its time, because QStash was asked to call then', async () => {
    expect(await serverless.bring('zoe')).toBe(200)
    const found = async () => (await serverless.writers()).find(one => one.name === 'zoe')
    await expect.poll(found, { timeout: 20_000 }).toBeTruthy()
    const send_at = Math.ceil(Date.now() / 1000) + 3
    await serverless.ask('POST', `/conversations/${(await found())?.id}/scheduled_messages`, {
      content: 'As I promised',
      send_at,
    })
    const left = () => serverless.smtp.mails.filter(mail => mail.data.includes('As I promised')).length
    await expect.poll(left, { timeout: 20_000 }).toBe(1)
    expect(Date.now() / 1000).toBeGreaterThanOrEqual(send_at)
  }, 60_000)

  it('what a drain had begun when it was killed is done by another, once', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `killed${index}`)
    for (const [index, name] of names.entries()) {
      expect(await serverless.bring(name)).toBe(200)
      if (index % 4 !== 3) continue
      await new Promise(next => setTimeout(next, 150 * index))
      await serverless.kill()
      await serverless.startAgain()
    }
    const mine = async () =>
      (await serverless.writers())
        .map(one => one.name)
        .filter(name => names.includes(name))
        .sort()
    // What had been taken comes back when its process has said nothing for a while; the clock is the net below QStash.
    await expect
      .poll(
        async () => {
          await serverless.cron()
          return (await mine()).length
        },
        { timeout: 100_000, interval: 1000 },
      )
      .toBe(names.length)
    await serverless.cron()
    expect(await mine()).toEqual([...names].sort())
  }, 120_000)
})
