import { expect } from '@playwright/test'
import { newPerson, openChat, signIn } from './people.ts'
import { test } from './test.ts'

const empty = `http://localhost:${Number(process.env.E2E_PORT) + 1}`

test.describe.configure({ mode: 'serial' })

test('an empty installation: account, website, snippet, first message', async ({ browser }) => {
  const page = await newPerson(browser, empty)
  await page.goto('/')
  await expect(page).toHaveURL(/\/app\/onboarding/)
  await page.getByLabel('Company or team').fill('Blue Kettle')
  await page.getByLabel('Your name').fill('Rosa Lima')
  await page.getByLabel('Your e-mail').fill('rosa@example.test')
  await page.getByLabel('Password', { exact: true }).fill('a long password')
  await page.getByRole('button', { name: 'Continue' }).click()

  await page.getByLabel('Name', { exact: true }).fill('Blue Kettle shop')
  await page.getByLabel('Website', { exact: true }).fill('https://bluekettle.test')
  await page.getByRole('button', { name: 'Continue' }).click()

  await expect(page.getByText('Waiting for the first message')).toBeVisible()
  await expect(page.getByText('/widget.js')).toBeVisible()
  const testPage = await page.getByRole('link', { name: /test page/i }).getAttribute('href')

  const visitor = await newPerson(browser, empty)
  const chat = await openChat(visitor, testPage ?? '')
  await chat.write('Is this on?')
  await expect(page.getByText('It works')).toBeVisible()
  await page
    .getByRole('link', { name: 'Answer it' })
    .or(page.getByRole('button', { name: 'Answer it' }))
    .click()
  await expect(page.getByRole('article').getByText('Is this on?')).toBeVisible()
})

test('a second account is refused, and the page says why', async ({ browser }) => {
  const page = await newPerson(browser, empty)
  await page.goto('/app/auth/signup')
  await expect(page.getByText('Ask for an invitation')).toBeVisible()
})

test('an invited colleague joins by the mail in the outbox', async ({ browser }) => {
  const page = await newPerson(browser, empty)
  await signIn(page, 'rosa@example.test', 'a long password')
  await page.goto('/app/accounts/1/settings/agents/list')
  await page.getByRole('button', { name: 'Invite an agent' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Theo Blanc')
  await dialog.getByLabel('E-mail').fill('theo@example.test')
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByText('theo@example.test').first()).toBeVisible()

  await page.goto('/app/outbox')
  await page.getByText('theo@example.test').first().click()
  const link = await page
    .getByText(/auth\/invitation\?token=/)
    .first()
    .textContent()
  const address = /https?:\/\/\S*token=[\w-]+/.exec(link ?? '')?.[0] ?? ''
  expect(address).toContain('token=')

  const colleague = await newPerson(browser, empty)
  await colleague.goto(address)
  await colleague
    .getByLabel(/password/i)
    .first()
    .fill('another password')
  await colleague.getByRole('button', { name: 'Join' }).click()
  await expect(colleague.getByRole('heading', { name: 'Conversations' })).toBeVisible()
})

test('a forgotten password is replaced by the mailed link', async ({ browser }) => {
  const page = await newPerson(browser, empty)
  await page.goto('/app/login')
  await page.getByRole('link', { name: /forgot/i }).click()
  await expect(page.getByRole('heading', { name: 'Set a new password' })).toBeVisible() // both pages ask for an e-mail
  await page.getByLabel('E-mail').fill('theo@example.test')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('Look at your mail')).toBeVisible()

  // The administrator reads the outbox, because no mail server is set.
  const administrator = await newPerson(browser, empty)
  await signIn(administrator, 'rosa@example.test', 'a long password')
  await administrator.goto('/app/outbox')
  await administrator.getByText('Choose a new password').first().click()
  const mail = await administrator
    .getByText(/token_hash=/)
    .first()
    .textContent()
  await page.goto(/https?:\/\/\S*token_hash=[\w-]+/.exec(mail ?? '')?.[0] ?? '')
  await page.getByLabel('New password', { exact: true }).fill('a new password')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Conversations' })).toBeVisible()
})
