import { expect } from '@playwright/test'
import { agentApi, dashboard } from './agent-api.ts'
import { refuseErrors } from './people.ts'
import { test } from './test.ts'

test('a first message goes to somebody new, by keyboard, and to a contact from their page', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const mark = Date.now().toString(36)
  const inbox = await api.ask<{ id: number }>('POST', '/inboxes', {
    name: `Mail ${mark}`,
    channel: { type: 'email', email: `help-${mark}@acme.test` },
  })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto('/app/accounts/1/dashboard')
  await expect(page.getByRole('heading', { name: 'Conversations' })).toBeVisible()
  const dialog = page.getByRole('dialog', { name: 'New message' })
  await page.keyboard.press('c')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect(dialog.getByText('Choose to whom it goes')).toBeVisible()

  await dialog.getByRole('button', { name: 'To' }).click()
  await page.getByRole('combobox', { name: 'To' }).fill(`zoe-${mark}@customers.test`)
  await page.getByRole('option', { name: `Write to zoe-${mark}@customers.test` }).click()
  await dialog.getByLabel('From').selectOption({ label: `Mail ${mark}` })
  await dialog.getByLabel('Subject').fill('Your jug')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect(dialog.getByText('Write something, or attach a file')).toBeVisible()
  await dialog.getByLabel('Message').fill(`The jug ${mark} is on its way`)
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/conversations\/\d+$/)
  await expect(page.getByRole('article').filter({ hasText: `The jug ${mark} is on its way` })).toBeVisible()

  const { payload } = await api.ask<{ payload: { contact: { id: number } } }>('POST', '/contacts', {
    name: `Ben ${mark}`,
    email: `ben-${mark}@customers.test`,
  })
  await page.goto(`/app/accounts/1/contacts/${payload.contact.id}`)
  await page.getByRole('main').getByRole('button', { name: 'New message' }).click()
  await dialog.getByLabel('From').selectOption({ label: `Mail ${mark}` })
  await dialog.getByLabel('Message').fill(`Hello ${mark}`)
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'offer.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Ten percent'),
  })
  await expect(dialog.getByText('offer.txt')).toBeVisible()
  await dialog.getByRole('button', { name: 'Send' }).click()
  const sent = page.getByRole('article').filter({ hasText: `Hello ${mark}` })
  await expect(sent).toContainText('offer.txt')
  await api.ask('DELETE', `/inboxes/${inbox.id}`)
})

test('a contact whom no inbox reaches is told so', async ({ browser, baseURL }) => {
  const api = await agentApi(baseURL)
  const mark = Date.now().toString(36)
  const { payload } = await api.ask<{ payload: { contact: { id: number } } }>('POST', '/contacts', {
    name: `Nobody ${mark}`,
  })
  const page = await dashboard(browser, baseURL)
  await page.goto(`/app/accounts/1/contacts/${payload.contact.id}`)
  await page.getByRole('main').getByRole('button', { name: 'New message' }).click()
  await expect(page.getByText('cannot be written to from any of your inboxes')).toBeVisible()
})
