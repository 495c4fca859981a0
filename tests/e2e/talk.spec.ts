import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page } from '@playwright/test'
import { agentApi, dashboard, type Talk } from './agent-api.ts'
import { newPerson, openChat, refuseErrors, signIn } from './people.ts'
import { test } from './test.ts'

const log = (page: Page) => page.getByRole('log')
const article = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`),
  )

async function begin(browser: Browser, baseURL: string | undefined, question: string): Promise<Talk> {
  const visitor = await newPerson(browser, baseURL)
  await (await openChat(visitor)).write(question)
  await visitor.context().close()
  return (await agentApi(baseURL)).conversationOf(question)
}

async function open(browser: Browser, baseURL: string | undefined, path: string): Promise<Page> {
  const page = await dashboard(browser, baseURL, { viewport: { width: 1440, height: 900 } })
  refuseErrors(page)
  await page.goto(path)
  await expect(page.getByRole('article').first()).toBeVisible()
  return page
}

const place = (talk: Talk) => `/app/accounts/1/conversations/${talk.id}`

test('a long conversation is read to its beginning, stays where one reads, and leads to a message by its link', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const question = `How long is it? ${Date.now()}`
  const talk = await begin(browser, baseURL, question)
  const ids: number[] = []
  for (let number = 1; number <= 130; number++) ids.push((await talk.say(`Line ${number}.`)).id)

  const page = await open(browser, baseURL, place(talk))
  await expect(article(page, 'Line 130.')).toBeInViewport()
  await expect(async () => {
    await log(page).evaluate(element => element.scrollBy(0, -1_500))
    await expect(article(page, question)).toBeInViewport({ timeout: 300 })
  }).toPass()

  // Somewhere in the middle, when something comes.
  await log(page).evaluate(element => element.scrollBy(0, 900))
  const uppermost = () =>
    log(page).evaluate(element => {
      const { top } = element.getBoundingClientRect()
      const row = [...element.querySelectorAll('article')].find(one => one.getBoundingClientRect().top >= top)
      return [row?.dataset.message, row?.getBoundingClientRect().top ?? 0] as const
    })
  let before = await uppermost()
  await expect(async () => {
    const known = before
    await page.waitForTimeout(200)
    before = await uppermost()
    expect(before, 'the rows have come to rest').toEqual(known)
  }).toPass()
  await talk.say('And one more.')
  const pill = page.getByRole('button', { name: '1 new message' })
  await expect(pill).toBeVisible()
  const after = await page.locator(`[data-message="${before[0]}"]`).evaluate(one => one.getBoundingClientRect().top)
  expect(Math.abs(after - before[1])).toBeLessThan(2)
  await pill.click()
  await expect(article(page, 'And one more.')).toBeInViewport()
  await expect(pill).toBeHidden()

  await page.goto(`${place(talk)}?message_id=${ids[2]}`)
  await expect(page.locator(`[data-message="${ids[2]}"]`)).toBeInViewport()
  await page.getByRole('button', { name: 'To the newest' }).click()
  await expect(article(page, 'And one more.')).toBeInViewport()
  // What comes leads nobody back to the message of the address.
  await talk.say('The last.')
  await expect(article(page, 'The last.')).toBeInViewport()
  await page.waitForTimeout(1_000)
  await expect(article(page, 'The last.')).toBeInViewport()
})

test('the menu of a message is reached by keyboard: its link is copied, it is answered, and deleted', async ({
  browser,
  baseURL,
}) => {
  const talk = await begin(browser, baseURL, `Can you take it back? ${Date.now()}`)
  await talk.say('This was not meant for you.')
  const page = await open(browser, baseURL, place(talk))
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const mine = article(page, 'This was not meant for you.')
  await expect(mine).toBeVisible()
  await log(page).focus()
  await page.keyboard.press('ArrowUp')
  await expect(mine).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(article(page, 'Can you take it back?')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Reply to this' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Copy link' }).press('Enter')
  await expect(page.getByText('Link to the message copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\?message_id=\d+$/)

  await mine.hover()
  await mine.getByRole('button', { name: 'Message actions' }).click()
  await expect(page.getByRole('menuitem', { name: /^Translate/ })).toContainText('Not set up')
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('This cannot be undone')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete message' }).click()
  await expect(page.getByRole('article').getByText('This message was deleted')).toBeVisible()
  await expect(mine).toHaveCount(0)
})

test('files are looked at one after the other, by keyboard', async ({ browser, baseURL }) => {
  const talk = await begin(browser, baseURL, `Which of these? ${Date.now()}`)
  const form = new FormData()
  for (const [name, colour] of [
    ['blue.svg.png', 0],
    ['red.png', 1],
  ] as const)
    form.append('attachments[]', new Blob([pixel(colour)], { type: 'image/png' }), name)
  form.append('attachments[]', new Blob(['It comes on Monday'], { type: 'text/plain' }), 'when.txt')
  const answer = await fetch(`${baseURL}/api/v1/accounts/1/conversations/${talk.id}/messages`, {
    method: 'POST',
    headers: { api_access_token: talk.api.token },
    body: form,
  })
  expect(answer.ok, await answer.text()).toBe(true)
  const page = await open(browser, baseURL, place(talk))
  await page.getByRole('button', { name: 'Picture red.png' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: 'red.png' })).toBeVisible()
  await expect(dialog.getByText('2 of 3')).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(dialog.getByRole('heading', { name: 'blue.svg.png' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByText('cannot be shown here')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('one sees which colleague looks at the same conversation, and until when', async ({ browser, baseURL }) => {
  const talk = await begin(browser, baseURL, `Who is there? ${Date.now()}`)
  const mine = await open(browser, baseURL, place(talk))
  const theirs = await newPerson(browser, baseURL)
  await signIn(theirs)
  await theirs.goto(place(talk))
  await expect(mine.getByRole('status').filter({ hasText: 'is here' })).toBeVisible()
  await expect(theirs.getByRole('status').filter({ hasText: 'is here' })).toBeVisible()
  await theirs.goto('/app/accounts/1/dashboard')
  await expect(mine.getByRole('status').filter({ hasText: 'is here' })).toBeHidden({ timeout: 60_000 })
})

/** A picture of one point. */
const pixel = (which: 0 | 1) =>
  Buffer.from(
    [
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    ][which] as string,
    'base64',
  )
