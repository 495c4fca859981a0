import { type Browser, chromium, type Page } from '@playwright/test'
import { type RunningCharla, startCharla } from '#tests/support/processes.ts'
import { heapOf, type Scrolled, scroll } from '#tests/support/scrolling.ts'
import { chromiumArgs, findChromium } from '../scripts/chromium.mjs'
import { percentile, type Row, table, verdict } from './support/figures.ts'
import { ask, option } from './support/place.ts'
import { seeded } from './support/seeded.ts'

// The list of conversations of an account with 100,000, in a browser: jumps anywhere, scrolling as with a wheel, and the
// scrollbar dragged from end to end ten times. Postgres only; needs `npm run build`.
// node bench/screen-list.ts [--conversations=100000] [--messages=100000] [--jumps=60] [--passes=10]
const budget = { p95: 300, heap: 1.1 }
const jumps = option('jumps', 60)
const passes = option('passes', 10)
const FRAMES_OF_A_PASS = 120
const WHEELS = 20
const wheel = { count: 60, pixels: 50 } // a second of 3,000 pixels

const executablePath = await findChromium()
if (!executablePath) throw new Error('No Chromium was found')
if (!process.env.DATABASE_URL) {
  process.stdout.write('The list of a large account: set DATABASE_URL to a Postgres to measure it.\n')
  process.exit(0)
}
const conversations = option('conversations', 100_000)
const { url, env, account } = await seeded({ conversations, messages: option('messages', conversations) })
const charla = await startCharla(
  { ...env, ENABLE_ACCOUNT_SIGNUP: '1', API_REQUESTS_PER_MINUTE: '0' },
  { script: 'server.ts', within: 120_000 },
)
const browser = await chromium.launch({ executablePath, args: chromiumArgs })
const heaps: number[] = []
const rows: Row[] = []
const all: Scrolled[] = []
try {
  const page = await openList(browser, charla)
  await measure('jumps, by activity', jumps, () => scroll(page, { to: Math.random() }))
  let down = true
  await measure('a wheel', WHEELS, async turn => {
    if (turn % 5 === 0) await scroll(page, { to: Math.random() })
    return scroll(page, wheel)
  })
  await measure('the scrollbar, end to end', passes, async pass => {
    const whole = await page.locator('[data-conversation-list]').evaluate(list => list.scrollHeight - list.clientHeight)
    const pixels = Math.ceil(whole / FRAMES_OF_A_PASS)
    const seen = await scroll(page, { count: FRAMES_OF_A_PASS, pixels: down ? pixels : -pixels })
    down = !down
    if (pass === 0 || pass === passes - 1) heaps.push(await heapOf(page))
    return seen
  })
  const other = await openList(browser, charla, 'priority_desc')
  await measure('jumps, by priority', Math.ceil(jumps / 3), () => scroll(other, { to: Math.random() }))
} finally {
  await browser.close()
  await charla.stop()
  await ask(url, `delete from charla.users where email like 'watcher-%@example.test'`)
}

process.stdout.write(`The list of ${conversations} conversations on a screen\n`)
table(rows)
const p95 = percentile(
  all.map(one => one.after),
  0.95,
)
const empty = all.reduce((sum, one) => sum + one.empty, 0)
const [first = Number.NaN, last = Number.NaN] = heaps
verdict(`data ${p95.toFixed(0)} ms after it rests, p95 (budget ${budget.p95} ms)`, p95 <= budget.p95)
verdict(`${empty} frames with an empty row`, empty === 0)
verdict(
  `heap ${first.toFixed(1)} MB after the first pass, ${last.toFixed(1)} MB after ${passes} (budget ${budget.heap} times)`,
  last / first <= budget.heap,
)

async function measure(what: string, times: number, once: (turn: number) => Promise<Scrolled>) {
  const seen: Scrolled[] = []
  for (let turn = 0; turn < times; turn++) seen.push(await once(turn))
  all.push(...seen)
  const after = seen.map(one => one.after)
  const sum = (name: 'frames' | 'empty' | 'waiting') => seen.reduce((total, one) => total + one[name], 0)
  rows.push({
    what,
    times,
    'p50 ms': percentile(after, 0.5).toFixed(0),
    'p95 ms': percentile(after, 0.95).toFixed(0),
    frames: sum('frames'),
    'with skeletons': sum('waiting'),
    'with an empty row': sum('empty'),
  })
}

/** The whole list, as an administrator who has just come to the account. */
async function openList(browser: Browser, { url: base }: RunningCharla, sort = 'last_activity_at_desc'): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, locale: 'en-US', viewport: { width: 1440, height: 900 } })
  const email = `watcher-${Date.now()}@example.test`
  const data = { account_name: 'Own', user_full_name: 'Watcher', email, password: `Watch-${Date.now()}!` }
  const made = await context.request.post('/api/v1/accounts', { data })
  if (!made.ok()) throw new Error(`Nobody could sign up: ${made.status()} ${await made.text()}`)
  await ask(
    url,
    `insert into charla.account_users (account_id, user_id, role)
     select ${account.accountId}, id, 1 from charla.users where email = '${email}'`,
  )
  const page = await context.newPage()
  await page.addInitScript(
    kept => localStorage.setItem('charla:list', kept),
    JSON.stringify({ tab: 'all', status: 'all', sort }),
  )
  await page.goto(`/app/accounts/${account.accountId}/dashboard`)
  await page.locator('[data-conversation]').first().waitFor()
  return page
}
