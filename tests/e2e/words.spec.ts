import { expect } from '@playwright/test'
import { markWords, noteContent, strangeWords } from './marked-words.ts'
import { demo } from './people.ts'
import { screens, settle } from './screens.ts'
import { test } from './test.ts'

/** No words of these catalogues: who signs in to the demo, what the chat says by its own, and an event's name. */
const beside = [...Object.values(demo), 'Open chat', 'ready'].join('\n').toLowerCase()

for (const as of ['nobody', 'agent', 'administrator'] as const) {
  test(`every word on the screens of ${as} is in the catalogues`, async ({ browser, baseURL }) => {
    test.setTimeout(300_000)
    const context = await browser.newContext({ baseURL, locale: 'en-US', serviceWorkers: 'block' })
    if (as !== 'nobody') {
      const answer = await context.request.post('/auth/sign_in', { data: { email: demo[as], password: demo.password } })
      expect(answer.ok()).toBe(true)
    }
    await markWords(context)
    for (const screen of screens.filter(one => one.as === as)) {
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      const content = noteContent(page)
      await page.goto(screen.path)
      await settle(page)
      await screen.prepare?.(page)
      await expect.soft(page.locator('body'), `${screen.name} has words`).toContainText('⟦')
      expect.soft(await strangeWords(page, async () => `${await content()}\n${beside}`), screen.name).toEqual([])
      await page.close()
    }
    await context.close()
  })
}
