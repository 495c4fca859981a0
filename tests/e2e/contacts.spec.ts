import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { type AgentApi, agentApi, dashboard } from './agent-api.ts'
import { refuseErrors } from './people.ts'
import { test } from './test.ts'

const contacts = '/app/accounts/1/contacts'
const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Navigation' })
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })

let serial = 0
/** A word that no other contact has. */
const unique = (word: string) => `${word}${Date.now().toString(36)}${serial++}`

async function add(api: AgentApi, fields: Record<string, unknown>): Promise<number> {
  const { payload } = await api.ask<{ payload: { contact: { id: number } } }>('POST', '/contacts', fields)
  return payload.contact.id
}

async function searched(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(text)
}

test('the table is searched and ordered, remembers its columns, and labels and deletes many at once', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const family = unique('Fam')
  const label = unique('lab').toLowerCase()
  await api.ask('POST', '/labels', { title: label, show_on_sidebar: true })
  for (const [name, city] of [
    ['Ada', 'Rome'],
    ['Bea', 'Oslo'],
    ['Cai', 'Lima'],
  ])
    await add(api, { name: `${name} ${family}`, additional_attributes: { city } })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(contacts)
  await expect(page.locator('[data-contact]').first()).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type(family)
  await expect(page.locator('[data-contact]')).toHaveCount(3)

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'City' }).check()
  await page.keyboard.press('Escape')
  await expect(row(page, 'Oslo')).toBeVisible()
  await page.getByRole('columnheader', { name: 'City' }).getByRole('button').click()
  await expect(page.locator('[data-contact]').first()).toContainText('Lima')
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'City' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()

  await searched(page, family)
  await expect(page.locator('[data-contact]')).toHaveCount(3)
  await row(page, `Ada ${family}`).getByRole('link').first().focus()
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  const toolbar = page.getByRole('toolbar', { name: 'Picked contacts' })
  await expect(toolbar.getByRole('status')).toHaveText('2 picked')
  await toolbar.getByRole('button', { name: 'Add a label' }).click()
  await page.getByRole('combobox', { name: 'Add a label' }).fill(label)
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 contacts changed')).toBeVisible()
  await expect(row(page, `Ada ${family}`)).toContainText(label)
  await expect(row(page, `Cai ${family}`)).not.toContainText(label)

  await sidebar(page).getByRole('link', { name: label }).click()
  await expect(page).toHaveURL(new RegExp(`/contacts/labels/${label}$`))
  await expect(page.locator('[data-contact]')).toHaveCount(2)
  await page.getByRole('checkbox', { name: 'Pick the loaded contacts' }).check()
  await toolbar.getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Delete 2 contacts' })).toBeDisabled()
  await dialog.getByLabel('Type 2 to confirm').fill('2')
  await dialog.getByRole('button', { name: 'Delete 2 contacts' }).click()
  await expect(page.getByText(`Nobody has the label ${label}`)).toBeVisible()
  await page.goto(contacts)
  await searched(page, family)
  await expect(page.locator('[data-contact]')).toHaveCount(1)
})

test('a filter is kept as a segment, which is renamed, and deleted with a way back', async ({ browser, baseURL }) => {
  const api = await agentApi(baseURL)
  const family = unique('Seg')
  await add(api, { name: `Ada ${family}` })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(contacts)
  await expect(page.locator('[data-contact]').first()).toBeVisible()
  await page.keyboard.press('f')
  const dialog = page.getByRole('dialog', { name: 'Filter contacts' })
  await dialog.getByLabel('Comparison').selectOption({ label: 'contains' })
  await dialog.getByLabel('Value').fill(family)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(page.locator('[data-contact]')).toHaveCount(1)
  await page.keyboard.press('f')
  await dialog.getByRole('button', { name: 'Save as a segment' }).click()
  await dialog.getByLabel('Name of the segment').fill(family)
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(/contacts\/segments\/\d+$/)
  await expect(sidebar(page).getByRole('link', { name: family })).toBeVisible()
  await expect(page.locator('[data-contact]')).toHaveCount(1)

  await page.getByRole('button', { name: 'This segment' }).click()
  await page.getByRole('menuitem', { name: 'Rename the segment' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(`${family} new`)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: `${family} new` })).toBeVisible()

  await page.getByRole('button', { name: 'This segment' }).click()
  await page.getByRole('menuitem', { name: 'Delete the segment' }).click()
  await expect(sidebar(page).getByRole('link', { name: `${family} new` })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(sidebar(page).getByRole('link', { name: `${family} new` })).toBeVisible()
})

