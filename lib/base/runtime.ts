import { unlock } from './crypto.ts'
import { type Address, type Database, migrate, openDatabase } from './db/index.ts'
import { appUrl, type Env } from './env.ts'
import { startFaults } from './faults.ts'
import { closeSpool, openStorage, type Storage } from './files/index.ts'
import { log } from './log.ts'
import { connectRedis, type Redis } from './redis/index.ts'

/** What a running Charla stands on. One per process; set once by `startRuntime`. */
export type Runtime = { env: Env; url: string; database: Database; redis: Redis; files: Storage }

let current: Runtime | undefined

/** Opens key, database and Redis, and applies the migrations. `running` is an embedded database that runs already. */
export async function startRuntime(env: Env, running?: Address): Promise<Runtime> {
  await startFaults(env.SENTRY_DSN)
  unlock(env)
  const database = await openDatabase(env, running)
  const applied = await migrate()
  if (applied.length) log.info({ migrations: applied }, 'migrated')
  const redis = connectRedis(env, { onError: err => log.warn({ err }, 'redis') })
  current = { env, url: appUrl(env), database, redis, files: openStorage(env) }
  return current
}

export async function stopRuntime(): Promise<void> {
  await closeSpool().catch(() => {})
  await current?.redis.close().catch(() => {})
  await current?.database.stop()
  current = undefined
}

export function runtime(): Runtime {
  if (!current) throw new Error('startRuntime() comes first')
  return current
}
