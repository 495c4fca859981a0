import { type Browser, chromium, type Page } from '@playwright/test'
import { startCharla } from '#tests/support/processes.ts'
import { chromiumArgs, findChromium } from '../scripts/chromium.mjs'
import { median, table, verdict } from './support/figures.ts'
import { makePlace, makeTenants, option } from './support/place.ts'
import type { BenchTenant } from './support/tenants.ts'
import { serveWebsite } from './support/website.ts'

// What the widget costs a page before anybody opens it, and from the press on the bubble to a composer that one can write
// in, on a slow phone: 4× slower processor, 150 ms round trip, 1.6 Mbit/s, nothing in the cache. Needs `npm run build`.
// node bench/widget.ts [--times=5]
const budget = { requests: 2, bytes: 5_000, ready: 1_200 }
const slow = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false }
const times = option('times', 5)

/** `left`: cookies and what else is stored, on the page and on Charla's own origin. */
type Before = { bytes: number; requests: number; longest: number; shift: number; left: number; frames: number }
type Figures = Before & { ready: number; readyNear: number }

const executablePath = await findChromium()
if (!executablePath) throw new Error('No Chromium was found')
const place = await makePlace('embedded')
try {
  const [tenant] = await makeTenants(place, 1, 1, 1)
  if (!tenant) throw new Error('No tenant was made')
  const charla = await startCharla(place.env)
  const website = await serveWebsite(charla.url, tenant.websiteToken)
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  const rounds: Figures[] = []
  for (let round = 0; round < times; round++) rounds.push(await measure(browser, charla.url, website.url))
  await makeCampaign(charla.url, tenant)
  const waiting: Awaited<ReturnType<typeof visit>>[] = []
  for (let round = 0; round < times; round++) waiting.push(await visit(browser, website.url, charla.url, false))
  const frames = await Promise.all(waiting.map(({ page }) => page.locator('iframe').count()))
  await browser.close()
  website.close()
  await charla.stop()

  const of = (name: keyof Figures) => median(rounds.map(one => one[name]))
  const worst = (name: keyof Figures) => Math.max(...rounds.map(one => one[name]))
  process.stdout.write(`The widget on a slow phone, ${times} times, medians\n`)
  table([
    { what: 'before opening: requests', figure: of('requests'), budget: budget.requests },
    { what: 'before opening: bytes of the bodies', figure: of('bytes'), budget: budget.bytes },
    { what: 'before opening: longest task, ms', figure: of('longest').toFixed(0), budget: 50 },
    { what: 'before opening: cookies and storage written', figure: worst('left'), budget: 0 },
    { what: 'before opening: frames', figure: worst('frames'), budget: 0 },
    { what: 'before opening: layout shift', figure: worst('shift'), budget: 0 },
    { what: '… with a campaign that waits', figure: median(waiting.map(one => one.longest)).toFixed(0), budget: 50 },
    { what: '… and the frames there are', figure: Math.max(...frames), budget: 0 },
    { what: '… and the bytes', figure: median(waiting.map(one => one.bytes)), budget: '' },
    { what: 'press to composer, ms', figure: of('ready').toFixed(0), budget: budget.ready },
    { what: 'press to composer, bubble approached 300 ms before', figure: of('readyNear').toFixed(0), budget: '' },
  ])
  verdict('requests and bytes', of('requests') <= budget.requests && of('bytes') <= budget.bytes)
  verdict('no task over 50 ms before opening, at full speed', of('longest') <= 50)
  verdict('nothing stored, no frame, nothing moves', !worst('left') && !worst('frames') && !worst('shift'))
  verdict(
    'nor while a campaign waits, without a frame',
    median(waiting.map(one => one.longest)) <= 50 && !frames.some(Boolean),
  )
  verdict(`a composer within ${budget.ready} ms`, of('ready') <= budget.ready)
} finally {
  await place.remove()
}

/** One that is for every page, in an hour. */
async function makeCampaign(charla: string, { accountId, agents }: BenchTenant) {
  const headers = { 'content-type': 'application/json', api_access_token: agents[0]?.token ?? '' }
  const api = `${charla}/api/v1/accounts/${accountId}`
  const { payload } = (await (await fetch(`${api}/inboxes`, { headers })).json()) as { payload: { id: number }[] }
  const trigger_rules = { url: 'http://*', time_on_page: 3600 }
  const campaign = { title: 'In an hour', message: 'Hello', inbox_id: payload[0]?.id, trigger_rules }
  const made = await fetch(`${api}/campaigns`, { method: 'POST', headers, body: JSON.stringify(campaign) })
  if (!made.ok) throw new Error(`No campaign was made: ${made.status} ${await made.text()}`)
}

async function measure(browser: Browser, charla: string, url: string): Promise<Figures> {
  const { page, ...before } = await visit(browser, url, charla, false)
  const cold = await visit(browser, url, charla, true)
  const ready = await press(cold.page, false)
  await cold.page.context().close()
  const near = await visit(browser, url, charla, true)
  const readyNear = await press(near.page, true)
  await near.page.context().close()
  await page.context().close()
  return { ...before, ready, readyNear }
}

/** Loads the page and waits for the bubble. */
async function visit(browser: Browser, url: string, charla: string, isSlow: boolean) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.addInitScript(noteTimes)
  if (isSlow) {
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', slow)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  }
  const sizes: Promise<number>[] = []
  page.on('requestfinished', request => {
    if (request.url().startsWith(charla)) sizes.push(request.sizes().then(size => size.responseBodySize))
  })
  await page.goto(url)
  await page.locator('.woot-widget-bubble').waitFor()
  await page.waitForLoadState('networkidle')
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  const {
    longest = 0,
    shift = 0,
    left,
  } = await page.evaluate(async () => ({
    longest: (window as { longest?: number }).longest,
    shift: (window as { shift?: number }).shift,
    left: localStorage.length + sessionStorage.length + ((await indexedDB.databases?.())?.length ?? 0),
  }))
  const frames = await page.locator('iframe').count()
  const cookies = await context.cookies()
  return { page, bytes, requests: sizes.length, longest, shift, left: left + cookies.length, frames }
}

/** Milliseconds from the press until the composer has been drawn, has the focus and takes what is typed. */
async function press(page: Page, isNear: boolean): Promise<number> {
  if (isNear) {
    await page.locator('.woot-widget-bubble').hover()
    await page.waitForTimeout(300)
  }
  const pressed = await page.evaluate(() => {
    document.querySelector<HTMLElement>('.woot-widget-bubble')?.click()
    return performance.timeOrigin + performance.now()
  })
  const element = await page.locator('#chatwoot_live_chat_widget').elementHandle()
  const chat = await element?.contentFrame()
  if (!chat) throw new Error('No frame was made')
  const at = await chat.waitForFunction(() => (window as { ready?: number }).ready)
  return ((await at.jsonValue()) as number) - pressed
}

/** In every document, from before its first script: the longest task, and when there was a composer to write in. */
function noteTimes() {
  const noted = window as { longest?: number; ready?: number; shift?: number }
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) noted.longest = Math.max(noted.longest ?? 0, duration)
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      noted.shift = (noted.shift ?? 0) + (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
  if (window.parent === window) return
  const look = () => {
    const composer = document.querySelector('textarea')
    if (!composer || composer.disabled || !composer.getBoundingClientRect().height) return requestAnimationFrame(look)
    noted.ready = performance.timeOrigin + performance.now()
  }
  requestAnimationFrame(look)
}
