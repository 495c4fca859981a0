import { expect } from '@playwright/test'
import { agentApi, dashboard } from './agent-api.ts'
import { refuseErrors } from './people.ts'
import { test } from './test.ts'

test('a company is added and changed, contacts come and go, and it is deleted without them', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const name = `Company ${Date.now().toString(36)}`
  const person = `Zoe ${name}`
  const { payload } = await api.ask<{ payload: { contact: { id: number } } }>('POST', '/contacts', { name: person })
  await api.ask('POST', `/contacts/${payload.contact.id}/notes`, { content: 'Signs the contracts' })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto('/app/accounts/1/companies')
  await page.getByRole('main').getByRole('button', { name: 'Add company' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add company' })
  await dialog.getByRole('button', { name: 'Add company' }).click()
  await expect(dialog.getByText('Enter a name.')).toBeVisible()
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Domain').fill('nonsense')
  await dialog.getByLabel('Description').focus()
  await expect(dialog.getByText('A domain looks like example.com.')).toBeVisible()
  await dialog.getByLabel('Domain').fill(`${Date.now().toString(36)}.example`)
  await dialog.getByLabel('Domain').press('Control+Enter')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('Nobody belongs to this company yet.')).toBeVisible()

  await page.getByRole('button', { name: 'Add a contact' }).click()
  await page.getByRole('combobox', { name: 'Add a contact' }).fill(person)
  await page.getByRole('option', { name: person }).click()
  const members = page.getByRole('region', { name: 'Contacts' })
  await expect(members.getByRole('link', { name: person })).toBeVisible()
  await expect(page.getByText('Signs the contracts')).toBeVisible()
  await members.getByRole('button', { name: `Take ${person} out of the company` }).click()
  await expect(members.getByRole('link', { name: person })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(members.getByRole('link', { name: person })).toBeVisible()

  await page.getByRole('button', { name: 'Edit company' }).click()
  await page.getByRole('dialog').getByLabel('Description').fill('Makes bread')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Makes bread')).toBeVisible()

  await page.locator('main header').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete company' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('Its contacts (1) stay')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete company' }).click()
  await expect(page).toHaveURL(/\/companies$/)
  await page.getByRole('searchbox', { name: 'Search companies' }).fill(name)
  await expect(page.getByText('No company matches')).toBeVisible()
})
