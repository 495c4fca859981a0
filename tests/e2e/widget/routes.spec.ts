import type { CDPSession, Page } from '@playwright/test'
import { Chat } from '../people.ts'
import { bubbleOf, expect, html, ourSnippet, refuseTrouble, test } from './site.ts'

type Methods<Answer> = Record<string, (...args: unknown[]) => Answer>
type Site = Window & { charla: Methods<Promise<unknown>>; $chatwoot: Methods<void>; listening: Map<string, number> }

const routes = 500
const perPerson = 50

/** Counts what listens to the window, from before the first script on. */
const countListeners = () => {
  const listening = new Map<string, number>()
  const count = (type: string, by: number) => listening.set(type, (listening.get(type) ?? 0) + by)
  Object.assign(window, { listening })
  const { addEventListener, removeEventListener } = EventTarget.prototype
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (this === window) {
      count(type, 1)
      const signal = typeof options === 'object' ? options?.signal : undefined
      if (signal) addEventListener.call(signal, 'abort', () => count(type, -1))
    }
    return addEventListener.call(this, type, listener, options)
  }
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    if (this === window) count(type, -1)
    return removeEventListener.call(this, type, listener, options)
  }
}

/** As a single-page app does on each of its routes: another address, and everything it knows is said again. */
const visit = (page: Page, from: number, to: number, identifier: string, hash: string) =>
  page.evaluate(
    async ({ from, to, identifier, hash }) => {
      const { $chatwoot } = window as unknown as Site
      for (let route = from; route < to; route++) {
        history.pushState({}, '', `/route/${route}`)
        document.querySelector('main')?.replaceChildren(document.createTextNode(`Route ${route}`))
        $chatwoot.setUser?.(identifier, { name: identifier, identifier_hash: hash })
        $chatwoot.setCustomAttributes?.({ route })
        $chatwoot.setConversationCustomAttributes?.({ route })
        $chatwoot.setLocale?.(route % 2 ? 'es' : 'en')
        await new Promise(resolve => setTimeout(resolve))
      }
    },
    { from, to, identifier, hash },
  )

async function heapOf(session: CDPSession | undefined) {
  if (!session) return 0
  await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

test(`${routes} routes of a single-page app with people who come and go (W13, W5)`, async ({
  page,
  site,
  inbox,
  context,
  browserName,
}) => {
  test.setTimeout(120_000)
  const trouble = refuseTrouble(page)
  await page.addInitScript(countListeners)
  await page.goto(site.page(html(ourSnippet(inbox))))
  await expect(bubbleOf(page)).toBeVisible()
  const session = browserName === 'chromium' ? await context.newCDPSession(page) : undefined
  const chat = new Chat(page)
  let heap = 0
  for (let from = 0; from < routes; from += perPerson) {
    const person = inbox.who(`person-${(from / perPerson) % 3}`)
    await visit(page, from, from + perPerson, person, inbox.hash(person))
    await page.evaluate(() => (window as unknown as Site).charla.open?.())
    const text = `${person} at ${from}`
    // Every other one is gone before the server has it; nobody else must become its author.
    if ((from / perPerson) % 4 < 2) await chat.write(text)
    else await page.evaluate(said => (window as unknown as Site).charla.sendMessage?.(said), text)
    await expect(chat.text(text)).toBeVisible()
    const others = chat.frame.getByText(/^person-\d-of-\d+ at/).filter({ hasNotText: `${person} at` })
    await expect(others).toHaveCount(0)
    await expect(page.locator('iframe')).toHaveCount(1)
    // Some leave without saying so: the next person simply comes.
    if ((from / perPerson) % 2) await page.evaluate(() => (window as unknown as Site).charla.logout?.())
    if (from === 2 * perPerson) heap = await heapOf(session)
  }
  const listening = await page.evaluate(() => Object.fromEntries((window as unknown as Site).listening))
  expect(listening.message).toBe(1)
  expect(Math.max(...Object.values(listening))).toBeLessThanOrEqual(2)
  expect(await page.locator('iframe').count()).toBeLessThanOrEqual(1)
  await expect(bubbleOf(page)).toHaveCount(1)
  expect((await heapOf(session)) - heap).toBeLessThan(1_000_000)
  const people = (await inbox.contacts()).map(one => one.identifier)
  expect(people.sort()).toEqual(['person-0', 'person-1', 'person-2'].map(inbox.who))
  expect(await inbox.conversations()).toHaveLength(3)
  expect(trouble).toEqual([])
})

test('pages that load, say who is there, and write, all at the same time: one contact, one conversation (W4)', async ({
  context,
  site,
  inbox,
}) => {
  const address = site.page(html(ourSnippet(inbox)))
  const zoe = inbox.who('crm-1')
  const hash = inbox.hash(zoe)
  const load = async (number: number) => {
    const page = await context.newPage()
    await page.goto(address)
    await page.waitForFunction(() => 'charla' in window)
    await page.evaluate(
      ({ number, zoe, hash }) => {
        const { charla } = window as unknown as Site
        return Promise.all([
          charla.identify?.(zoe, { name: 'Zoe', identifier_hash: hash }),
          charla.boot?.(),
          charla.sendMessage?.(`From page ${number}`),
          charla.identify?.(zoe, { name: 'Zoe', identifier_hash: hash }),
        ])
      },
      { number, zoe, hash },
    )
    await page.close()
  }
  for (let round = 0; round < 3; round++)
    await Promise.all(Array.from({ length: 4 }, (_, number) => load(4 * round + number)))
  expect(await inbox.contacts()).toMatchObject([{ identifier: zoe, name: 'Zoe' }])
  expect(await inbox.conversations()).toMatchObject([{ status: 'open' }])
  const [conversation] = await inbox.conversations()
  const written = (await inbox.messages(conversation?.id ?? 0)).filter(one => one.content?.startsWith('From page'))
  expect(written.map(one => one.content).sort()).toEqual(
    Array.from({ length: 12 }, (_, number) => `From page ${number}`).sort(),
  )
})
