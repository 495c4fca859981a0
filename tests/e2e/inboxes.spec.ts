import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { agentApi, dashboard } from './agent-api.ts'
import { refuseErrors } from './people.ts'
import { test } from './test.ts'

const inboxes = '/app/accounts/1/settings/inboxes'

async function expectAccessible(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).include('main').analyze()
    expect(violations.map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
  }
}

/** The button rests again once what stands in the form is what is kept. */
async function save(page: Page) {
  const button = page.getByRole('button', { name: 'Save' }).first()
  await button.click()
  await expect(button).toBeDisabled()
  await expect(button).not.toHaveAttribute('aria-busy')
}

const step = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Steps of the test' }).getByRole('listitem').filter({ hasText: name })

test('an e-mail inbox whose servers cannot be reached says where it ends, and is added anyway', async ({
  browser,
  baseURL,
}) => {
  test.slow() // names of servers are looked up, and ports knocked at
  const api = await agentApi(baseURL)
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  const name = `Help ${Date.now()}`
  await page.goto(inboxes)
  await page.getByRole('link', { name: 'Add inbox' }).click()
  await page.getByRole('link', { name: /^E-mail/ }).click()
  await page.getByRole('button', { name: 'Add inbox' }).click()
  await expect(page.getByText('This is needed.').first()).toBeVisible()

  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail address').fill(`help-${Date.now()}@gmail.com`)
  await expect(page.getByLabel('IMAP server')).toHaveValue('imap.gmail.com')
  await expect(page.getByText('Google wants an app password')).toBeVisible()
  await expect(page.getByLabel('User name for IMAP')).toHaveValue(/@gmail\.com$/)
  await page.getByLabel('IMAP server').fill('127.0.0.4')
  await page.getByLabel('SMTP server').fill('mail.nobody.invalid')
  await page.getByLabel('Password for IMAP').fill('secret')
  await page.getByRole('button', { name: 'Add inbox' }).click()
  await expect(step(page, 'Find the IMAP server')).toContainText('not on the public internet')
  await expect(step(page, 'Find the SMTP server')).toContainText('There is no server of this name')
  await expect(step(page, 'Sign in to the mailbox')).toContainText('not tried')
  await expectAccessible(page)
  await page.getByLabel('IMAP server').fill('127.0.0.2')
  await expect(page.getByRole('button', { name: 'Add inbox' })).toBeVisible()
  await page.getByRole('button', { name: 'Add inbox' }).click()
  await page.getByRole('button', { name: 'Add it anyway' }).click()

  await expect(page.getByRole('heading', { name: 'Who answers here?' })).toBeVisible()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { name: `${name} is added` })).toBeVisible()
  await expect(page.getByText('Address for mail services', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Settings of this inbox' }).click()

  await page.getByRole('link', { name: 'Connection' }).click()
  await expect(page.getByLabel('IMAP server')).toHaveValue('127.0.0.2')
  await expect(page.getByText('It is not shown again').first()).toBeVisible()
  await page.getByLabel('SMTP server').fill('127.0.0.3')
  await page.getByRole('button', { name: 'Test the connection' }).click()
  await expect(step(page, 'Find the SMTP server')).toContainText('not on the public internet')
  await save(page)

  await page.getByRole('link', { name: 'Health', exact: true }).click()
  await expect(page.getByText('Everything could be read')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'General' }).click()
  await page.getByRole('button', { name: 'Delete inbox' }).click()
  await page.getByLabel(`Type ${name} to confirm`).fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Delete inbox' }).click()
  await expect(page.getByText(`${name} was deleted`)).toBeVisible()
  expect(
    (await api.ask<{ payload: { name: string }[] }>('GET', '/inboxes')).payload.map(one => one.name),
  ).not.toContain(name)
})

test('a Telegram token is looked at before anybody asks Telegram, and what it says is shown', async ({
  browser,
  baseURL,
}) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`${inboxes}/new`)
  await page.getByRole('link', { name: /^Telegram/ }).click()
  await expect(page.getByText('write /newbot to @BotFather')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Bot')
  await page.getByLabel('Token of the bot').fill('nonsense')
  await page.getByRole('button', { name: 'Test the connection' }).click()
  await expect(page.getByText('must be a token as BotFather gives it')).toBeVisible()
  await page.getByLabel('Token of the bot').fill(`123456789:${'A'.repeat(35)}`)
  await page.getByRole('button', { name: 'Test the connection' }).click()
  await expect(step(page, 'Token of the bot')).toContainText('failed')
  await expect(page.getByRole('button', { name: 'Add it anyway' })).toBeVisible()
})

