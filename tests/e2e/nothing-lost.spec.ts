import { expect, type Page } from '@playwright/test'
import { agentApi, dashboard } from './agent-api.ts'
import { demo, newPerson, openChat, refuseErrors, signIn } from './people.ts'
import { test } from './test.ts'

const field = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ })
const note = (page: Page) => page.getByRole('textbox', { name: 'Private note' })
const history = (page: Page) => page.getByRole('log')
const row = (page: Page, text: string) => page.locator('[data-conversation]', { hasText: text })

/** A visitor has asked something. */
async function asked(browser: Parameters<typeof dashboard>[0], baseURL: string | undefined) {
  const visitor = await newPerson(browser, baseURL)
  const chat = await openChat(visitor)
  const question = `Not lost ${Date.now()}-${Math.floor(Math.random() * 1e6)}`
  await chat.write(question)
  const api = await agentApi(baseURL)
  const talk = await api.conversationOf(question)
  return { chat, api, talk, question, path: `/app/accounts/1/conversations/${talk.id}` }
}

test('a refused message is discarded with a way back, and edited; the files of a note are not those of the reply', async ({
  browser,
  baseURL,
}) => {
  const { path } = await asked(browser, baseURL)
  const agent = await dashboard(browser, baseURL)
  await agent.goto(path)
  await expect(agent.locator('[data-composer-field="rich"]')).toBeVisible()

  await agent.getByRole('radio', { name: /^Private note/ }).click()
  await agent
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'for-us.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('A few words'),
    })
  const files = agent.getByRole('list', { name: 'Attached files' })
  await expect(files).toContainText('11 byte')
  await agent.getByRole('radio', { name: /^Reply/ }).click()
  await expect(field(agent)).toBeVisible()
  await expect(files).toBeHidden()

  await agent.route('**/conversations/*/messages', route =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 422, json: { message: 'Refused here', attributes: ['content'] } })
      : route.fallback(),
  )
  await field(agent).fill('A reply that is refused')
  await field(agent).press('Enter')
  await history(agent).getByRole('button', { name: 'Send now' }).click()
  await expect(history(agent).getByText('Refused here')).toBeVisible()
  await history(agent).getByRole('button', { name: 'Discard' }).click()
  await expect(history(agent).getByText('A reply that is refused')).toBeHidden()
  await agent.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click()
  await history(agent).getByRole('button', { name: 'Edit' }).click()
  await expect(field(agent)).toHaveText('A reply that is refused')
  await expect(field(agent)).toBeFocused()

  await agent.keyboard.press('Alt+p')
  await expect(note(agent)).toBeFocused()
  await expect(files).toContainText('for-us.txt')
})

test('what is typed beside a conversation stays when one goes elsewhere, and Enter leaves the focus in its place', async ({
  browser,
  baseURL,
}) => {
  const { path, talk, api } = await asked(browser, baseURL)
  const agent = await dashboard(browser, baseURL)
  refuseErrors(agent)
  await agent.goto(path)
  const panel = agent.getByRole('complementary', { name: 'Details' })
  await panel.getByLabel('Add a note').fill('Likes tea')
  await agent.goto('/app/accounts/1/conversations/2')
  await expect(panel.getByLabel('Add a note')).toHaveValue('')
  await agent.goto(path)
  await expect(panel.getByLabel('Add a note')).toHaveValue('Likes tea')

  const name = `Mina ${talk.id}`
  await panel.getByRole('button', { name: /^Name:/ }).click()
  await panel.getByRole('textbox', { name: 'Name' }).fill(name)
  await agent.keyboard.press('Enter')
  await expect(panel.getByRole('button', { name: `Name: ${name}` })).toBeFocused()
  await expect
    .poll(async () => (await api.ask<{ payload: { name: string } }>('GET', `/contacts/${talk.contactId}`)).payload.name)
    .toBe(name)
})

test('a conversation that a colleague deletes is said to be gone, also when it was opened from the list', async ({
  browser,
  baseURL,
}) => {
  const { question, talk, api } = await asked(browser, baseURL)
  const agent = await dashboard(browser, baseURL)
  await agent.goto('/app/accounts/1/dashboard')
  await agent.getByRole('tab', { name: /^All/ }).click()
  await row(agent, question).click()
  await expect(field(agent)).toBeVisible()
  await api.ask('DELETE', `/conversations/${talk.id}`)
  await expect(agent.getByText('This conversation is not here')).toBeVisible()
  await expect(row(agent, question)).toBeHidden()
})

test('what is held is sent before one signs out', async ({ browser, baseURL }) => {
  const { path, chat } = await asked(browser, baseURL)
  const agent = await newPerson(browser, baseURL)
  await signIn(agent, demo.agent, demo.password, { anew: true })
  await agent.goto(path)
  const text = `Before leaving ${Date.now()}`
  await field(agent).fill(text)
  await field(agent).press('Enter')
  await expect(history(agent).getByRole('button', { name: 'Undo' })).toBeVisible()
  await agent.getByRole('button', { name: /your menu/ }).click()
  await agent.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(agent).toHaveURL(/\/login/)
  await expect(chat.text(text)).toBeVisible()
})
