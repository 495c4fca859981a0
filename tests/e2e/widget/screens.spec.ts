import { AxeBuilder } from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import { bubbleOf, expect, html, type Inbox, ourSnippet, type Site, test } from './site.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const themes = ['light', 'dark'] as const

const frameOf = (page: Page) => page.frameLocator('#chatwoot_live_chat_widget')
const holder = (page: Page) => page.locator('#cw-widget-holder')
const settings = (given: object) => `<script>window.chatwootSettings = ${JSON.stringify(given)}</script>`

/** On a sister of Charla's own name: this browser lets no stranger's frame store anything. */
const sister = (address: string) => address.replace('127.0.0.1', 'localhost')

async function visit(page: Page, site: Site, inbox: Inbox, given: object = {}): Promise<FrameLocator> {
  await page.goto(sister(site.page(html(ourSnippet(inbox), settings(given)))))
  await expect(bubbleOf(page)).toBeVisible()
  return frameOf(page)
}

async function open(page: Page, site: Site, inbox: Inbox, given: object = {}): Promise<FrameLocator> {
  const frame = await visit(page, site, inbox, given)
  await bubbleOf(page).click()
  return frame
}

async function write(frame: FrameLocator, text: string) {
  await frame.getByRole('textbox', { name: 'Message' }).fill(text)
  await frame.getByRole('textbox', { name: 'Message' }).press('Enter')
  await expect(frame.getByText(text).first()).toBeVisible()
  await expect(frame.getByText('Sending…')).toHaveCount(0)
}

