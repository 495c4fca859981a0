import { expect, type Locator, type Page } from '@playwright/test'
import { agentApi } from './agent-api.ts'
import { ApiInbox } from './api-inbox.ts'
import { demo, newPerson, refuseErrors } from './people.ts'
import { test } from './test.ts'

const mostTabs = 30

/** Something has the focus, and it shows. */
const showsFocus = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => document.activeElement?.matches('body, :not(:focus-visible)') ?? true))
    .toBe(false)

async function tabTo(page: Page, sought: Locator): Promise<void> {
  for (let turn = 0; turn < mostTabs; turn++) {
    if (await sought.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(sought).toBeFocused()
}

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(title)
  await expect(page.getByRole('option').first()).toContainText(title)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
}

test('without a mouse: sign in, take the oldest unassigned, answer, label, resolve, and on to the next', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const inbox = await ApiInbox.make(api, `Keyboard ${Date.now()}`)
  const label = `key-${Date.now()}`
  await api.ask('POST', '/labels', { title: label })
  const oldest = await inbox.begin('open', 'The first question')
  const next = await inbox.begin('open', 'The second question')
  await inbox.begin('open', 'The third question')

  const page = await newPerson(browser, baseURL)
  refuseErrors(page)
  await page.goto('/app/login')
  await tabTo(page, page.getByLabel('E-mail'))
  await page.keyboard.type(demo.administrator)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(demo.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Conversations' })).toBeVisible()

  const row = (id: number) => page.locator(`[data-conversation="${id}"]`)
  await command(page, inbox.name)
  await expect(page.getByRole('heading', { name: inbox.name })).toBeVisible()
  const unassigned = page.getByRole('tab', { name: /^Unassigned/ })
  for (let turn = 0; turn < 3 && (await unassigned.getAttribute('aria-selected')) !== 'true'; turn++)
    await page.keyboard.press('Alt+n')
  await command(page, 'Sort: Oldest')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(row(oldest)).toBeVisible()
  await page.keyboard.press('j')
  await expect(row(oldest)).toBeFocused()
  await showsFocus(page)

  await page.keyboard.press('Enter')
  const composer = page.getByRole('textbox', { name: /^Reply to/ })
  await expect(composer).toBeVisible()
  await showsFocus(page)
  await page.keyboard.press('i')
  await expect(row(oldest)).toBeHidden()
  await showsFocus(page)

  await page.keyboard.press('r')
  await expect(composer).toBeFocused()
  await page.keyboard.type('Here is the answer')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('log').getByText('Here is the answer')).toBeVisible()
  await showsFocus(page)
  await page.keyboard.press('Escape')
  await showsFocus(page)

  await page.keyboard.press('x')
  const toolbar = page.getByRole('toolbar', { name: 'Picked conversations' })
  await expect(toolbar.getByRole('status')).toHaveText('1 picked')
  await page.keyboard.press('l')
  await expect(page.getByRole('combobox', { name: 'Add a label' })).toBeFocused()
  await page.keyboard.type(label)
  await expect(page.getByRole('option', { name: label })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(toolbar).toBeHidden()
  await showsFocus(page)
  await expect.poll(async () => (await wire(oldest)).labels).toEqual([label])

  await page.keyboard.press('Control+Alt+e')
  await expect(page).toHaveURL(new RegExp(`/conversations/${next}$`))
  await expect(row(next)).toBeFocused()
  await showsFocus(page)
  await expect(page.getByRole('log').getByText('The second question')).toBeVisible()
  await expect
    .poll(async () => {
      const { status, meta } = await wire(oldest)
      return [status, Boolean(meta.assignee)]
    })
    .toEqual(['resolved', true])
  await page.context().close()
  await inbox.remove()

  function wire(id: number) {
    return api.ask<{ labels: string[]; status: string; meta: { assignee?: object } }>('GET', `/conversations/${id}`)
  }
})
