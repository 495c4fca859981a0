// `npm run up`: everything from a fresh clone to a running Charla. `--dev` reloads the pages as they are edited.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { node24 } from './node24.mjs'
import { buildIfStale, installIfStale } from './prepare.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dev = process.argv.includes('--dev')

await installIfStale(root)
if (!dev) await buildIfStale(root)
process.stdout.write('Starting …\n')

const env = { ...process.env, NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' }
const server = spawn(node24(root), ['server.ts'], { cwd: root, env, stdio: 'inherit' })
// Ctrl-C reaches the server by itself; it decides when to end, and this process ends with it.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(signal ? 1 : code))
