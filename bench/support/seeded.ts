import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FilledAccount } from './accounts.ts'
import { ask } from './place.ts'

export type Seeded = { url: string; env: Record<string, string>; account: FilledAccount }

/**
 * The installation that bench/seed.ts makes, on the server of DATABASE_URL. It takes minutes and is only read, so it is
 * kept: drop the database `charla_bench_lists_…` to have it made anew.
 */
export async function seeded(size: { conversations: number; messages: number }): Promise<Seeded> {
  const server = process.env.DATABASE_URL
  if (!server) throw new Error('The embedded database is not made for this much: set DATABASE_URL to a Postgres')
  const name = `charla_bench_lists_${size.conversations}_${size.messages}`
  const dataDir = join(tmpdir(), name)
  const known = join(dataDir, 'account.json')
  const url = new URL(server)
  url.pathname = `/${name}`
  const env = { DATA_DIR: dataDir, DATABASE_URL: url.toString(), DEMO: '0', LOG_LEVEL: 'silent' }
  if (!existsSync(known)) {
    rmSync(dataDir, { recursive: true, force: true })
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    await ask(server, `drop database if exists ${name} with (force)`)
    await ask(server, `create database ${name}`)
    const sizes = Object.entries(size).map(([key, value]) => `--${key}=${value}`)
    await promisify(execFile)(process.execPath, ['bench/seed.ts', ...sizes], {
      env: { ...process.env, ...env, SEEDED: known },
    })
  }
  return { url: env.DATABASE_URL, env, account: JSON.parse(readFileSync(known, 'utf8')) as FilledAccount }
}
