import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { appUrl, onLoopback, readEnv, schema } from './env.ts'

const key = 'k'.repeat(32)

describe('the settings', () => {
  it('are all optional: nothing set is a working installation on loopback', () => {
    const env = readEnv({})
    expect(env).toMatchObject({
      PORT: 3000,
      HOST: 'localhost',
      DATA_DIR: '.data',
      DEMO: true,
      WORKER: true,
      ENABLE_ACCOUNT_SIGNUP: false,
    })
    expect(onLoopback(env)).toBe(true)
    expect(appUrl(env)).toBe('http://localhost:3000')
  })

  it('count as not set when they are empty', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '', SMTP_URL: '' })).toEqual(readEnv({}))
  })

  const wrong: [string, string][] = [
    ['NODE_ENV', 'staging'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['APP_URL', 'chat.example.com'],
    ['APP_URL', 'ftp://example.com'],
    ['SECRET_KEY', 'short'],
    ['DEMO', 'yes'],
    ['ENABLE_ACCOUNT_SIGNUP', 'true'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', '2'],
    ['DATABASE_URL', 'mysql://localhost/charla'],
    ['DATABASE_POOL', '1'],
    ['SUPABASE_URL', 'localhost'],
    ['REDIS_PREFIX', 'a b'],
    ['REDIS_URL', 'http://localhost'],
    ['UPSTASH_REDIS_REST_URL', 'redis://localhost'],
    ['QSTASH_URL', 'qstash'],
    ['CRON_SECRET', 'short'],
    ['SMTP_URL', 'localhost:25'],
    ['MAIL_FROM', 'x'],
    ['SENTRY_DSN', 'dsn'],
    ['WORKER', 'no'],
    ['METRICS_TOKEN', 'short'],
  ]

  it.each(wrong)('stop the start when %s is %j, and name it', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`settings are wrong.*\\n  ${name}: .{5,}`))
  })

  it('are named all at once', () => {
    expect(() => readEnv({ PORT: 'x', DEMO: 'x', SMTP_URL: 'x' })).toThrow(/PORT: .*\n.*DEMO: .*\n.*SMTP_URL: /)
  })

  it.each([
    [{ SUPABASE_URL: 'https://x.supabase.co', DATABASE_URL: 'postgres://localhost/x' }, 'SUPABASE_ANON_KEY'],
    [{ SUPABASE_URL: 'https://x.supabase.co', SUPABASE_ANON_KEY: 'k' }, 'DATABASE_URL'],
    [{ UPSTASH_REDIS_REST_URL: 'https://x.upstash.io' }, 'UPSTASH_REDIS_REST_TOKEN'],
    [{ QSTASH_TOKEN: 't', QSTASH_NEXT_SIGNING_KEY: 'k', APP_URL: 'https://a.test' }, 'QSTASH_CURRENT_SIGNING_KEY'],
    [{ QSTASH_TOKEN: 't', QSTASH_CURRENT_SIGNING_KEY: 'k', APP_URL: 'https://a.test' }, 'QSTASH_NEXT_SIGNING_KEY'],
    [{ QSTASH_TOKEN: 't', QSTASH_CURRENT_SIGNING_KEY: 'k', QSTASH_NEXT_SIGNING_KEY: 'k' }, 'APP_URL'],
  ])('of a pair need each other: %j', (given, missing) => {
    expect(() => readEnv(given)).toThrow(new RegExp(`\\n  ${missing}: required when`))
  })

  it('go by the names that Vercel’s integrations set as well; ours come first', () => {
    const given = {
      NEXT_PUBLIC_SUPABASE_URL: 'https://x.supabase.co',
      NEXT_PUBLIC_SUPABASE_ANON_KEY: 'anon',
      SUPABASE_SERVICE_ROLE_KEY: 'service',
      POSTGRES_URL: 'postgres://pooled/x',
      POSTGRES_URL_NON_POOLING: 'postgres://direct/x',
      UPSTASH_REDIS_REST_URL: 'https://x.upstash.io',
      UPSTASH_REDIS_REST_TOKEN: 't',
      QSTASH_CURRENT_SIGNING_KEY: 'a',
      QSTASH_NEXT_SIGNING_KEY: 'b',
    }
    expect(readEnv(given)).toMatchObject({
      SUPABASE_URL: 'https://x.supabase.co',
      SUPABASE_ANON_KEY: 'anon',
      SUPABASE_SERVICE_ROLE_KEY: 'service',
      DATABASE_URL: 'postgres://direct/x',
    })
    expect(readEnv({ ...given, DATABASE_URL: 'postgres://mine/x' }).DATABASE_URL).toBe('postgres://mine/x')
  })

  it('stand in .env.example, each of them and no other', () => {
    const example = readFileSync('.env.example', 'utf8')
    const documented = [...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(match => match[1])
    expect([...new Set(documented)].sort()).toEqual(Object.keys(schema.shape).sort())
    const values = Object.fromEntries(
      [...example.matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    )
    expect(() => readEnv(values)).not.toThrow()
  })
})

describe('what only this machine can reach', () => {
  it.each([
    [{ HOST: 'localhost' }, true],
    [{ HOST: '127.0.0.1' }, true],
    [{ HOST: '::1' }, true],
    [{ HOST: 'localhost', APP_URL: 'http://localhost:8080' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '192.168.0.2' }, false],
    [{ HOST: 'localhost', TRUST_PROXY: '1' }, false],
    [{ HOST: 'localhost', APP_URL: 'https://chat.example.com' }, false],
  ])('%j: %s', (given, expected) => {
    expect(onLoopback(readEnv({ ...given, SECRET_KEY: key }))).toBe(expected)
  })
})
