import { expect } from '@playwright/test'
import { agentApi, dashboard } from './agent-api.ts'
import { refuseErrors } from './people.ts'
import { test } from './test.ts'

const account = '/app/accounts/1'
const unique = () => Date.now().toString(36)

test('a label is made, renamed and taken off what bears it', async ({ browser, baseURL }) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  const title = `tag-${unique()}`
  await page.goto(`${account}/settings/labels/list`)
  await page.getByRole('button', { name: 'Add label' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add label' }).click()
  await expect(dialog.getByText('Enter a name.')).toBeVisible()
  await dialog.getByLabel('Name').fill(title)
  await dialog.getByLabel('Description').fill('From a test')
  await dialog.getByLabel('Description').press('Control+Enter')
  await expect(dialog).toBeHidden()
  const row = page.getByRole('listitem').filter({ hasText: title })
  await expect(row.getByText('From a test')).toBeVisible()

  await row.getByRole('button', { name: `Edit ${title}` }).click()
  await dialog.getByLabel('Name').fill(`${title}-2`)
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  await dialog.getByRole('button', { name: 'Save label' }).click()
  await expect(dialog).toBeHidden()

  await row.getByRole('button', { name: `Delete ${title}-2` }).click()
  await expect(page.getByRole('alertdialog').getByText('0 conversations lose it.')).toBeVisible()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete label' }).click()
  await expect(row).toHaveCount(0)
})

test('a canned response with a variable is written, found, and deleting is taken back', async ({
  browser,
  baseURL,
}) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  const code = `hi-${unique()}`
  await page.goto(`${account}/settings/canned-response/list`)
  await page.getByRole('button', { name: 'Add response' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Code').fill(code)
  await dialog.getByLabel('Text').fill('Hello **you**, {{contact.nmae}} ')
  await expect(dialog.getByText('Nothing stands for these')).toBeVisible()
  await dialog.getByRole('button', { name: 'Insert a variable' }).click()
  await page.getByRole('menuitem', { name: /^Contact’s first name/ }).click()
  await expect(dialog.getByLabel('Text')).toHaveValue(/\{\{contact\.first_name\}\}/)
  await expect(dialog.getByRole('region', { name: 'Preview' }).locator('strong')).toHaveText('you')
  await dialog.getByLabel('Text').press('Control+Enter')
  await expect(dialog).toBeHidden()

  await page.getByRole('searchbox').fill(code)
  const row = page.getByRole('listitem').filter({ hasText: code })
  await row.getByRole('button', { name: `Delete ${code}` }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toHaveCount(1)
})

test('attributes are defined and ordered by keys', async ({ browser, baseURL }) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  const name = `Size ${unique()}`
  await page.goto(`${account}/settings/attributes/list`)
  for (const each of [`${name} a`, `${name} b`]) {
    await page.getByRole('button', { name: 'Add attribute' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill(each)
    await expect(dialog.getByLabel('Key')).toHaveValue(each.toLowerCase().replaceAll(' ', '_'))
    await dialog.getByLabel('Kind').selectOption('list')
    await dialog.getByRole('button', { name: 'Add attribute' }).click()
    await expect(dialog.getByText('Enter at least one choice.')).toBeVisible()
    await dialog.getByLabel('Choices').fill('S\nM')
    await dialog.getByRole('button', { name: 'Add attribute' }).click()
    await expect(dialog).toBeHidden()
  }
  const rows = page.getByRole('listitem').filter({ hasText: name })
  await expect(rows).toHaveCount(2)
  await rows
    .last()
    .getByRole('button', { name: `Move ${name} b up` })
    .press('Enter')
  await expect(rows.first()).toContainText(`${name} b`)
  const api = await agentApi(baseURL)
  const order = async () =>
    (await api.ask<{ id: number; attribute_display_name: string }[]>('GET', '/custom_attribute_definitions'))
      .filter(one => one.attribute_display_name.startsWith(name))
      .map(one => one.attribute_display_name)
  await expect.poll(order).toEqual([`${name} b`, `${name} a`])
})

test('a team is made of people, and a saved view gets an order', async ({ browser, baseURL }) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  const name = `team ${unique()}`
  await page.goto(`${account}/settings/teams/list`)
  await page.getByRole('button', { name: 'Add team' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('checkbox', { name: /Ada Moreno/ }).check()
  await dialog.getByRole('button', { name: 'Add team' }).click()
  await expect(dialog).toBeHidden()
  const team = page.getByRole('listitem').filter({ hasText: name })
  await expect(team.getByText('1 member')).toBeVisible()
  await team.getByRole('button', { name: `Delete ${name}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete team' }).click()
  await expect(team).toHaveCount(0)

  const view = `View ${unique()}`
  const api = await agentApi(baseURL)
  await api.ask('POST', '/custom_filters', { name: view, filter_type: 'conversation', query: { payload: [] } })
  await page.goto(`${account}/settings/custom_views/list`)
  await page.getByLabel(`Order of ${view}`).selectOption('created_at_asc')
  await expect
    .poll(
      async () =>
        (await api.ask<{ name: string; query: object }[]>('GET', '/custom_filters')).find(one => one.name === view)
          ?.query,
    )
    .toMatchObject({ sort_by: 'created_at_asc' })
  await page.getByRole('button', { name: `Delete ${view}` }).click()
  await expect(page.getByRole('listitem').filter({ hasText: view })).toHaveCount(0)
})
