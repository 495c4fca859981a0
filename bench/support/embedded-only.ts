import { startEmbedded } from '#lib/base/db/embedded.ts'

// The embedded database behind its socket, in a process with nothing else: what a bare insert is measured against.
const database = await startEmbedded(process.env.DATA_DIR as string)
process.stdout.write(`API on http://${encodeURIComponent(`${database.host}/.s.PGSQL.${database.port}`)}\n`)
process.on('SIGTERM', async () => {
  await database.stop()
  process.exit(0)
})
