import { join } from 'node:path'
import { type BrowserContext, expect, test } from '@playwright/test'
import { demo, openChat } from '../e2e/people.ts'
import { screens, settle } from '../e2e/screens.ts'

const folder = join(import.meta.dirname, '../../test-results/shots')
const readme = join(import.meta.dirname, '../../docs/images')
/** `SHOTS_ONLY=name`: the screens whose names contain it, and nothing else. */
const only = process.env.SHOTS_ONLY ?? ''
const wanted = screens.filter(screen => screen.name.includes(only))
const widths = [
  { name: '1440', width: 1440, height: 900 },
  { name: '1024', width: 1024, height: 768 },
  { name: '390', width: 390, height: 844 },
]

for (const locale of ['en', 'ar'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    for (const { name, ...viewport } of widths) {
      test(`${locale} ${theme} ${name}`, async ({ browser, baseURL }) => {
        test.setTimeout(600_000)
        const options = { baseURL, viewport, locale, colorScheme: theme, reducedMotion: 'reduce' as const }
        const contexts: Partial<Record<'nobody' | 'agent' | 'administrator', BrowserContext>> = {}
        for (const screen of wanted) {
          contexts[screen.as] ??= await signedIn(await browser.newContext(options), screen.as)
          const context = contexts[screen.as] as BrowserContext
          const page = await context.newPage()
          await page.goto(screen.path)
          await settle(page)
          await page.locator('[data-skeleton]').first().waitFor({ state: 'detached' }) // the first pages of a server are slow
          await screen.prepare?.(page)
          await page.screenshot({ path: join(folder, `${screen.name}-${locale}-${theme}-${name}.png`) })
          await page.close()
        }
        if (only) return
        const page = await (contexts.nobody ?? (await browser.newContext(options))).newPage()
        const chat = await openChat(page)
        await chat.write(locale === 'ar' ? 'هل تشحنون إلى دبي؟' : 'Do you ship to Dublin?')
        await page.screenshot({ path: join(folder, `chat-${locale}-${theme}-${name}.png`) })
      })
    }
  }
}

test('the pictures of the README', async ({ browser, baseURL }) => {
  test.skip(Boolean(only))
  const options = { baseURL, viewport: { width: 1280, height: 800 }, locale: 'en' }
  const agent = await (await signedIn(await browser.newContext(options), 'agent')).newPage()
  await agent.goto('/app/accounts/1/conversations/2')
  await settle(agent)
  await agent.screenshot({ path: join(readme, 'inbox.png') })
  const visitor = await (await browser.newContext(options)).newPage()
  const chat = await openChat(visitor)
  await chat.write('Is the electric grinder loud?')
  await visitor.screenshot({ path: join(readme, 'widget.png') })
})

async function signedIn(context: BrowserContext, as: 'nobody' | 'agent' | 'administrator'): Promise<BrowserContext> {
  if (as === 'nobody') return context
  const page = await context.newPage()
  const answer = await page.request.post('/auth/sign_in', { data: { email: demo[as], password: demo.password } })
  expect(answer.ok()).toBe(true)
  await page.close()
  return context
}
