import { expect } from '@playwright/test'
import { agentApi, dashboard } from './agent-api.ts'
import { newPerson, refuseErrors } from './people.ts'
import { test } from './test.ts'

const address = '/app/accounts/1/campaigns/ongoing/live_chat'

test('an administrator makes a campaign, changes it, switches it off and takes it away', async ({
  browser,
  baseURL,
}) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  const title = `Prices ${Date.now()}`
  await page.goto(address)
  await page.getByRole('main').getByRole('button', { name: 'Add campaign' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add campaign' }).click()
  await expect(dialog.getByText('Enter a name.')).toBeVisible()
  await dialog.getByLabel('Name').fill(title)
  await dialog.getByLabel('Message').fill('Can I help you?')
  await dialog.getByLabel('Page', { exact: true }).fill('prices')
  await dialog.getByLabel('Seconds on the page').fill('3')
  await expect(dialog.getByText('Enter an address or a pattern')).toBeVisible()
  await dialog.getByLabel('Page', { exact: true }).fill('https://never.example.com/prices*')
  await dialog.getByLabel('Seconds on the page').press('Control+Enter')
  await expect(dialog).toBeHidden()
  const row = page.getByRole('listitem').filter({ hasText: title })
  await expect(row.getByText('after 3 seconds')).toBeVisible()

  const enabled = row.getByRole('switch', { name: `Show ${title}` })
  await expect(enabled).toBeChecked()
  await enabled.press('Space')
  await expect(enabled).not.toBeChecked()
  await row.getByRole('button', { name: `Edit ${title}` }).click()
  await dialog.getByLabel('Only in business hours').check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row.getByText('in business hours')).toBeVisible()
  await page.reload()
  await expect(row.getByText('in business hours')).toBeVisible()
  await expect(enabled).not.toBeChecked()

  await row.getByRole('button', { name: `Delete ${title}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete campaign' }).click()
  await expect(row).toHaveCount(0)
})

test('an administrator writes what visitors agree to; agents see whether a contact is proven', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const inbox = await api.ask<{ id: number; website_token: string }>('POST', '/inboxes', {
    name: 'A quiet shop',
    channel: { type: 'web_widget', website_url: 'https://shop.test' },
  })
  const page = await dashboard(browser, baseURL)
  await page.goto(`/app/accounts/1/settings/inboxes/${inbox.id}/form`)
  await page.getByLabel('Ask visitors to agree before they write').check()
  const section = page.locator('form').filter({ hasText: 'Consent' })
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Enter the text that visitors agree to.')).toBeVisible()
  await section.getByLabel('Text').fill('We keep what you write.')
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Version 2.')).toBeVisible()

  const visitor = await newPerson(browser, baseURL)
  await visitor.goto(`/widget?website_token=${inbox.website_token}`)
  await visitor.getByRole('button', { name: 'I agree' }).click()
  const question = `Hello ${Date.now()}`
  await visitor.getByRole('textbox', { name: 'Message' }).fill(question)
  await visitor.getByRole('textbox', { name: 'Message' }).press('Enter')
  const talk = await api.conversationOf(question)
  await page.goto(`/app/accounts/1/conversations/${talk.id}`)
  await expect(page.getByText('Not verified')).toBeVisible()
  await expect(page.getByText(/^version 2 · /)).toBeVisible()
  await api.ask('DELETE', `/inboxes/${inbox.id}`)
})
