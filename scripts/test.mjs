// `npm test`: every check and every test. Ends with the line "N passed, N failed".
// With DATABASE_URL set (and REDIS_URL, for the drivers), the unit and integration tests run on that server too, beside
// those on the embedded database: each waits for its database half of the time, so two cores do both in little more
// than the time of one.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumArgs, findChromium } from './chromium.mjs'
import { node24 } from './node24.mjs'
import { buildIfStale, installIfStale } from './prepare.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const scratch = mkdtempSync(join(tmpdir(), 'charla-run-'))
const total = { passed: 0, failed: 0 }

await installIfStale(root)
const node = node24(root)
const bin = name => join(root, 'node_modules/.bin', name)
const { DATABASE_URL, REDIS_URL: _, ...embedded } = process.env

await check('Format and lint', bin('biome'), ['check', '--error-on-warnings', '.'])
await check('Types', bin('tsc'), ['--noEmit'])
await check('Types of the widget', bin('tsc'), ['--noEmit', '-p', 'widget/tsconfig.json'])
await check('Import rules', node, [
  'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  '--config',
  '.dependency-cruiser.cjs',
  'lib',
  'app',
  'components',
  'workers',
  'widget',
  'server.ts',
  'start.ts',
  'worker.ts',
])

await buildIfStale(root)
await check('Size of the widget', node, ['scripts/size.mjs'])

await Promise.all([
  unit('Unit and integration tests, embedded database', 'unit.json', embedded),
  DATABASE_URL && unit('Unit and integration tests, Postgres', 'server.json', process.env, true),
])

const chromium = await findChromium()
if (chromium) {
  await check('First load of the conversation screen', node, ['scripts/first-load.mjs'])
  const env = {
    ...process.env,
    CHROMIUM_PATH: chromium,
    CHROMIUM_ARGS: chromiumArgs.join(' '),
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(scratch, 'e2e.json'),
  }
  await suite('Tests in a browser', [bin('playwright'), 'test', '--reporter=list,json'], 'e2e.json', playwright, env)
} else {
  process.stderr.write(
    'The tests in a browser need a Chromium, and none could be found or installed. Set CHROMIUM_PATH.\n',
  )
  total.failed++
}

rmSync(scratch, { recursive: true, force: true })
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exit(total.failed ? 1 : 0)

/** One command that passes or fails as a whole. */
async function check(title, command, args) {
  const started = Date.now()
  const { code, output } = await run(command, args, process.env, false)
  if (code === 0) total.passed++
  else total.failed++
  process.stdout.write(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${Math.round((Date.now() - started) / 1000)} s)\n`,
  )
  if (code !== 0) process.stdout.write(output)
}

async function unit(title, report, env, later = false) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(scratch, report)}`]
  await suite(title, [bin('vitest'), 'run', ...reporters], report, vitest, env, later)
}

/** A test runner that writes a JSON report. A report that is missing is a failure. `later`: shows what it said at its end. */
async function suite(title, [command, ...args], report, count, env, later = false) {
  const started = Date.now()
  if (!later) process.stdout.write(`\n${title}\n`)
  const { code, output } = await run(command, args, env, !later)
  if (later) process.stdout.write(`\n${title}\n${output}`)
  process.stdout.write(`${title}: ${Math.round((Date.now() - started) / 1000)} s\n`)
  try {
    const { passed, failed } = count(JSON.parse(readFileSync(join(scratch, report), 'utf8')))
    total.passed += passed
    total.failed += failed || code === 0 ? failed : 1
  } catch {
    total.failed++
  }
}

function vitest({ numPassedTests, numFailedTests, numFailedTestSuites }) {
  return { passed: numPassedTests, failed: numFailedTests || (numFailedTestSuites ? 1 : 0) }
}

function playwright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
}

function run(command, args, env, show) {
  return new Promise(done => {
    const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
    const child = spawn(command, args, {
      cwd: root,
      env: { ...env, PATH: path, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', data => (output += data))
    child.stderr?.on('data', data => (output += data))
    child.on('error', error => done({ code: 1, output: String(error) }))
    child.on('close', code => done({ code, output }))
  })
}
