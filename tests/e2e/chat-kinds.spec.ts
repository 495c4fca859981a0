import { expect, type Page } from '@playwright/test'
import { agentApi, dashboard, type Talk } from './agent-api.ts'
import { type Chat, newPerson, openChat, refuseErrors, reopenChat } from './people.ts'
import { test } from './test.ts'

/** A visitor who has written, and the agent's side of it. */
async function begin(page: Page, baseURL: string | undefined): Promise<{ chat: Chat; talk: Talk }> {
  refuseErrors(page)
  const chat = await openChat(page)
  const question = `A question ${Date.now()}`
  await chat.write(question)
  return { chat, talk: await (await agentApi(baseURL)).conversationOf(question) }
}

/** Walks back from the composer until the focus is on something of this name. */
async function tabBackTo(page: Page, chat: Chat, name: string): Promise<void> {
  const wanted = chat.frame.locator(':focus')
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press('Shift+Tab')
    const label = await wanted.evaluate(
      element =>
        element.getAttribute('aria-label') ??
        (element as HTMLInputElement).labels?.[0]?.textContent ??
        element.textContent,
    )
    if (label?.trim() === name) return
  }
  throw new Error(`${name} was not reached`)
}

const sizes = [
  { title: 'Small', value: 's' },
  { title: 'Large', value: 'l' },
]

test('a choice is announced, made by keyboard, kept, and seen by the agent (W10)', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  const asked = await talk.say('Which size?', 'input_select', { items: sizes })
  await expect(chat.frame.locator('[aria-live="polite"]')).toHaveText(/Which size\?, Small, Large/)
  await expect(chat.frame.getByRole('button', { name: 'Large' })).toBeVisible()
  await chat.composer.focus()
  await tabBackTo(page, chat, 'Large')
  await page.keyboard.press('Enter')
  await talk.keeps(asked.id, { submitted_values: [{ title: 'Large', value: 'l' }] })
  await expect(chat.frame.getByRole('button', { name: 'Large', pressed: true })).toBeDisabled()
  await expect(chat.frame.getByRole('button', { name: 'Small' })).toBeDisabled()

  await page.reload()
  const again = await reopenChat(page)
  await expect(again.frame.getByRole('button', { name: 'Large', pressed: true })).toBeVisible()

  const agent = await dashboard(browser, baseURL)
  await agent.goto(`/app/accounts/1/conversations/${talk.id}`)
  await expect(
    agent.getByRole('listitem').filter({ hasText: 'Large' }).getByRole('img', { name: 'Chosen' }),
  ).toBeVisible()
})

test('a form says what is wrong, is sent by keyboard, and shows what was sent', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  const asked = await talk.say('Where to?', 'form', {
    button_label: 'Order',
    items: [
      { name: 'name', label: 'Full name', type: 'text', required: true },
      { name: 'mail', label: 'E-mail', type: 'email', required: true },
      { name: 'size', label: 'Size', type: 'select', options: [{ label: 'Large', value: 'l' }] },
      { name: 'zip', label: 'Post code', type: 'text', pattern: '\\d{5}', pattern_error: 'Five digits' },
      { name: 'news', label: 'Send news', type: 'checkbox' },
    ],
  })
  const { frame } = chat
  await expect(frame.getByRole('button', { name: 'Order' })).toBeVisible()
  await chat.composer.focus()
  await tabBackTo(page, chat, 'Order')
  await page.keyboard.press('Enter')
  // The first field that is wrong has the focus, and says why.
  const name = frame.getByLabel('Full name')
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription('This is needed.')
  await page.keyboard.type('Zoe Smith')
  await page.keyboard.press('Tab')
  await page.keyboard.type('zoe')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await expect(frame.getByLabel('E-mail')).toHaveAccessibleDescription(/e-mail address/)
  await expect(frame.getByLabel('Post code')).toHaveAccessibleDescription('Five digits')
  await frame.getByLabel('E-mail').fill('zoe@example.test')
  await frame.getByLabel('Post code').fill('12345')
  await frame.getByLabel('Send news').press('Space')
  await frame.getByLabel('Post code').press('Enter')
  await talk.keeps(asked.id, {
    submitted_values: [
      { name: 'name', value: 'Zoe Smith' },
      { name: 'mail', value: 'zoe@example.test' },
      { name: 'size', value: 'l' },
      { name: 'zip', value: '12345' },
      { name: 'news', value: true },
    ],
  })
  await expect(frame.getByRole('button', { name: 'Order' })).toHaveCount(0)
  await expect(frame.getByText('zoe@example.test')).toBeVisible()
})

