import { anAddress, expectAccessible, form, holder, sister, visit, write } from './screen.ts'
import { bubbleOf, expect, html, type Inbox, ourSnippet, type Site, test } from './site.ts'

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
  await expect(frame.getByRole('status').filter({ hasText: 'A shop wrote: Can I help you?' })).toHaveCount(1)
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
  await frame.getByRole('button', { name: 'Reply' }).press('Enter')
  const address = anAddress()
  await frame.getByLabel('E-mail').fill(address)
  await expect(frame.getByLabel('Your message')).toHaveCount(0)
  await frame.getByRole('button', { name: 'Start the conversation' }).click()
  await expect(frame.getByRole('log').getByText('Can I help you?')).toBeVisible()
  const [conversation] = await inbox.conversations()
  expect(conversation?.meta.sender.email).toBe(address)
})
