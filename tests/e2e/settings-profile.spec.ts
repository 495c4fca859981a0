import { expect, type Page } from '@playwright/test'
import { demo, newPerson, refuseErrors, signIn } from './people.ts'
import { test } from './test.ts'

const account = '/app/accounts/1'

test('a person signs messages, chooses what to be told of, and ends a session', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  refuseErrors(page)
  await signIn(page, demo.agent)
  const elsewhere = await newPerson(browser, baseURL)
  await signIn(elsewhere, demo.agent, demo.password, { anew: true })

  await page.goto(`${account}/profile/settings`)
  const signature = page.locator('form').filter({ hasText: 'Signature' })
  await signature.getByLabel('Text').fill('Kind **regards**')
  await expect(signature.locator('strong')).toHaveText('regards')
  await signature.getByLabel('Text').press('Control+Enter')
  await expect(page.getByText('Signature saved')).toBeVisible()
  await wrongPassword(page)

  await page.goto(`${account}/profile/notifications`)
  const box = page.getByRole('checkbox', { name: 'Mentioned: E-mail' })
  const before = await box.isChecked()
  await box.press('Space')
  await page.reload()
  await expect(box).toBeChecked({ checked: !before })

  await page.goto(`${account}/profile/access`)
  const ends = page.getByRole('button', { name: /^End Chrome/ })
  await expect(ends.first()).toBeVisible()
  const others = await ends.count()
  await ends.first().click()
  await expect(ends).toHaveCount(others - 1)
  await expect(page.getByText('It is shown once, when it is made')).toBeVisible()
  await expect(page.locator('code')).toHaveCount(0)
})

async function wrongPassword(page: Page): Promise<void> {
  const form = page.locator('form').filter({ hasText: 'New password' })
  await form.getByLabel('Current password', { exact: true }).fill('a guess of mine')
  await form.getByLabel('New password', { exact: true }).fill('long enough for us')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('This is not your current password.')).toBeVisible()
  await form.getByLabel('Current password', { exact: true }).fill('')
  await form.getByLabel('New password', { exact: true }).fill('')
}

test('an agent sees what agents may change', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  refuseErrors(page)
  await signIn(page, demo.agent)
  await page.goto(`${account}/settings/canned-response/list`)
  const nav = page.getByRole('navigation', { name: 'Settings' })
  await expect(nav.getByRole('link', { name: 'Canned responses' })).toHaveAttribute('aria-current', 'page')
  await expect(nav.getByRole('link', { name: 'Agents' })).toHaveCount(0)
  await page.goto(`${account}/settings/labels/list`)
  await expect(page.getByText('Only administrators can change this')).toBeVisible()
  await page.goto(`${account}/profile/preferences`)
  await choose(page, 'Busy')
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Busy' })).toBeChecked()
  await choose(page, 'Online')
})

/** Chooses, and sees it chosen: what is shown follows what the page knows, a moment after the click. */
async function choose(page: Page, name: string): Promise<void> {
  const radio = page.getByRole('radio', { name })
  await radio.click({ force: true })
  await expect(radio).toBeChecked()
}
