import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

export type EmbeddedDatabase = {
  /** The folder of the socket, as libpq's `host`; the socket is named for `port`. */
  host: string
  port: number
  stop(): Promise<void>
}

const port = 5432

/**
 * Starts the embedded Postgres on `DATA_DIR/db` and serves it on a socket that only this user can open.
 * @throws when another process already works on the folder.
 */
export async function startEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const unlock = lock(join(dataDir, 'lock'))
  const host = mkdtempSync(join(tmpdir(), 'charla-')) // 0700; short, because a socket's path must be
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: { dataDir: resolve(dataDir, 'db'), socket: join(host, `.s.PGSQL.${port}`) },
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

/** Takes the lock file, also from an owner who is no longer alive. */
function lock(file: string): () => void {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const owner = Number(readFileSync(file, 'utf8'))
      if (owner !== process.pid && isAlive(owner)) {
        throw new Error(
          `Another Charla (process ${owner}) is using this DATA_DIR. Stop it, or delete ${file} if it is not one.`,
        )
      }
      rmSync(file, { force: true })
    }
  }
  throw new Error(`${file} is taken again and again`)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
