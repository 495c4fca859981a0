import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { type Address, type Database, openDatabase } from '#lib/base/db/index.ts'
import { readEnv } from '#lib/base/env.ts'
import { start } from '../../start.ts'
import { contractFile } from './contract-file.ts'

declare module 'vitest' {
  interface ProvidedContext {
    database: Address
    dataDir: string
  }
}

/**
 * One fresh database for the whole run: on the server that `DATABASE_URL` names, else the embedded one. The tests of
 * all files share it, as tenants do; each makes accounts of its own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'charla-test-'))
  const server = process.env.DATABASE_URL
  const name = `charla_test_${process.pid}_${Date.now()}`
  if (server) await onServer(server, sql => sql.unsafe(`create database ${name}`))
  const url = server && new URL(server)
  if (url) url.pathname = `/${name}`

  const env = readEnv({ DATA_DIR: dataDir, DATABASE_URL: url ? url.toString() : undefined, LOG_LEVEL: 'silent' })
  let embedded: Database | undefined
  if (!url) embedded = await openDatabase(env)
  const address: Address = url ? { url: url.toString() } : (embedded as Database).address
  // Once through everything that a start makes: migrations, Auth's tables, the queue.
  const first = await start(env, { work: false, seed: false, ...(url ? {} : { running: address }) })
  await first.stop()
  project.provide('database', address)
  project.provide('dataDir', dataDir)

  return async () => {
    const held = await readFile(contractFile(dataDir), 'utf8').catch(() => '')
    process.stdout.write(`${new Set(held.split('\n').filter(Boolean)).size} operations held to their contract\n`)
    await embedded?.stop()
    if (server) await onServer(server, sql => sql.unsafe(`drop database if exists ${name} with (force)`))
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function onServer(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await work(sql).finally(() => sql.end())
}
