import { expect } from '@playwright/test'
import { dashboard } from './agent-api.ts'
import { refuseErrors } from './people.ts'
import { test } from './test.ts'

const account = '/app/accounts/1'

test('the settings are walked by their navigation, and nothing typed is lost by leaving', async ({
  browser,
  baseURL,
}) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`${account}/settings/general`)
  const nav = page.getByRole('navigation', { name: 'Settings' })
  await page.getByLabel('Name', { exact: true }).fill('Something else')
  await nav.getByRole('link', { name: 'Labels' }).click()
  const asking = page.getByRole('alertdialog')
  await expect(asking.getByText('not saved yet')).toBeVisible()
  await asking.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Something else')
  await nav.getByRole('link', { name: 'Labels' }).click()
  await asking.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { name: 'Labels' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('Settings: Teams')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Teams' })).toBeVisible()
})

test('an account resolves by itself what the form says', async ({ browser, baseURL }) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`${account}/settings/general`)
  const form = page.locator('form').filter({ hasText: 'Resolve by itself' })
  await form.getByLabel('Resolve quiet conversations').check()
  await form.getByLabel('After').fill('5')
  await form.getByLabel('Unit').selectOption('minutes')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('At least 10 minutes.')).toBeVisible()
  await form.getByLabel('Unit').selectOption('days')
  await form.getByLabel('Last message').fill('Write again whenever you like.')
  await form.getByLabel('Last message').press('Control+Enter')
  await expect(page.getByText('Automatic resolving saved')).toBeVisible()
  await page.reload()
  await expect(form.getByLabel('After')).toHaveValue('5')
  await form.getByLabel('Resolve quiet conversations').uncheck()
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled()
})

test('business hours have several spans, a night and a holiday', async ({ browser, baseURL }) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  const name = `Hours ${Date.now()}`
  await page.goto(`${account}/settings/business-hours`)
  await page.getByRole('button', { name: 'Add calendar' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Monday closes, 1').fill('12:00')
  await dialog.getByRole('button', { name: 'Add hours Monday' }).click()
  await dialog.getByLabel('Monday opens, 2').fill('11:00')
  await dialog.getByRole('button', { name: 'Add calendar' }).click()
  await expect(dialog.getByText('Two spans overlap on Monday.')).toBeVisible()
  await dialog.getByLabel('Monday opens, 2').fill('22:00')
  await dialog.getByLabel('Monday closes, 2').fill('02:00')
  await expect(dialog.getByText('on the next day')).toBeVisible()
  await dialog.getByRole('button', { name: 'Add a holiday' }).click()
  await dialog.getByLabel('Holiday', { exact: true }).fill('New Year')
  await dialog.getByLabel('Day', { exact: true }).fill('2027-01-01')
  await dialog.getByLabel('Every year').check()
  await dialog.getByRole('button', { name: 'Add calendar' }).click()
  await expect(dialog).toBeHidden()

  const row = page.getByRole('listitem').filter({ hasText: name })
  await row.getByRole('button', { name: `Edit ${name}` }).click()
  await expect(dialog.getByLabel('Monday closes, 2')).toHaveValue('02:00')
  await expect(dialog.getByLabel('Holiday', { exact: true })).toHaveValue('New Year')
  await page.keyboard.press('Escape')
  await row.getByRole('button', { name: `Delete ${name}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete calendar' }).click()
  await expect(row).toHaveCount(0)
})

test('system health speaks of every part', async ({ browser, baseURL }) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`${account}/settings/system-health`)
  for (const part of ['Database', 'Worker', 'Files', 'Push keys', 'Socket through the proxy', 'What arrives']) {
    await expect(page.getByRole('listitem').filter({ hasText: part }).getByText('Works:').first()).toBeAttached()
  }
  await expect(page.getByText('recurring jobs')).toBeVisible()
})
