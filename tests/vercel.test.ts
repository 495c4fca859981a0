import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const config = read('../vercel.json')
const validate = new Ajv({ strict: false, allErrors: true }).compile(read('./schemas/vercel.json'))

describe('vercel.json', () => {
  it('is what Vercel accepts', () => {
    expect(validate(config), JSON.stringify(validate.errors)).toBe(true)
  })

  it('names only functions that exist, each with a duration', () => {
    for (const [path, { maxDuration }] of Object.entries<{ maxDuration: number }>(config.functions)) {
      expect(existsSync(new URL(`../${path}`, import.meta.url)), path).toBe(true)
      expect(maxDuration).toBeGreaterThan(0)
    }
  })

  it('calls its crons below the door that asks for CRON_SECRET', () => {
    expect(config.crons).not.toEqual([])
    for (const { path, schedule } of config.crons) {
      expect(path).toMatch(/^\/api\/cron\/[a-z]+$/)
      expect(schedule.split(' ')).toHaveLength(5)
    }
  })

  it.each([
    ['a function without limit', { functions: { 'app/x.ts': { maxDuration: 0 } } }],
    ['a misspelt setting', { function: {} }],
    ['a misspelt option', { functions: { 'app/x.ts': { maxDurations: 60 } } }],
    ['a cron without a time', { crons: [{ path: '/api/cron/daily' }] }],
    ['a cron on another host', { crons: [{ path: 'https://example.com', schedule: '0 0 * * *' }] }],
    ['a header without a value', { headers: [{ source: '/', headers: [{ key: 'X-A' }] }] }],
  ])('would not be accepted with %s', (_what, wrong) => {
    expect(validate({ ...config, ...wrong })).toBe(false)
  })
})