test('a contact is added, changed where it stands, noted about, blocked and unblocked', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const name = unique('New')
  await add(api, { name: 'Taken', email: `${name}@taken.test` })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(contacts)
  await page.getByRole('button', { name: 'Add contact' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add contact' })
  await dialog.getByRole('button', { name: 'Add contact' }).click()
  await expect(dialog.getByText('Enter a name, an e-mail')).toBeVisible()
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('E-mail').fill(`${name}@taken.test`)
  await dialog.getByLabel('E-mail').press('Control+Enter')
  await expect(dialog.getByText('Another contact has this already.')).toBeVisible()
  await dialog.getByLabel('E-mail').fill(`${name}@new.test`)
  await dialog.getByLabel('Phone').fill('12')
  await dialog.getByRole('button', { name: 'Add contact' }).click()
  await expect(dialog.getByText('Begin with + and the country code')).toBeVisible()
  await dialog.getByLabel('Phone').fill('')
  await dialog.getByRole('button', { name: 'Add contact' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()

  const about = page.getByRole('region', { name: 'About' })
  await about.getByRole('button', { name: /^City/ }).click()
  await about.getByLabel('City').fill('Cádiz')
  await about.getByLabel('City').press('Enter')
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await expect(timeline.getByText('Cádiz')).toBeVisible()
  await about.getByRole('button', { name: /^E-mail/ }).click()
  await about.getByLabel('E-mail').fill(`${name}@taken.test`)
  await about.getByLabel('E-mail').press('Enter')
  await expect(about.getByText('Another contact has this already.')).toBeVisible()
  await about.getByLabel('E-mail').press('Escape')

  await about.getByRole('button', { name: 'Add', exact: true }).last().click()
  const company = unique('Company')
  await page.getByRole('combobox', { name: 'Company of the contact' }).fill(company)
  await page.getByRole('option', { name: `Add the company “${company}”` }).click()
  await expect(about.getByRole('link', { name: company })).toBeVisible()

  await page.keyboard.press('n')
  await page.keyboard.type('Likes tea')
  await page.keyboard.press('Control+Enter')
  const note = timeline.locator('li', { hasText: 'Likes tea' })
  await expect(note).toBeVisible()
  await note.getByRole('button', { name: 'This note' }).click()
  await page.getByRole('menuitem', { name: 'Edit the note' }).click()
  await timeline.getByRole('textbox', { name: 'Edit the note' }).fill('Likes coffee')
  await timeline.getByRole('button', { name: 'Save' }).click()
  await timeline.locator('li', { hasText: 'Likes coffee' }).getByRole('button', { name: 'This note' }).click()
  await page.getByRole('menuitem', { name: 'Delete the note' }).click()
  await expect(timeline.getByText('Likes coffee')).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(timeline.getByText('Likes coffee')).toBeVisible()

  await page.locator('main header').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Block' }).click()
  await expect(page.locator('main header').getByText('Blocked')).toBeVisible()
  await expect(timeline.getByText('blocked the contact')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.locator('main header').getByText('Blocked')).toBeHidden()
  await timeline.getByRole('button', { name: 'Notes' }).click()
  await expect(timeline.getByText('blocked the contact')).toBeHidden()
  await expect(timeline.getByText('Likes coffee')).toBeVisible()
})

test('a likely duplicate is compared and merged, and made two again; then one is deleted', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const family = unique('Twin')
  const id = await add(api, { name: `Zoe ${family}`, email: `${family}@one.test` })
  const other = await add(api, { name: `Zoe ${family}`, phone_number: `+34${String(Date.now()).slice(-9)}` })
  await api.ask('POST', `/contacts/${other}/notes`, { content: 'Knows Ada' })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`${contacts}/${id}`)
  await page.getByRole('button', { name: `Compare with Zoe ${family}` }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Moves along: 0 conversations, 1 note')).toBeVisible()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Knows Ada')).toBeVisible()
  const merged = page.getByRole('region', { name: 'Merged into this contact' })
  await expect(merged).toBeVisible()
  await expect(page.getByRole('region', { name: 'Timeline' }).getByText(`merged Zoe ${family}`)).toBeVisible()
  await merged.getByRole('button', { name: 'Undo' }).click()
  await expect(merged).toBeHidden()
  await expect(page.getByText('Knows Ada')).toBeHidden()

  await page.goto(`${contacts}/${other}`)
  await page.locator('main header').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete contact' }).click()
  await expect(dialog.getByText('0 conversations')).toBeVisible()
  await expect(dialog.getByText('1 note')).toBeVisible()
  await dialog.getByLabel(`Type “Zoe ${family}” to confirm`).fill(`Zoe ${family}`)
  await dialog.getByRole('button', { name: 'Delete contact' }).click()
  await expect(page).toHaveURL(/\/contacts$/)
  await page.goto(`${contacts}/${other}`)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('This could not be loaded')
})

