import type { Page } from '@playwright/test'
import { expectAccessible, holder, open, visit, write } from './screen.ts'
import { bubbleOf, expect, type Inbox, type Site, test } from './site.ts'

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

type Charla = Record<string, (...args: unknown[]) => Promise<unknown>>

const soon = { timeout: 3_000 }

/** A visitor who has written, on a page that has loaded nothing of the chat but the bubble. */
async function comeBack(page: Page, site: Site, inbox: Inbox, settings: object = {}) {
  const frame = await open(page, site, inbox, settings)
  await write(frame, 'A question')
  await page.reload()
  await expect(bubbleOf(page)).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  const [conversation] = await inbox.conversations()
  return { frame, answer: (text: string) => inbox.answer(conversation?.id ?? 0, text) }
}

test('a page with the bubble alone hears of answers, and of what was read in another tab, at once (W9)', async ({
  page,
  context,
  site,
  inbox,
}) => {
  const { answer } = await comeBack(page, site, inbox, { showUnreadMessagesDialog: false })
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(bubbleOf(other)).toBeVisible()
  const both = async (name: string) => {
    for (const one of [page, other]) await expect(bubbleOf(one)).toHaveAccessibleName(name, soon)
  }
  await answer('An answer')
  await both('Open chat, 1 unread')
  await answer('Another')
  await both('Open chat, 2 unread')
  for (const one of [page, other]) await expect(one.locator('iframe')).toHaveCount(0)

  const third = await context.newPage()
  await third.goto(page.url())
  await bubbleOf(third).click()
  await both('Open chat')
  for (const one of [page, other]) await expect(one.locator('iframe')).toHaveCount(0)
})

test('an answer lies over a page that had the bubble alone', async ({ page, site, inbox }) => {
  const { frame, answer } = await comeBack(page, site, inbox)
  await answer('An answer')
  await expect(frame.getByRole('main').getByText('An answer')).toBeVisible()
  await expect(bubbleOf(page)).toHaveAccessibleName('Open chat, 1 unread')
})

test('also where the page says on each load who is there', async ({ page, site, inbox }) => {
  const zoe = inbox.who('crm-1')
  const identify = () =>
    page.evaluate(
      ([zoe, identifier_hash]) =>
        (window as unknown as { charla: Charla }).charla.identify?.(zoe, { name: 'Zoe', identifier_hash }),
      [zoe, inbox.hash(zoe)] as const,
    )
  const frame = await visit(page, site, inbox)
  await identify()
  await bubbleOf(page).click()
  await write(frame, 'A question')
  await expect.poll(async () => (await inbox.contacts())[0]?.identifier).toBe(zoe)
  await page.reload()
  await expect(bubbleOf(page)).toBeVisible()
  expect(await identify()).toEqual({ verified: true })
  await expect(page.locator('iframe')).toHaveCount(0)
  const [conversation] = await inbox.conversations()
  await inbox.answer(conversation?.id ?? 0, 'An answer')
  await expect(frame.getByRole('main').getByText('An answer')).toBeVisible()
})

test('who logs out in one tab has nothing counted in the others (W5)', async ({ page, context, site, inbox }) => {
  const { answer } = await comeBack(page, site, inbox, { showUnreadMessagesDialog: false })
  const other = await context.newPage()
  await other.goto(page.url())
  await answer('An answer')
  await expect(bubbleOf(other)).toHaveAccessibleName('Open chat, 1 unread', soon)
  await page.evaluate(() => (window as unknown as { charla: Charla }).charla.logout?.())
  for (const one of [page, other]) await expect(bubbleOf(one)).toHaveAccessibleName('Open chat', soon)
  await answer('Another')
  await other.waitForTimeout(1_000)
  for (const one of [page, other]) await expect(bubbleOf(one)).toHaveAccessibleName('Open chat')
})
