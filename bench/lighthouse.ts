import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { startCharla } from '#tests/support/processes.ts'
import { chromiumArgs, findChromium } from '../scripts/chromium.mjs'
import { median, table, verdict } from './support/figures.ts'
import { option } from './support/place.ts'

// What Lighthouse says of signing in and of the conversation screen: desktop preset, an empty cache each time, medians.
// Needs `npm run build`. Lighthouse comes through npm when it is wanted; LIGHTHOUSE names one that is there already.
// node bench/lighthouse.ts [--times=5]
const version = '13.5.0'
const budget = { performance: 90, accessibility: 100 }
const times = option('times', 5)
const categories = ['performance', 'accessibility'] as const

type Report = {
  categories: Record<(typeof categories)[number], { score: number }>
  audits: Record<string, { score: number | null; numericValue?: number; title: string }>
}

const executablePath = await findChromium()
if (!executablePath) throw new Error('No Chromium was found')
const scratch = mkdtempSync(join(tmpdir(), 'charla-lighthouse-'))
const charla = await startCharla(
  { DATA_DIR: join(scratch, 'data'), DATABASE_URL: '' },
  { script: 'server.ts', within: 240_000 },
)
const port = await freePort()
const context = await chromium.launchPersistentContext(join(scratch, 'browser'), {
  executablePath,
  args: [...chromiumArgs, `--remote-debugging-port=${port}`],
})
try {
  const signIn = await measure(`${charla.url}/app/login`)
  // Lighthouse empties the cache before each load, and leaves the cookies.
  const answer = await context.request.post(`${charla.url}/auth/sign_in`, {
    data: { email: 'agent@demo.test', password: 'charla-demo' },
  })
  if (!answer.ok()) throw new Error(`Signing in was answered ${answer.status()}`)
  const conversation = await measure(`${charla.url}/app/accounts/1/conversations/2`)
  process.stdout.write(`Lighthouse, desktop, ${times} times, medians\n`)
  const screens = [
    { screen: 'signing in', reports: signIn },
    { screen: 'conversation', reports: conversation },
  ]
  table(screens.map(({ screen, reports }) => ({ screen, ...figures(reports) })))
  for (const { screen, reports } of screens) {
    for (const category of categories) {
      const score = scoreOf(reports, category)
      verdict(`${screen}: ${category} ≥ ${budget[category]}`, score >= budget[category])
      if (score < budget[category]) explain(reports[0])
    }
  }
} finally {
  await context.close()
  await charla.stop()
  rmSync(scratch, { recursive: true, force: true })
}

async function measure(url: string): Promise<Report[]> {
  const reports: Report[] = []
  for (let round = 0; round < times; round++) reports.push(await lighthouse(url))
  return reports
}

async function lighthouse(url: string): Promise<Report> {
  const wishes = [
    url,
    `--port=${port}`,
    '--preset=desktop',
    `--only-categories=${categories.join(',')}`,
    '--output=json',
    '--output-path=stdout',
    '--quiet',
  ]
  const own = process.env.LIGHTHOUSE
  const [command, args] = own
    ? [own, wishes]
    : ['npm', ['exec', '--yes', `--package=lighthouse@${version}`, '--', 'lighthouse', ...wishes]]
  const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 1e8 })
  return JSON.parse(stdout) as Report
}

function scoreOf(reports: Report[], category: (typeof categories)[number]): number {
  return Math.round(median(reports.map(one => one.categories[category].score)) * 100)
}

function figures(reports: Report[]) {
  const of = (audit: string) => Math.round(median(reports.map(one => one.audits[audit]?.numericValue ?? Number.NaN)))
  return {
    performance: scoreOf(reports, 'performance'),
    accessibility: scoreOf(reports, 'accessibility'),
    'first paint, ms': of('first-contentful-paint'),
    'largest paint, ms': of('largest-contentful-paint'),
    'blocked, ms': of('total-blocking-time'),
    bytes: of('total-byte-weight'),
  }
}

/** What cost the most, for whoever has to mend it. */
function explain(report: Report | undefined): void {
  const poor = Object.values(report?.audits ?? {}).filter(audit => audit.score !== null && audit.score < 0.9)
  for (const { title, score } of poor) process.stdout.write(`    ${score}  ${title}\n`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise(done => server.close(done))
  return port
}
