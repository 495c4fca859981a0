import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import type { BenchTenant } from './tenants.ts'

export type Kind = 'embedded' | 'postgres'

/** An empty installation: where it is, as environment variables, and how to remove it. */
export type Place = { kind: Kind; env: Record<string, string>; dataDir: string; url?: string; remove(): Promise<void> }

/** Which databases this run measures: those named on the command line, or all that there are. */
export function kinds(args = process.argv.slice(2)): Kind[] {
  const named = (['embedded', 'postgres'] as const).filter(kind => args.includes(kind))
  return named.length ? named : process.env.DATABASE_URL ? ['embedded', 'postgres'] : ['embedded']
}

/** `--name=3` or `--name 3` on the command line, as a number. */
export function option(name: string, otherwise: number): number {
  const [found] = process.argv.flatMap((argument, at) =>
    argument === `--${name}`
      ? [process.argv[at + 1]]
      : argument.startsWith(`--${name}=`)
        ? [argument.split('=')[1]]
        : [],
  )
  return found === undefined ? otherwise : Number(found)
}

export async function makePlace(kind: Kind): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'charla-bench-'))
  const unlimited = { API_REQUESTS_PER_MINUTE: '0', CONVERSATION_MESSAGE_PER_MINUTE_LIMIT: '0' }
  const env: Record<string, string> = { DATA_DIR: dataDir, DEMO: '0', ...unlimited }
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true })
  if (kind === 'embedded') return { kind, env, dataDir, remove: async () => removeFolder() }

  const server = process.env.DATABASE_URL
  if (!server) throw new Error('DATABASE_URL names no Postgres to measure')
  const name = `charla_bench_${randomBytes(6).toString('hex')}`
  await ask(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    kind,
    dataDir,
    url: url.toString(),
    env: { ...env, DATABASE_URL: url.toString() },
    async remove() {
      removeFolder()
      await ask(server, `drop database if exists ${name} with (force)`)
    },
  }
}

/**
 * Fills the place with accounts, in a process of its own that is gone before anything is measured. All people are
 * administrators; with `outOfInbox` only the first is, and so many at the end may not see the inbox.
 */
export async function makeTenants(
  place: Place,
  accounts: number,
  agents: number,
  conversations: number,
  outOfInbox?: number,
) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['bench/support/tenants.ts', ...[accounts, agents, conversations, outOfInbox ?? ''].map(String)],
    { env: { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'silent', ...place.env }, maxBuffer: 1e8 },
  )
  return JSON.parse(stdout) as BenchTenant[]
}

export async function ask(server: string, statement: string): Promise<void> {
  const sql = postgres(server, { max: 1, onnotice: () => {} })
  await sql.unsafe(statement).finally(() => sql.end())
}
