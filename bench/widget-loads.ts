import { createHmac } from 'node:crypto'
import { type Browser, chromium } from '@playwright/test'
import { startCharla } from '#tests/support/processes.ts'
import { chromiumArgs, findChromium } from '../scripts/chromium.mjs'
import { percentile, table, verdict } from './support/figures.ts'
import { makePlace, makeTenants, option } from './support/place.ts'
import type { BenchTenant } from './support/tenants.ts'
import { serveWebsite } from './support/website.ts'

// Loads of a page that boots, says twice who is there and writes, all at once, each in a browser that knows nothing, by
// few people: one contact and one open conversation a person must come of it, and no message be lost or doubled.
// node bench/widget-loads.ts [--loads=1000] [--people=20] [--at-once=8]
const loads = option('loads', 1000)
const people = option('people', 20)
const atOnce = option('at-once', 8)

type Api = <Answer>(path: string) => Promise<Answer>
type Charla = Record<string, (...args: unknown[]) => Promise<unknown>>

const executablePath = await findChromium()
if (!executablePath) throw new Error('No Chromium was found')
const place = await makePlace('embedded')
try {
  const [tenant] = await makeTenants(place, 1, 1, 1)
  if (!tenant) throw new Error('No tenant was made')
  const charla = await startCharla(place.env)
  const api = apiOf(charla.url, tenant)
  const { payload } = await api<{ payload: { id: number; hmac_token: string }[] }>('inboxes')
  const secret = payload[0]?.hmac_token ?? ''
  const website = await serveWebsite(charla.url, tenant.websiteToken)
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  const took: number[] = []
  let next = 0
  const work = async () => {
    for (let number = next++; number < loads; number = next++)
      took.push(await load(browser, website.url, secret, number))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  await browser.close()
  website.close()

  const persons = await contactsOf(api)
  const talks = await Promise.all(
    persons.map(({ id }) => api<{ payload: { id: number; status: string }[] }>(`contacts/${id}/conversations`)),
  )
  const written = await Promise.all(talks.flatMap(({ payload }) => payload.map(({ id }) => messagesOf(api, id))))
  await charla.stop()
  const said = written.flat().filter(text => text.startsWith('Load '))
  process.stdout.write(`${loads} loads by ${people} people, ${atOnce} at once\n`)
  table([
    { what: 'contacts with an identifier', figure: persons.length, budget: people },
    { what: 'conversations, and open ones', figure: counts(talks), budget: `${people}, ${people}` },
    {
      what: 'messages, and different ones',
      figure: `${said.length}, ${new Set(said).size}`,
      budget: `${loads}, ${loads}`,
    },
    { what: 'a load until all is done, p95, ms', figure: percentile(took, 0.95).toFixed(0), budget: '' },
  ])
  verdict(
    'one contact and one open conversation a person',
    persons.length === people && counts(talks) === `${people}, ${people}`,
  )
  verdict('every message is there once', said.length === loads && new Set(said).size === loads)
} finally {
  await place.remove()
}

/** Milliseconds until everything that the page has asked for is done. */
async function load(browser: Browser, url: string, secret: string, number: number): Promise<number> {
  const identifier = `person-${number % people}`
  const identifier_hash = createHmac('sha256', secret).update(identifier).digest('hex')
  const context = await browser.newContext()
  const page = await context.newPage()
  const began = performance.now()
  await page.goto(url)
  await page.waitForFunction(() => 'charla' in window)
  await page.evaluate(
    ({ identifier, user, text }) => {
      const { charla } = window as unknown as { charla: Charla }
      return Promise.all([
        charla.identify?.(identifier, user),
        charla.boot?.(),
        charla.sendMessage?.(text),
        charla.identify?.(identifier, user),
      ])
    },
    { identifier, user: { name: identifier, identifier_hash }, text: `Load ${number}` },
  )
  await context.close()
  return performance.now() - began
}

function apiOf(url: string, { accountId, agents }: BenchTenant): Api {
  return async path => {
    const headers = { api_access_token: agents[0]?.token ?? '' }
    const answer = await fetch(`${url}/api/v1/accounts/${accountId}/${path}`, { headers })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
}

async function contactsOf(api: Api) {
  const found: { id: number; identifier: string | null }[] = []
  for (let page = 1; ; page++) {
    const { payload } = await api<{ payload: typeof found }>(`contacts?page=${page}&sort=-created_at`)
    if (!payload.length) return found.filter(one => one.identifier?.startsWith('person-'))
    found.push(...payload)
  }
}

async function messagesOf(api: Api, conversation: number): Promise<string[]> {
  const found: { id: number; content: string | null }[] = []
  for (let before = ''; ; before = `?before=${found[0]?.id}`) {
    const { payload } = await api<{ payload: typeof found }>(`conversations/${conversation}/messages${before}`)
    if (!payload.length) return found.map(one => one.content ?? '')
    found.unshift(...payload)
  }
}

function counts(talks: { payload: { status: string }[] }[]): string {
  const all = talks.flatMap(({ payload }) => payload)
  return `${all.length}, ${all.filter(one => one.status === 'open').length}`
}
