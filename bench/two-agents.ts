import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { AgentApi } from '#tests/e2e/agent-api.ts'
import { demo, signIn } from '#tests/e2e/people.ts'
import { expectEqualScreens, makeCuttable, randomFrom, workTogether } from '#tests/e2e/two-agents.ts'
import { startCharla } from '#tests/support/processes.ts'
import { chromiumArgs, findChromium } from '../scripts/chromium.mjs'
import { verdict } from './support/figures.ts'
import { makePlace, option } from './support/place.ts'

// Two agents in two browsers work on one conversation, and lose their connection again and again; then both screens must
// equal one that has only just been opened. Needs `npm run build`.
// node bench/two-agents.ts [--minutes=10] [--seed=1]
const minutes = option('minutes', 10)
const seed = option('seed', 1)

const executablePath = await findChromium()
if (!executablePath) throw new Error('No Chromium was found')
const place = await makePlace('embedded')
try {
  const charla = await startCharla({ ...place.env, DEMO: '1' }, { script: 'server.ts' })
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  const talk = { api: new AgentApi(charla.url, await tokenOf(charla.url)), id: 2 }
  const open = async (email: string = demo.agent) => {
    const page = await person(browser, charla.url)
    await signIn(page, email, demo.password, { anew: true })
    await page.goto(`/app/accounts/1/conversations/${talk.id}`)
    await page.getByRole('article').first().waitFor()
    return page
  }
  const pages = [await open(), await open(demo.administrator)]
  const counts = await workTogether(pages, talk, randomFrom(seed), Date.now() + minutes * 60_000).catch(async error => {
    for (const [at, page] of pages.entries()) {
      const path = join(tmpdir(), `two-agents-${at + 1}.png`)
      await page.screenshot({ path })
      process.stdout.write(`What was on a screen: ${path}\n`)
    }
    throw error
  })
  process.stdout.write(`Two agents, one conversation, ${minutes} minutes, seed ${seed}: ${JSON.stringify(counts)}\n`)
  const equal = await expectEqualScreens(pages, talk.id, open).catch(error => {
    process.stdout.write(`${error.message}\n`)
    return null
  })
  verdict(`both screens equal a fresh load (${equal ?? 'no'} messages)`, equal !== null)
  await browser.close()
  await charla.stop()
} finally {
  await place.remove()
}

async function person(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'en-US', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await makeCuttable(page)
  return page
}

async function tokenOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/auth/sign_in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: demo.administrator, password: demo.password }),
  })
  return ((await answer.json()) as { data: { access_token: string } }).data.access_token
}
