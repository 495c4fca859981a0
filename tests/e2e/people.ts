import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'

export const demo = { administrator: 'admin@demo.test', agent: 'agent@demo.test', password: 'charla-demo' } as const

/** Fails the test when the page reports an error of its own. */
export function refuseErrors(page: Page): void {
  page.on('pageerror', error => {
    throw error
  })
}

/**
 * Signs in and waits for the conversations. People of the demo come again with the session that they have, unless it has
 * ended or they are to have one of their own: who signs in again and again is kept waiting.
 */
export async function signIn(
  page: Page,
  email: string = demo.agent,
  password: string = demo.password,
  { anew = false } = {},
): Promise<void> {
  const heading = page.getByRole('heading', { name: 'Conversations' })
  const kept = anew ? undefined : join(process.env.E2E_SCRATCH as string, `${email}.json`)
  if (kept && existsSync(kept)) {
    await page.context().addCookies(JSON.parse(readFileSync(kept, 'utf8')))
    if ((await page.request.get('/api/v1/profile')).ok()) {
      await page.goto('/app')
      return expect(heading).toBeVisible()
    }
    await page.context().clearCookies()
  }
  await page.goto('/app/login')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading).toBeVisible()
  if (kept && email.endsWith('@demo.test')) writeFileSync(kept, JSON.stringify(await page.context().cookies()))
}

/** A visitor in a browser of their own, with the chat open on a page. */
export async function openChat(page: Page, url = '/demo'): Promise<Chat> {
  await page.goto(url)
  return reopenChat(page)
}

export async function reopenChat(page: Page): Promise<Chat> {
  await page.locator('.woot-widget-bubble').first().click()
  const chat = new Chat(page)
  await expect(chat.composer).toBeVisible()
  return chat
}

export class Chat {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get frame() {
    return this.page.frameLocator('#chatwoot_live_chat_widget')
  }

  get composer() {
    return this.frame.locator('.composer textarea')
  }

  async write(text: string): Promise<void> {
    await this.composer.fill(text)
    await this.composer.press('Enter')
    await expect(this.frame.getByText(text).first()).toBeVisible()
  }

  text(text: string) {
    return this.frame.getByText(text, { exact: true }).first()
  }
}

export const newPerson = async (browser: Browser, baseURL: string | undefined): Promise<Page> =>
  (await browser.newContext({ baseURL, locale: 'en-US', viewport: { width: 1440, height: 900 } })).newPage()

/** Opens the conversation whose last message is `preview`. */
export async function openConversation(page: Page, preview: string): Promise<void> {
  await page.getByRole('list', { name: 'Conversations' }).getByText(preview).first().click()
  await expect(page.getByRole('textbox', { name: /^Reply to/ })).toBeVisible()
}

/** Writes and sends without the moment in which it can be taken back. */
export async function answer(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^Reply to/ })
  await composer.click()
  await composer.pressSequentially(text)
  await composer.press('Enter')
  await page.getByRole('log').getByRole('button', { name: 'Send now' }).last().click()
}