test('an address is asked for, checked and kept with the contact', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  const asked = await talk.say('Where can we reach you?', 'input_email')
  const field = chat.frame.getByLabel('Your e-mail address')
  await field.fill('nobody')
  await field.press('Enter')
  await expect(field).toHaveAccessibleDescription(/e-mail address/)
  const email = `zoe-${Date.now()}@example.test`
  await field.fill(email)
  await field.press('Enter')
  await talk.keeps(asked.id, { submitted_email: email })
  await expect(chat.frame.getByText(email)).toBeVisible()
  const contact = await talk.api.ask<{ payload: { email: string } }>('GET', `/contacts/${talk.contactId}`)
  expect(contact.payload.email).toBe(email)
})

for (const display_type of ['emoji', 'star']) {
  test(`a rating by ${display_type}, with words, and then no more`, async ({ browser, baseURL }) => {
    const page = await newPerson(browser, baseURL)
    const { chat, talk } = await begin(page, baseURL)
    const asked = await talk.say('How was it?', 'input_csat', { display_type })
    const { frame } = chat
    const good = frame.getByRole('button', { name: display_type === 'star' ? '4 of 5 stars' : 'Good', exact: true })
    await good.focus()
    await page.keyboard.press('Enter')
    await talk.keeps(asked.id, { submitted_values: { csat_survey_response: { rating: 4 } } })
    await frame.getByLabel('Would you like to add something?').fill('A little faster')
    await frame.getByRole('button', { name: 'Send feedback' }).press('Enter')
    await talk.keeps(asked.id, {
      submitted_values: { csat_survey_response: { rating: 4, feedback_message: 'A little faster' } },
    })
    await expect(frame.getByText('A little faster')).toBeVisible()
    await expect(good).toBeDisabled()
    await page.reload()
    await expect((await reopenChat(page)).frame.getByText('A little faster')).toBeVisible()
  })
}

test('cards and articles lead out, and a card tells the page what was pressed', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(window, { told })
    addEventListener('message', ({ data }) => {
      if (String(data).includes('"event":"postback"')) told.push(data)
    })
  })
  await talk.say('Look', 'cards', {
    items: [
      {
        title: 'Hand grinder',
        actions: [
          { type: 'link', text: 'See it', uri: 'https://example.test/grinder' },
          { type: 'postback', text: 'Order it', payload: 'ORDER' },
        ],
      },
    ],
  })
  await talk.say('Read', 'article', { items: [{ title: 'Returns', link: 'https://example.test/returns' }] })
  const { frame } = chat
  await expect(frame.getByRole('link', { name: 'See it' })).toHaveAttribute('href', 'https://example.test/grinder')
  await expect(frame.getByRole('link', { name: 'Returns' })).toHaveAttribute('href', 'https://example.test/returns')
  await frame.getByRole('button', { name: 'Order it' }).press('Enter')
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told))
    .toEqual(['chatwoot-widget:{"event":"postback","data":{"payload":"ORDER"}}'])
  // A link of the chat opens beside it, without a way back to it.
  await page.context().route('https://example.test/**', route => route.fulfill({ body: 'ok' }))
  const [beside] = await Promise.all([page.waitForEvent('popup'), frame.getByRole('link', { name: 'Returns' }).click()])
  await beside.waitForURL('https://example.test/returns')
  expect(await beside.evaluate(() => window.opener)).toBeNull()
  await expect(frame.getByRole('link', { name: 'Returns' })).toBeVisible()
})

test('what the server does not take is said, and may be tried again', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  const asked = await talk.say('Which size?', 'input_select', { items: sizes })
  const small = chat.frame.getByRole('button', { name: 'Small' })
  await page.route('**/api/v1/widget/messages/*', route => route.fulfill({ status: 503, body: '{}' }), { times: 1 })
  await small.click()
  await expect(chat.frame.getByRole('alert')).toHaveText(/not sent/)
  await page.route(
    '**/api/v1/widget/messages/*',
    route => route.fulfill({ status: 429, headers: { 'Retry-After': '90' } }),
    {
      times: 1,
    },
  )
  await small.click()
  await expect(chat.frame.getByRole('alert')).toHaveText('Too many attempts. Try again in 2 min.')
  await small.click()
  await talk.keeps(asked.id, { submitted_values: [{ value: 's' }] })
  await expect(chat.frame.getByRole('alert')).toHaveCount(0)
})

test('what did not come for want of a line comes when there is one', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  let refused = 0
  let isThere = false
  await page.route('**/widget/assets/kinds-*.js', route => {
    if (isThere) return route.continue()
    refused++
    return route.abort()
  })
  await talk.say('Which size?', 'input_select', { items: sizes })
  await expect.poll(() => refused).toBeGreaterThan(0)
  isThere = true
  await page.context().setOffline(true)
  await expect(chat.frame.getByText(/You are offline/)).toBeVisible()
  await page.context().setOffline(false)
  await expect(chat.frame.getByRole('button', { name: 'Large' })).toBeVisible()
})
