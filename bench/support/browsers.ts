import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Frame, type Locator, type Page } from '@playwright/test'
import type { RunningCharla } from '#tests/support/processes.ts'
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs'
import type { BenchTenant } from './tenants.ts'

/** A visitor and an agent in front of real browsers. Each time is from pressing Enter to seeing it on the other side. */
export type Screens = {
  toAgent(text: string): Promise<number>
  toVisitor(text: string): Promise<number>
  close(): Promise<void>
}

/** Opens the chat on a page of a stranger, and its conversation in the dashboard, as the demo's administrator. */
export async function openScreens(charla: RunningCharla, tenant: BenchTenant): Promise<Screens> {
  const executablePath = await findChromium()
  if (!executablePath) throw new Error('No Chromium was found')
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  const website = await serveWebsite(charla.url, tenant.websiteToken)

  const visitor = await person(browser)
  await visitor.goto(website.url)
  await visitor.locator('.woot-widget-bubble').first().click()
  const frame = visitor.frameLocator('#chatwoot_live_chat_widget')
  const chat = frame.getByRole('textbox')
  const hello = `From a browser ${Date.now()}`
  await chat.fill(hello)
  await chat.press('Enter')

  const agent = await person(browser)
  await agent.goto(`${charla.url}/app/login`)
  await agent.getByLabel('E-mail').fill('admin@demo.test')
  await agent.getByLabel('Password', { exact: true }).fill('charla-demo')
  await agent.getByRole('button', { name: 'Sign in' }).click()
  await agent.getByRole('heading', { name: 'Conversations' }).waitFor()
  await agent.goto(`${charla.url}/app/accounts/${tenant.accountId}/dashboard`)
  await agent.getByRole('list', { name: 'Conversations' }).getByText(hello).first().click()
  const composer = agent.getByRole('textbox', { name: /^Reply to/ })
  await composer.waitFor()

  const chatFrame = visitor.frames().find(one => one !== visitor.mainFrame()) as Frame
  await Promise.all([noteEnter(chatFrame), noteEnter(agent.mainFrame())])
  const timed = async (from: Frame, field: Locator, to: Frame, text: string) => {
    await field.fill(text)
    const seen = whenShown(to, text)
    await field.press('Enter')
    return (await seen) - (await from.evaluate(() => (window as { pressed?: number }).pressed ?? Number.NaN))
  }
  return {
    toAgent: text => timed(chatFrame, chat, agent.mainFrame(), text),
    toVisitor: text => timed(agent.mainFrame(), composer, chatFrame, text),
    async close() {
      await browser.close()
      website.close()
    },
  }
}

const person = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } })).newPage()

/** Keeps when Enter was pressed, by the clock that all pages of the machine share. */
const noteEnter = (frame: Frame) =>
  frame.evaluate(() => {
    const note = (event: KeyboardEvent) => {
      if (event.key === 'Enter') (window as { pressed?: number }).pressed = performance.timeOrigin + performance.now()
    }
    document.addEventListener('keydown', note, { capture: true })
  })

/**
 * When `text` stands in the history, by the same clock. Asked in the page: a driver that looks again and again is slower
 * than what it measures; and not when the frame is drawn, because without a graphics card that is a measure of the machine.
 */
const whenShown = (frame: Frame, text: string): Promise<number> =>
  frame.evaluate(
    sought =>
      new Promise<number>(done => {
        const look = new MutationObserver(() => {
          if (!document.querySelector('[role=log]')?.textContent?.includes(sought)) return
          look.disconnect()
          done(performance.timeOrigin + performance.now())
        })
        look.observe(document.body, { childList: true, subtree: true, characterData: true })
      }),
    text,
  )

async function serveWebsite(charla: string, token: string) {
  const page = `<!doctype html><title>A website</title><h1>A website</h1>
    <script src="${charla}/widget.js" data-website-token="${token}" async></script>`
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
