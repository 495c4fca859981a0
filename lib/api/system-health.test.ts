import { describe, expect, it, vi } from 'vitest'
import { runtime } from '#lib/base/runtime.ts'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'

withCharla()

type Health = {
  standing: string
  url: string
  parts: { name: string; standing: string; reason: string | null }[]
  lanes: { lane: string; standing: string; waiting: number }[]
  schedule: { job: string; every_seconds: number }[]
  inboxes: { id: number; standing: string; last_message_at: string | null }[]
}

async function ask() {
  const tenant = await makeTenant()
  const path = `/api/v1/accounts/${tenant.accountId}/system_health`
  const health = async () => (await request('GET', path, { as: tenant.administrator })).body as Health
  const standingOf = async (name: string) => (await health()).parts.find(one => one.name === name)
  return { tenant, path, health, standingOf }
}

describe('system health', () => {
  it('speaks of every part, lane, recurring job and inbox', async () => {
    const { tenant, health } = await ask()
    const said = await health()
    expect(said.parts.map(one => one.name)).toEqual(['database', 'bus', 'jobs', 'events', 'storage', 'mail', 'push'])
    expect(said.parts.find(one => one.name === 'database')?.standing).toBe('ok')
    expect(said.parts.find(one => one.name === 'storage')).toMatchObject({ standing: 'ok', reason: null })
    expect(said.lanes.map(one => one.lane)).toEqual(['ingest', 'send', 'notify', 'bulk'])
    expect(said.schedule.length).toBeGreaterThan(10)
    expect(said.inboxes).toEqual([expect.objectContaining({ id: tenant.inboxId, standing: 'ok' })])
    expect(said.url).toBe(runtime().url)
  })

  it('names the part that fails, and leaves the others alone', async () => {
    const { health, standingOf } = await ask()
    const { redis, files } = runtime()
    const silent = vi
      .spyOn(redis, 'ping')
      .mockRejectedValue(new Error('connection to redis://:secret@10.0.0.7 refused'))
    expect(await standingOf('bus')).toMatchObject({ standing: 'down', reason: 'It does not answer as it should' })
    expect(await standingOf('database')).toMatchObject({ standing: 'ok' })
    expect((await health()).standing).toBe('down')
    expect(JSON.stringify(await health())).not.toContain('secret') // the installation's are not a tenant's to know
    silent.mockRestore()
    const full = vi.spyOn(files, 'put').mockRejectedValue(new Error('no space left on device'))
    expect(await standingOf('storage')).toMatchObject({
      standing: 'down',
      reason: 'A file could not be kept and read back',
    })
    full.mockRestore()
    expect(await standingOf('storage')).toMatchObject({ standing: 'ok' })
  })

  it('is not asked without end, because each look asks everything', async () => {
    const { tenant, path } = await ask()
    const { redis } = runtime()
    const hit = vi.spyOn(redis, 'hit').mockResolvedValue({ allowed: false, remaining: 0, retryAfter: 7 })
    expect(await request('GET', path, { as: tenant.administrator })).toMatchObject({ status: 429 })
    hit.mockRestore()
  })

  it('is for administrators', async () => {
    const { tenant, path } = await ask()
    expect(await request('GET', path, { as: tenant.agent })).toMatchObject({ status: 403 })
  })
})
