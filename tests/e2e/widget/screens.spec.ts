import { anAddress, expectAccessible, form, holder, open, write } from './screen.ts'
import { expect, test } from './site.ts'

test('a conversation that has ended is left for a new one', async ({ page, site, inbox, administrator }) => {
  await administrator('PATCH', `inboxes/${inbox.id}`, { allow_messages_after_resolved: false })
  const frame = await open(page, site, inbox)
  await write(frame, 'The first question')
  const [first] = await inbox.conversations()
  await administrator('POST', `conversations/${first?.id}/toggle_status`, { status: 'resolved' })
  await expect(frame.getByText('This conversation has ended.')).toBeVisible()
  await expect(frame.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(page, 'ended')
  await frame.getByRole('button', { name: 'Start a new conversation' }).press('Enter')
  await expect(frame.getByRole('textbox', { name: 'Message' })).toBeFocused()
  await expect(frame.getByText('The first question')).toHaveCount(0)
  await write(frame, 'The second question')
  await expect.poll(async () => (await inbox.conversations()).length).toBe(2)
  await inbox.answer((first?.id ?? 0) + 1, 'An answer')
  await expect(frame.getByRole('log').getByText('An answer')).toBeVisible()

  // What has ended can be read again, by the keyboard alone.
  const more = frame.getByRole('button', { name: 'More' })
  await more.press('Enter')
  await frame.getByRole('button', { name: 'Earlier conversations' }).press('Enter')
  const back = frame.getByRole('button', { name: 'Back' })
  await expect(back).toBeFocused()
  const earlier = frame.getByRole('button', { name: /^Today · .* The first question$/ })
  await expect(frame.getByRole('region', { name: 'Earlier conversations' }).getByRole('listitem')).toHaveCount(1)
  await expectAccessible(page, 'earlier conversations')
  await earlier.press('Enter')
  const said = frame.getByRole('region', { name: 'Today' })
  await expect(said.getByText('The first question')).toBeVisible()
  await expect(said.getByRole('button', { name: 'Reply' })).toHaveCount(0)
  await expectAccessible(page, 'an earlier conversation')
  await page.keyboard.press('Escape')
  await expect(earlier).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await expect(frame.getByRole('log').getByText('An answer')).toBeVisible()
})

test('a visitor ends the conversation, has it mailed, and begins another', async ({ page, site, inbox }) => {
  await inbox.change({
    selected_feature_flags: ['end_conversation'],
    ...form,
    pre_chat_form_options: {
      pre_chat_fields: [form.pre_chat_form_options.pre_chat_fields[0]],
    },
  })
  const frame = await open(page, site, inbox)
  await expect(frame.getByRole('button', { name: 'More' })).toHaveCount(0)
  const address = anAddress()
  await frame.getByLabel('E-mail').fill(address)
  await frame.getByLabel('Your message').fill('A question')
  await frame.getByLabel('Your message').press('Tab')
  await page.keyboard.press('Enter')
  await expect(frame.getByRole('log').getByText('A question')).toBeVisible()

  const more = frame.getByRole('button', { name: 'More' })
  await more.press('Enter')
  await expect(frame.getByRole('button', { name: 'Send me the conversation by e-mail' })).toBeFocused()
  await expectAccessible(page, 'menu')
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await expect(holder(page)).toBeVisible()
  await more.press('Enter')
  await frame.getByRole('button', { name: 'Send me the conversation by e-mail' }).click()
  await expect(frame.getByText(`The conversation is on its way to ${address}.`)).toBeVisible()
  await expect(frame.getByRole('region', { name: 'More' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await page.route('**/conversations/transcript?*', route =>
    route.fulfill({ status: 429, headers: { 'Retry-After': '600' }, json: {} }),
  )
  await more.press('Enter')
  await frame.getByRole('button', { name: 'Send me the conversation by e-mail' }).press('Enter')
  await expect(frame.getByText('Too many attempts. Try again in 10 min.')).toBeVisible()
  await more.click()
  await more.click()
  await frame.getByRole('button', { name: 'End the conversation' }).click()
  await expect(frame.getByText('This conversation is resolved. Write to continue it.')).toBeVisible()
  await expect.poll(async () => (await inbox.conversations())[0]?.status).toBe('resolved')

  await more.click()
  await frame.getByRole('button', { name: 'Start a new conversation' }).click()
  await write(frame, 'Something else')
  await expect
    .poll(async () => (await inbox.conversations()).map(one => one.status).sort())
    .toEqual(['open', 'resolved'])
})

test('who is answered by a bot asks for a person', async ({ page, site, inbox, administrator }) => {
  const { id } = await administrator<{ id: number }>('POST', 'agent_bots', { name: 'Robi' })
  await administrator('POST', `inboxes/${inbox.id}/set_agent_bot`, { agent_bot: id })
  const frame = await open(page, site, inbox)
  await write(frame, 'Hello')
  await frame.getByRole('button', { name: 'More' }).click()
  await frame.getByRole('button', { name: 'Talk to a person' }).click()
  await expect(frame.getByText('A person from the team will answer you here.')).toBeVisible()
  await expect.poll(async () => (await inbox.conversations())[0]?.status).toBe('open')
  await administrator('DELETE', `agent_bots/${id}`)
})

test('who is offline is told so, and what they wrote goes out when they are back', async ({ page, site, inbox }) => {
  const frame = await open(page, site, inbox)
  await write(frame, 'Hello')
  await page.context().setOffline(true)
  await expect(frame.getByText('You are offline. Messages are sent when you are back.')).toBeVisible()
  await expectAccessible(page, 'offline')
  await frame.getByRole('textbox', { name: 'Message' }).fill('Are you there?')
  await frame.getByRole('textbox', { name: 'Message' }).press('Enter')
  await expect(frame.getByText('Are you there?')).toBeVisible()
  await page.context().setOffline(false)
  await expect(frame.getByText('You are offline.')).toHaveCount(0)
  await expect.poll(async () => (await inbox.messages((await inbox.conversations())[0]?.id ?? 0)).length).toBe(2)
})

test('outside its hours the chat says when somebody is back, in the visitor’s language', async ({
  page,
  site,
  inbox,
  administrator,
}) => {
  const day = new Date().getUTCDay()
  const at = { closed_all_day: false, open_hour: 9, open_minutes: 0, close_hour: 17, close_minutes: 0 }
  await administrator('PATCH', `inboxes/${inbox.id}`, {
    working_hours_enabled: true,
    working_hours: Array.from({ length: 7 }, (_, day_of_week) =>
      day_of_week === (day + 3) % 7 ? { day_of_week, ...at } : { day_of_week, closed_all_day: true },
    ),
  })
  const frame = await open(page, site, inbox)
  await expect(frame.getByText(/^Back (Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day/)).toBeVisible()
  await expect(frame.getByText('We are away')).toBeVisible()
  await expectAccessible(page, 'welcome')
  await page.evaluate(() => {
    const { $chatwoot } = window as unknown as { $chatwoot: { setLocale: (locale: string) => void } }
    $chatwoot.setLocale('ar')
  })
  await expect(frame.locator('html[dir="rtl"]')).toHaveCount(1)
  await expect(frame.getByText(/^نعود/)).toBeVisible()
})

test('popular articles of a help center open over the chat', async ({ page, site, inbox }) => {
  // No help center is connected to an inbox yet: the answer says that one is.
  await page.route('**/api/v1/widget/config?*', async route => {
    const response = await route.fetch()
    const config = await response.json()
    config.website_channel_config.portal = {
      slug: 'help',
      name: 'Help',
      popular_articles: [{ id: 1, title: 'How to descale', url: 'https://help.example.test/article' }],
    }
    await route.fulfill({ response, json: config })
  })
  await page.route('https://help.example.test/**', route =>
    route.fulfill({ contentType: 'text/html', body: '<h1>Take vinegar</h1>' }),
  )
  const frame = await open(page, site, inbox)
  await expect(frame.getByRole('heading', { name: 'Popular articles' })).toBeVisible()
  await expectAccessible(page, 'articles')
  await frame.getByRole('button', { name: 'How to descale' }).press('Enter')
  await expect(frame.getByRole('button', { name: 'Back' })).toBeFocused()
  const address = 'https://help.example.test/article?show_plain_layout=true&theme=dark'
  await expect(frame.locator('iframe')).toHaveAttribute('src', address)
  await expect(frame.frameLocator('iframe').getByText('Take vinegar')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(frame.getByRole('button', { name: 'How to descale' })).toBeFocused()
  await expect(holder(page)).toBeVisible()
})

test('who asks not to be followed is not: the page stays unnamed', async ({ page, site, inbox }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'doNotTrack', { value: '1' }))
  const frame = await open(page, site, inbox)
  await write(frame, 'Hello')
  const [conversation] = await inbox.conversations()
  expect(conversation?.additional_attributes).not.toHaveProperty('referer')
})
