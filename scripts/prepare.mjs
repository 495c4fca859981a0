// Brings what is missing or stale: dependencies and builds. Plain JavaScript without dependencies, for any Node from 20 on.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { node24 } from './node24.mjs'

/** What each build is made of. A change in any of these files makes it stale. */
const widgetInputs = ['widget', 'lib/protocol', 'scripts/build-widget.mjs', 'package-lock.json']
const pageInputs = [
  'app',
  'components',
  'lib',
  'workers',
  'public',
  'start.ts',
  'next.config.js',
  'scripts/words-loader.mjs',
  'postcss.config.mjs',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'package-lock.json',
]

export async function installIfStale(root) {
  const stamp = join(root, 'node_modules/.charla-installed')
  const wanted = digest(root, ['package-lock.json'])
  if (read(stamp) === wanted) return
  await step('Installing dependencies', root, 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, wanted)
}

export async function buildIfStale(root) {
  const node = node24(root)
  const fresh = (stamp, inputs) => read(join(root, stamp)) === digest(root, inputs)
  if (!fresh('dist/widget/.built', widgetInputs)) {
    await step('Building the widget', root, node, ['scripts/build-widget.mjs'])
    mkdirSync(join(root, 'dist/widget'), { recursive: true })
    writeFileSync(join(root, 'dist/widget/.built'), digest(root, widgetInputs))
  }
  if (!fresh('.next/.built', pageInputs) || !existsSync(join(root, '.next/BUILD_ID'))) {
    await step('Building the pages', root, node, ['node_modules/next/dist/bin/next', 'build'])
    await step('Compressing them', root, node, ['scripts/compress.mjs'])
    writeFileSync(join(root, '.next/.built'), digest(root, pageInputs))
  }
}

/** Runs a command quietly, with a line that shows how long it takes; what it printed is shown when it fails. */
export async function step(title, root, command, args, env = {}) {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  const live = process.stdout.isTTY
  if (!live) process.stdout.write(`${title} …\n`)
  const ticking = setInterval(() => live && process.stdout.write(`\r${title} … ${seconds()} `), 1000)
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const { code, output } = await new Promise(done => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: '', NEXT_TELEMETRY_DISABLED: '1', PATH: path, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', data => (output += data))
    child.stderr.on('data', data => (output += data))
    child.on('error', error => done({ code: 1, output: String(error) }))
    child.on('close', code => done({ code, output }))
  })
  clearInterval(ticking)
  if (code !== 0) {
    process.stderr.write(`\n${output}\n${title} failed.\n`)
    process.exit(1)
  }
  process.stdout.write(`${live ? '\r' : ''}${title}: done in ${seconds()}\n`)
}

function digest(root, inputs) {
  const hash = createHash('sha256')
  for (const input of inputs)
    for (const file of files(join(root, input))) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

function files(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .filter(name => !name.includes('.test.'))
    .flatMap(name => files(join(path, name)))
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
