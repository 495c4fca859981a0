import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { lockFolder } from './lock.ts'

export type EmbeddedDatabase = {
  /** The folder of the socket, as libpq's `host`; the socket is named for `port`. */
  host: string
  port: number
  stop(): Promise<void>
}

const port = 5432

/**
 * Starts the embedded Postgres on `DATA_DIR/db` and serves it on a socket that only this user can open. A transaction
 * that nobody continues for `abandonedAfterMs` is rolled back.
 * @throws when another process already works on the folder.
 */
export async function startEmbedded(
  dataDir: string,
  { abandonedAfterMs }: { abandonedAfterMs?: number } = {},
): Promise<EmbeddedDatabase> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(dataDir)
  const host = mkdtempSync(join(tmpdir(), 'charla-')) // 0700; short, because a socket's path must be
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: { dataDir: resolve(dataDir, 'db'), socket: join(host, `.s.PGSQL.${port}`), abandonedAfterMs },
  })
  const said = (word: string) =>
    new Promise<void>((done, failed) => {
      worker.on('message', message => message === word && done())
      worker.once('error', failed)
      worker.once('exit', () => (word === 'stopped' ? done() : failed(new Error('The embedded database stopped'))))
    })
  const clean = () => {
    rmSync(host, { recursive: true, force: true })
    unlock()
  }
  try {
    await said('ready')
  } catch (error) {
    clean()
    throw error
  }
  return {
    host,
    port,
    async stop() {
      const stopped = said('stopped')
      worker.postMessage('stop')
      await stopped
      await worker.terminate()
      clean()
    },
  }
}