test('a website is dressed, given hours and a survey, and proven', async ({ browser, baseURL }) => {
  const api = await agentApi(baseURL)
  const inbox = await api.ask<{ id: number; hmac_token: string }>('POST', '/inboxes', {
    name: `Shop ${Date.now()}`,
    channel: { type: 'web_widget', website_url: 'https://shop.test' },
  })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`${inboxes}/${inbox.id}/widget`)
  const preview = page.getByRole('region', { name: 'Preview' })
  await page.getByLabel('Greeting', { exact: true }).fill('Good morning')
  await expect(preview).toContainText('Good morning')
  await page.getByLabel('Files', { exact: true }).uncheck()
  await save(page)

  await page
    .getByRole('navigation', { name: /^Parts of/ })
    .getByRole('link', { name: 'Business hours' })
    .click()
  await page.getByLabel('This inbox has business hours').check()
  await page.getByLabel('Monday: closes at').fill('02:00')
  await expect(page.getByText('on the next day')).toBeVisible()
  await page.getByLabel('Message outside business hours').fill('Back on Monday')
  await save(page)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Survey' }).click()
  await page.getByLabel('Ask when a conversation is resolved').check()
  await page.getByLabel('What they choose from').selectOption('Stars')
  await save(page)

  await page.getByRole('link', { name: 'Installation' }).click()
  await page.getByLabel('Side', { exact: true }).selectOption('Left')
  await expect(page.getByRole('region', { name: 'Lines for your website' })).toContainText('"position": "left"')
  await page.getByRole('tab', { name: 'HTML' }).press('End')
  await expect(page.getByRole('tab', { name: 'Google Tag Manager' })).toBeFocused()
  await page.getByRole('tab', { name: 'Next.js' }).click()
  await expect(page.getByRole('region', { name: 'Lines for your website' })).toContainText("from 'next/script'")
  await expect(page.getByRole('region', { name: 'Lines for your website' })).toContainText('"position": "left"')
  await expectAccessible(page)
  await expect(page.getByText(inbox.hmac_token)).toBeHidden()
  await page.getByRole('button', { name: 'Show Secret for signing' }).click()
  await expect(page.getByText(inbox.hmac_token)).toBeVisible()
  await page.getByRole('button', { name: 'New secret' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'New secret' }).click()
  await expect(page.getByText('There is a new secret')).toBeVisible()
  await expect(page.getByText(inbox.hmac_token)).toBeHidden()
  const now = await api.ask<Record<string, unknown>>('GET', `/inboxes/${inbox.id}`)
  expect(now).toMatchObject({
    welcome_title: 'Good morning',
    working_hours_enabled: true,
    out_of_office_message: 'Back on Monday',
    csat_survey_enabled: true,
    csat_config: { display_type: 'star' },
  })
  expect(now.hmac_token).not.toBe(inbox.hmac_token)
  await api.ask('DELETE', `/inboxes/${inbox.id}`)
})

test('what came and could not be read is listed with the reason, kept as it came, and read again', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const inbox = await api.ask<{ id: number; webhook_url: string }>('POST', '/inboxes', {
    name: `Mail ${Date.now()}`,
    channel: { type: 'email', email: `mail-${Date.now()}@acme.test` },
  })
  const hook = new URL(inbox.webhook_url).pathname
  await fetch(`${baseURL}${hook}`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822' },
    body: `From: Zoe <zoe-${inbox.id}@customer.test>\r\nSubject: Hello\r\nMessage-ID: <${inbox.id}@customer.test>\r\n\r\nHello`,
  })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`${inboxes}/${inbox.id}/health`)
  await page.getByRole('button', { name: 'All', exact: true }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'mime' }).first()
  await expect(row).toBeVisible()
  const download = page.waitForEvent('download')
  await row.getByRole('link', { name: 'Original' }).click()
  expect((await download).suggestedFilename()).toBe('original.eml')
  await api.ask('DELETE', `/inboxes/${inbox.id}`)
})
