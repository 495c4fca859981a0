import type { Page } from '@playwright/test'
import { anAddress, expectAccessible, form, open, write } from './screen.ts'
import { bubbleOf, expect, test } from './site.ts'

test('a form asks before the first message, with every kind of field, by the keyboard alone', async ({
  page,
  site,
  inbox,
}) => {
  await inbox.change(form)
  const frame = await open(page, site, inbox)
  await expect(frame.getByText('Tell us who you are.')).toBeVisible()
  await expect(frame.getByLabel('Name')).toHaveCount(0)
  await expectAccessible(page, 'form')

  await frame.getByRole('button', { name: 'Start the conversation' }).focus()
  await page.keyboard.press('Enter')
  await expect(frame.getByLabel('E-mail')).toBeFocused()
  await expect(frame.getByText('This is needed.')).toHaveCount(3)
  await page.keyboard.type('zoe')
  await page.keyboard.press('Tab')
  await page.keyboard.type('12')
  await page.keyboard.press('Tab')
  await page.keyboard.type('B-1')
  await page.keyboard.press('Enter')
  await expect(frame.getByText('Enter an e-mail address, like name@example.com.')).toBeVisible()
  await expect(frame.getByText('Begin with + and the country code')).toBeVisible()
  await expect(frame.getByText('An order begins with A-')).toBeVisible()
  await expectAccessible(page, 'form with errors')

  const address = anAddress()
  await frame.getByLabel('E-mail').fill(address)
  await frame.getByLabel('Phone').fill('+44 20 7946 0000')
  await frame.getByLabel('Order').fill('A-7')
  await frame.getByLabel('Plan').selectOption('Pro')
  await frame.getByLabel('Seats').fill('3')
  await frame.getByLabel('Due').fill('2030-01-02')
  await frame.getByLabel('Site').fill('https://example.com')
  await frame.getByLabel('Urgent').check()
  await frame.getByLabel('Your message').fill('Where is it?')
  await frame.getByRole('button', { name: 'Start the conversation' }).press('Enter')
  await expect(frame.getByRole('log').getByText('Where is it?')).toBeVisible()
  await expect(frame.getByRole('textbox', { name: 'Message' })).toBeVisible()

  const [conversation] = await inbox.conversations()
  expect(conversation?.custom_attributes).toEqual({
    order: 'A-7',
    seats: 3,
    due: '2030-01-02',
    site: 'https://example.com',
    urgent: true,
  })
  expect(conversation?.meta.sender).toMatchObject({
    email: address,
    phone_number: '+442079460000',
    custom_attributes: { plan: 'Pro' },
  })
})

test('what is typed into the form is kept across a reload, and what is known is not asked', async ({
  page,
  site,
  inbox,
}) => {
  const [email] = form.pre_chat_form_options.pre_chat_fields
  await inbox.change({ ...form, pre_chat_form_options: { pre_chat_fields: [email] } })
  const frame = await open(page, site, inbox)
  await frame.getByLabel('Your message').fill('A long story')
  await page.reload()
  await bubbleOf(page).click()
  await expect(frame.getByLabel('Your message')).toHaveValue('A long story')

  await page.evaluate(
    ([email, hash]) => {
      const { $chatwoot } = window as unknown as { $chatwoot: { setUser: (id: string, user: object) => void } }
      $chatwoot.setUser('crm-1', { email, identifier_hash: hash })
    },
    [anAddress(), inbox.hash('crm-1')],
  )
  await expect(frame.getByRole('textbox', { name: 'Message' })).toBeVisible()
  await expect(frame.getByLabel('E-mail')).toHaveCount(0)
})

test('visitors agree before they write; nothing is kept until then, it survives a reload, and a new text asks again (W3)', async ({
  page,
  site,
  inbox,
}) => {
  await inbox.change({
    consent_enabled: true,
    consent_text: 'We keep what you write. See https://example.com/privacy.',
  })
  const frame = await open(page, site, inbox)
  await expect(frame.getByRole('heading', { name: 'Before you write' })).toBeVisible()
  await expect(frame.getByRole('link', { name: 'https://example.com/privacy' })).toBeVisible()
  await expect(frame.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(page, 'consent')
  expect(await stored(page)).toEqual([])
  expect(await page.context().cookies()).toEqual([])

  await frame.getByRole('button', { name: 'I agree' }).press('Enter')
  await expect(frame.getByRole('textbox', { name: 'Message' })).toBeVisible()
  expect(await inbox.contacts()).toEqual([])
  await page.reload()
  await bubbleOf(page).click()
  await write(frame, 'Hello')
  const [conversation] = await inbox.conversations()
  expect(conversation?.additional_attributes.consent).toMatchObject({ version: 2, given_at: expect.any(String) })

  await page.reload()
  await bubbleOf(page).click()
  await expect(frame.getByText('Hello')).toBeVisible()
  await expect(frame.getByRole('textbox', { name: 'Message' })).toBeVisible()
  await inbox.change({ consent_text: 'We keep it for a year.' })
  await page.reload()
  await bubbleOf(page).click()
  await expect(frame.getByText('We keep it for a year.')).toBeVisible()
  await expect(frame.getByRole('textbox')).toHaveCount(0)
})

/** What the chat has written into the browser. */
const stored = async (page: Page) => {
  const frame = page.frames().find(one => one.url().includes('/widget?'))
  return frame?.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
}
