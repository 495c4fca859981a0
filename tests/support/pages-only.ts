import { spawn } from 'node:child_process'
import { join } from 'node:path'
import postgres from 'postgres'

// `next start` on a fresh database of the server that DATABASE_URL names: Charla without server.ts, as on Vercel.
const [port = '3000'] = process.argv.slice(2)
const url = new URL(process.env.DATABASE_URL ?? '')
const name = `charla_pages_${process.pid}`
const admin = postgres(url.toString(), { max: 1, onnotice: () => {} })
await admin.unsafe(`create database ${name}`)
url.pathname = `/${name}`

const next = spawn(
  process.execPath,
  [join(import.meta.dirname, '../../node_modules/next/dist/bin/next'), 'start', '-H', 'localhost', '-p', port],
  {
    env: { ...process.env, DATABASE_URL: url.toString(), NODE_ENV: 'production' },
    stdio: 'inherit',
  },
)

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end())

async function end(): Promise<void> {
  const ended = new Promise(done => next.once('exit', done))
  next.kill('SIGTERM')
  await ended
  await admin.unsafe(`drop database if exists ${name} with (force)`)
  await admin.end()
  process.exit(0)
}
