import { expect, type Page } from '@playwright/test'
import { type AgentApi, agentApi } from './agent-api.ts'
import { demo, newPerson, openChat, refuseErrors, signIn } from './people.ts'
import { test } from './test.ts'

/** A visitor's question in a conversation that has just been given to the agent. */
async function assigned(visitor: Page, api: AgentApi, question: string) {
  const chat = await openChat(visitor)
  await chat.write(question)
  const talk = await api.conversationOf(question)
  const agents = await api.ask<{ id: number; email: string }[]>('GET', '/agents')
  const agent = agents.find(one => one.email === demo.agent)
  await api.ask('POST', `/conversations/${talk.id}/assignments`, { assignee_id: agent?.id })
  return { chat, talk }
}

test('notifications come by themselves, and are read, snoozed, deleted and opened by keys', async ({
  browser,
  baseURL,
}) => {
  const page = await newPerson(browser, baseURL)
  refuseErrors(page)
  await signIn(page)
  await page.keyboard.press('Alt+i')
  await expect(page.getByRole('heading', { name: 'Notifications' })).toBeVisible()
  const question = `Where is my parcel ${Date.now()}`
  const { talk } = await assigned(await newPerson(browser, baseURL), await agentApi(baseURL), question)

  const row = page.locator('[data-notification]').filter({ hasText: question }).filter({ hasText: 'assigned' })
  await expect(row).toBeVisible()
  await expect(page).toHaveTitle(/^\(\d+\) Notifications/)
  await expect(page.locator('link[rel~="icon"]').first()).toHaveAttribute('href', '/icon-waiting.svg')

  await row.focus()
  await page.keyboard.press('u')
  await expect(row).toBeHidden()
  await page.getByText('All', { exact: true }).click()
  await row.focus()
  await page.keyboard.press('Backspace')
  await expect(row).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toBeVisible()

  await row.focus()
  await page.keyboard.press('h')
  await page.getByRole('dialog').getByRole('button', { name: 'Snooze' }).click()
  await expect(row).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).last().click()

  await row.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/conversations/${talk.id}$`))
})

test('the palette finds a page, a message and a command', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  refuseErrors(page)
  await signIn(page)
  const word = `quince${Date.now()}`
  const { talk } = await assigned(await newPerson(browser, baseURL), await agentApi(baseURL), `Do you sell ${word}?`)
  const field = page.getByRole('combobox', { name: 'Search and commands' })

  await page.keyboard.press('Control+k')
  await field.fill(word)
  await page
    .getByRole('option')
    .filter({ hasText: `#${talk.id}` })
    .click()
  await expect(page).toHaveURL(new RegExp(`/conversations/${talk.id}(\\?|$)`))

  await page.keyboard.press('Control+k')
  await field.fill('resol')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await field.fill('ntfctns')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Notifications' })).toBeVisible()
})

test('signing out in one tab signs out the others, with a word why, and back to where one was', async ({
  browser,
  baseURL,
}) => {
  const page = await newPerson(browser, baseURL)
  await signIn(page)
  await page.goto('/app/accounts/1/inbox-view')
  const other = await page.context().newPage()
  await other.goto('/app/accounts/1/dashboard')
  await other.getByRole('button', { name: /your menu/ }).click()
  await other.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByText('Your session has ended')).toBeVisible()
  await page.getByLabel('E-mail').fill(demo.agent)
  await page.getByLabel('Password', { exact: true }).fill(demo.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Notifications' })).toBeVisible()
})

test('a load without a server shows a page that says so, and goes on when there is one', async ({
  browser,
  baseURL,
}) => {
  const page = await newPerson(browser, baseURL)
  await signIn(page)
  const isKept = () => page.evaluate(async () => Boolean(await caches.match('/app/offline')))
  await expect.poll(isKept, { timeout: 30_000 }).toBe(true)
  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible()
  // While the page is being loaded: nothing says `online` to it then.
  await page.reload({ waitUntil: 'commit' })
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { name: 'Conversations' })).toBeVisible({ timeout: 20_000 })
})