/** Looks at the chat in both themes. What the page around it does is the site's own affair. */
async function expectAccessible(page: Page, name: string) {
  for (const theme of themes) {
    await page.evaluate(scheme => {
      const { $chatwoot } = window as unknown as { $chatwoot: { setColorScheme: (scheme: string) => void } }
      $chatwoot.setColorScheme(scheme)
    }, theme)
    await expect(frameOf(page).locator(`html[data-scheme="${theme}"]`)).toHaveCount(1)
    await page.waitForTimeout(400)
    const { violations } = await new AxeBuilder({ page })
      .include('#chatwoot_live_chat_widget')
      .withTags(rules)
      .analyze()
    const found = violations.map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`)
    expect.soft(found, `${name}, ${theme}`).toEqual([])
  }
}

const form = {
  pre_chat_form_enabled: true,
  pre_chat_form_options: {
    pre_chat_message: 'Tell us who you are.',
    pre_chat_fields: [
      { field_type: 'standard', name: 'emailAddress', label: 'E-mail', type: 'email', required: true, enabled: true },
      { field_type: 'standard', name: 'phoneNumber', label: 'Phone', type: 'text', required: false, enabled: true },
      { field_type: 'standard', name: 'fullName', label: 'Name', type: 'text', required: false, enabled: false },
      {
        field_type: 'conversation_attribute',
        name: 'order',
        label: 'Order',
        type: 'text',
        required: true,
        enabled: true,
        regex_pattern: '/^A-\\d+$/',
        regex_cue: 'An order begins with A-',
      },
      {
        field_type: 'contact_attribute',
        name: 'plan',
        label: 'Plan',
        type: 'list',
        required: false,
        enabled: true,
        values: ['Free', 'Pro'],
      },
      { field_type: 'conversation_attribute', name: 'seats', label: 'Seats', type: 'number', enabled: true },
      { field_type: 'conversation_attribute', name: 'due', label: 'Due', type: 'date', enabled: true },
      { field_type: 'conversation_attribute', name: 'site', label: 'Site', type: 'link', enabled: true },
      { field_type: 'conversation_attribute', name: 'urgent', label: 'Urgent', type: 'checkbox', enabled: true },
    ],
  },
}

/** Nobody else's in the account. */
const anAddress = () => `zoe-${Date.now()}@example.test`

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
  const earlier = frame.getByRole('button', { name: 'Today The first question' })
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

const campaign = async (
  administrator: (method: string, path: string, data?: object) => Promise<unknown>,
  inbox: Inbox,
  site: Site,
  rest: object = {},
) =>
  administrator('POST', 'campaigns', {
    title: 'Prices',
    message: 'Can I **help** you?',
    inbox_id: inbox.id,
    trigger_rules: { url: `${sister(site.origin)}/*`, time_on_page: 1 },
    ...rest,
  })

test('a campaign lies over the page after its time, and begins a conversation when it is taken up', async ({
  page,
  site,
  inbox,
  administrator,
}) => {
  await campaign(administrator, inbox, site)
  const frame = await visit(page, site, inbox)
  const main = frame.getByRole('main')
  await expect(main.getByText('Can I help you?')).toBeVisible()
  expect(await page.context().cookies()).toEqual([])
  expect(await inbox.contacts()).toEqual([])
  await expectAccessible(page, 'campaign')
  const { height = 0 } = (await holder(page).boundingBox()) ?? {}
  expect(height).toBeLessThan(300)
  expect(height).toBeGreaterThan(80)

  await frame.getByRole('button', { name: 'Reply' }).click()
  await expect(frame.getByRole('textbox', { name: 'Message' })).toBeVisible()
  await expect(frame.getByRole('log').getByText('Can I help you?')).toBeVisible()
  const [conversation] = await inbox.conversations()
  expect(conversation?.messages).toMatchObject([{ content: 'Can I **help** you?', message_type: 1 }])
  await write(frame, 'Yes')
  expect(await inbox.conversations()).toHaveLength(1)
  await page.reload()
  await page.waitForTimeout(2500)
  await expect(holder(page).and(page.locator(':visible'))).toHaveCount(0)
})

test('a chat that is opened beside a campaign is the visitor’s own, and no campaign comes again', async ({
  page,
  site,
  inbox,
  administrator,
}) => {
  await inbox.change({ ...form, pre_chat_form_options: { pre_chat_fields: [] } })
  await campaign(administrator, inbox, site, { trigger_rules: { url: `${sister(site.origin)}/*`, time_on_page: 0 } })
  const frame = await visit(page, site, inbox)
  await expect(frame.getByText('Can I help you?', { exact: true })).toBeVisible()
  await bubbleOf(page).click()
  await write(frame, 'My own question')
  await bubbleOf(page).click()
  await page.waitForTimeout(1500)
  await expect(page.locator('#cw-widget-holder:visible')).toHaveCount(0)
  const [conversation] = await inbox.conversations()
  expect(await inbox.messages(conversation?.id ?? 0)).toMatchObject([{ content: 'My own question' }])
})

test('a campaign that is waved off stays away, also on the next page', async ({ page, site, inbox, administrator }) => {
  await campaign(administrator, inbox, site)
  const frame = await visit(page, site, inbox)
  await expect(frame.getByRole('status')).toHaveText('A shop wrote: Can I help you?')
  await frame.getByRole('button', { name: 'Reply' }).focus()
  await page.keyboard.press('Escape')
  await expect(holder(page)).toBeHidden()
  await page.goto(sister(site.page(html(ourSnippet(inbox)))))
  await expect(bubbleOf(page)).toBeVisible()
  await page.waitForTimeout(2500)
  await expect(page.locator('#cw-widget-holder:visible')).toHaveCount(0)
  expect(await inbox.conversations()).toEqual([])
})

test('a campaign waits for its page, and its time begins anew there', async ({ page, site, inbox, administrator }) => {
  await campaign(administrator, inbox, site, {
    trigger_rules: { url: `${sister(site.origin)}/prices*`, time_on_page: 1 },
  })
  const frame = await visit(page, site, inbox)
  await page.waitForTimeout(2500)
  await expect(page.locator('#cw-widget-holder:visible')).toHaveCount(0)
  await page.evaluate(() => history.pushState({}, '', '/prices?plan=1'))
  await expect(frame.getByText('Can I help you?', { exact: true })).toBeVisible()
})

test('a campaign goes through the form where there is one', async ({ page, site, inbox, administrator }) => {
  await inbox.change({
    ...form,
    pre_chat_form_options: {
      pre_chat_fields: [form.pre_chat_form_options.pre_chat_fields[0]],
    },
  })
  await campaign(administrator, inbox, site)
  const frame = await visit(page, site, inbox)
  await frame.getByRole('button', { name: 'Reply' }).click()
  const address = anAddress()
  await frame.getByLabel('E-mail').fill(address)
  await expect(frame.getByLabel('Your message')).toHaveCount(0)
  await frame.getByRole('button', { name: 'Start the conversation' }).click()
  await expect(frame.getByRole('log').getByText('Can I help you?')).toBeVisible()
  const [conversation] = await inbox.conversations()
  expect(conversation?.meta.sender.email).toBe(address)
})

test('unread answers lie over the page, until they are read or waved off', async ({ page, site, inbox }) => {
  const frame = await open(page, site, inbox)
  await write(frame, 'A question')
  await bubbleOf(page).click()
  const [conversation] = await inbox.conversations()
  await inbox.answer(conversation?.id ?? 0, 'The first answer')
  await expect(frame.getByRole('main').getByText('The first answer')).toBeVisible()
  await expectAccessible(page, 'unread')
  await frame.getByRole('button', { name: 'Close' }).click()
  await expect(holder(page)).toBeHidden()
  await inbox.answer(conversation?.id ?? 0, 'The second answer')
  await expect(frame.getByRole('main').getByText('The second answer')).toBeVisible()
  await expect(frame.getByRole('status').filter({ hasText: 'The second answer' })).toHaveCount(1)
  await frame.getByRole('button', { name: 'Read in the chat' }).focus()
  await page.keyboard.press('Escape')
  await expect(holder(page)).toBeHidden()
  await inbox.answer(conversation?.id ?? 0, 'The third answer')
  await expect(frame.getByRole('main').getByText('The third answer')).toBeVisible()
  await frame.getByRole('button', { name: 'Read in the chat' }).press('Enter')
  await expect(frame.getByRole('log').getByText('The second answer')).toBeVisible()
  await expect(bubbleOf(page)).not.toHaveClass(/unread-notification/)
})

test('a page that wants no such dialog has none', async ({ page, site, inbox }) => {
  const frame = await open(page, site, inbox, { showUnreadMessagesDialog: false })
  await write(frame, 'A question')
  await bubbleOf(page).click()
  const [conversation] = await inbox.conversations()
  await inbox.answer(conversation?.id ?? 0, 'An answer')
  await expect(bubbleOf(page)).toHaveClass(/unread-notification/)
  await expect(page.locator('#cw-widget-holder:visible')).toHaveCount(0)
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