test('contacts are imported from a file step by step, and what was wrong comes back as a file', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const family = unique('Imp')
  await add(api, { name: 'Old', email: `old@${family}.test` })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`${contacts}/import`)
  await page
    .getByLabel('Choose a CSV file')
    .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) })
  await expect(page.getByText('There is nothing in the file.')).toBeVisible()
  const lines = [
    'Wer;E-Mail;Shoe size',
    `Zoe ${family};zoe@${family}.test;38`,
    `Old ${family};old@${family}.test;`,
    `Bad ${family};broken;`,
  ]
  const buffer = Buffer.from(lines.join('\n'))
  await page.getByLabel('Choose a CSV file').setInputFiles({ name: `${family}.csv`, mimeType: 'text/csv', buffer })
  await expect(page).toHaveURL(/contacts\/import\/\d+$/)
  await expect(page.getByLabel('What E-Mail becomes')).toHaveValue('email')
  await page.getByLabel('What Wer becomes').selectOption('email')
  await page.getByRole('button', { name: 'Show the preview' }).click()
  await expect(page.getByText('Another column has this already.').first()).toBeVisible()
  await page.getByLabel('What Wer becomes').selectOption('name')
  await page.getByRole('button', { name: 'Show the preview' }).click()
  await expect(page.getByRole('region', { name: 'Will be added' }).getByText(`Zoe ${family}`)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Will be updated' }).getByRole('link', { name: 'Old' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Will be left out' })).toContainText('This is no e-mail address.')

  await page.getByRole('button', { name: 'Import 2 contacts' }).click()
  await expect(page.getByText('The import is done')).toBeVisible()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the rows with errors' }).click()
  const file = await readFile(await (await downloading).path(), 'utf8')
  expect(file).toContain(`Bad ${family},broken,,3,`)
  await page.getByRole('link', { name: 'Import another file' }).click()
  await expect(page.getByRole('link', { name: new RegExp(`${family}\\.csv`) })).toContainText('done · 3 rows')
  await page.goto(contacts)
  await searched(page, family)
  await expect(page.locator('[data-contact]')).toHaveCount(2)
})

test('those who were picked are exported into a file', async ({ browser, baseURL }) => {
  const api = await agentApi(baseURL)
  const family = unique('Exp')
  for (const name of ['Ada', 'Bea']) await add(api, { name: `${name} ${family}`, email: `${name}@${family}.test` })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(contacts)
  await searched(page, family)
  await expect(page.locator('[data-contact]')).toHaveCount(2)
  await page.getByRole('checkbox', { name: `Pick Ada ${family}` }).check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export contacts' })
  await expect(dialog.getByLabel('The picked contacts (1)')).toBeChecked()
  await dialog.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByText('1 contact exported')).toBeVisible()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download' }).click()
  const file = await readFile(await (await downloading).path(), 'utf8')
  expect(file).toContain(`Ada ${family},Ada@${family}.test`)
  expect(file).not.toContain('Bea')
})

test('an agent sees contacts, and is not offered what is for administrators', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: 'en-US' })
  const signed = await context.request.post('/auth/sign_in', {
    data: { email: 'agent@demo.test', password: 'charla-demo' },
  })
  expect(signed.ok()).toBe(true)
  const page = await context.newPage()
  refuseErrors(page)
  await page.goto(contacts)
  await expect(page.locator('[data-contact]').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'More' })).toBeHidden()
  await page
    .getByRole('checkbox', { name: /^Pick / })
    .nth(1)
    .check()
  const toolbar = page.getByRole('toolbar', { name: 'Picked contacts' })
  await expect(toolbar.getByRole('button', { name: 'Add a label' })).toBeVisible()
  await expect(toolbar.getByRole('button', { name: 'Delete' })).toBeHidden()
  await page.goto(`${contacts}/import`)
  await expect(page.getByLabel('Choose a CSV file')).toBeHidden()
})
