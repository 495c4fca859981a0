import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { startCharla } from '#tests/support/processes.ts'
import { chromiumArgs, findChromium } from '../scripts/chromium.mjs'
import { percentile, table, verdict } from './support/figures.ts'
import type { LongConversation } from './support/long-conversation.ts'
import { makePlace, option } from './support/place.ts'
import { type Scrolled, scrollThrough, weighed } from './support/scrolling.ts'

// One conversation of 5,000 messages, scrolled from end to beginning and back, again and again, in a real browser: whether
// rows are ever empty, how long one waits for those that are being loaded, and what the page weighs after the last pass.
// Needs `npm run build`. node bench/screen-history.ts [--messages=5000] [--passes=10] [--speed=12000]
const messages = option('messages', 5_000)
const passes = option('passes', 10)
/** Pixels a second, about seventeen screens; in the passes after the first, in which only the heap counts, three times that. */
const speed = option('speed', 12_000)
const hurry = 3
const budget = { wait: 300, growth: 1.1 }

const executablePath = await findChromium()
if (!executablePath) throw new Error('No Chromium was found')
const place = await makePlace('embedded')
const env = { ...place.env, DEMO: '1' }
try {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['bench/support/long-conversation.ts', String(messages)],
    { env: { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'silent', ...env }, maxBuffer: 1e8 },
  )
  const talk = JSON.parse(stdout.trim().split('\n').at(-1) as string) as LongConversation
  const charla = await startCharla(env, { script: 'server.ts' })
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  const context = await browser.newContext({
    baseURL: charla.url,
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
  })
  await context.request.post('/auth/sign_in', { data: { email: 'admin@demo.test', password: 'charla-demo' } })
  const page = await context.newPage()
  page.on('pageerror', error => {
    throw error
  })
  await page.goto(`/app/accounts/${talk.accountId}/conversations/${talk.displayId}`)
  await page.getByRole('log').getByText(`${messages}. `).first().waitFor()

  const rounds: { up: Scrolled; down: Scrolled; heap: number; nodes: number }[] = []
  for (let pass = 0; pass < passes; pass++) {
    const fast = pass ? speed * hurry : speed
    const up = await scrollThrough(page, 'up', fast)
    const down = await scrollThrough(page, 'down', fast)
    rounds.push({ up, down, ...(await weighed(page)) })
    process.stderr.write(`pass ${pass + 1}: ${JSON.stringify(summary(rounds.at(-1) as (typeof rounds)[number]))}\n`)
  }
  await browser.close()
  await charla.stop()

  const both = rounds.flatMap(({ up, down }) => [up, down])
  const waits = both.slice(0, 2).flatMap(one => one.waits)
  const [first, last] = [rounds[0], rounds.at(-1)]
  const growth = (last?.heap ?? 0) / (first?.heap ?? 1)
  const empty = both.reduce((sum, one) => sum + one.empty, 0)
  process.stdout.write(
    `${messages} messages in one conversation, ${passes} times there and back, ${speed} pixels a second\n`,
  )
  table([
    { what: 'frames', figure: both.reduce((sum, one) => sum + one.frames, 0) },
    { what: 'frames with empty rows', figure: empty },
    { what: 'rows in the page, at most', figure: Math.max(...both.map(one => one.rows)) },
    { what: 'times that rows were waited for, pass 1', figure: waits.length },
    { what: 'wait p50, ms', figure: waits.length ? percentile(waits, 0.5).toFixed(0) : '–' },
    { what: 'wait p95, ms', figure: waits.length ? percentile(waits, 0.95).toFixed(0) : '–' },
    { what: 'heap after pass 1, MB', figure: first?.heap.toFixed(1) ?? '' },
    { what: `heap after pass ${passes}, MB`, figure: last?.heap.toFixed(1) ?? '' },
    { what: 'nodes after pass 1', figure: first?.nodes ?? '' },
    { what: `nodes after pass ${passes}`, figure: last?.nodes ?? '' },
  ])
  verdict('no row is ever empty', empty === 0)
  verdict(
    `rows that are waited for come within ${budget.wait} ms (p95)`,
    !waits.length || percentile(waits, 0.95) <= budget.wait,
  )
  verdict(`the heap is flat (× ${growth.toFixed(2)}, budget × ${budget.growth})`, growth <= budget.growth)
} finally {
  await place.remove()
}

function summary({ up, down, heap, nodes }: { up: Scrolled; down: Scrolled; heap: number; nodes: number }) {
  const waits = [...up.waits, ...down.waits]
  return { frames: up.frames + down.frames, empty: up.empty + down.empty, waits: waits.length, heap, nodes }
}
