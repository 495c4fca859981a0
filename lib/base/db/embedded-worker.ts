import { rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { vector } from '@electric-sql/pglite-pgvector'
import { serveSession } from './serialiser.ts'

// Runs in a thread of its own, so that a long query does not hold up the server's event loop.
const { dataDir, socket, abandonedAfterMs } = workerData as {
  dataDir: string
  socket: string
  abandonedAfterMs?: number
}

const db = await PGlite.create({ dataDir, extensions: { vector, pg_trgm, btree_gin, unaccent } })

rmSync(socket, { force: true })
const server = serveSession(
  {
    run: (messages, onAnswer) => db.execProtocolRawStream(messages, { onRawData: onAnswer }).then(() => {}),
    rollback: () => db.exec('rollback').then(() => {}),
  },
  abandonedAfterMs,
)
server.listen(socket, () => parentPort?.postMessage('ready'))

parentPort?.on('message', async message => {
  if (message !== 'stop') return
  server.close()
  await db.close().catch(() => {})
  rmSync(socket, { force: true })
  parentPort?.postMessage('stopped')
})
