import { expect, type Page } from '@playwright/test'
import { scroll } from '#tests/support/scrolling.ts'
import { agentApi, dashboard } from './agent-api.ts'
import { ApiInbox } from './api-inbox.ts'
import { refuseErrors } from './people.ts'
import { test } from './test.ts'

const MANY = 600
const AT_ONCE = 8
const plantingTakes = 150_000

/** The rows on the screen: their places in the list, their numbers, and where on the screen they stand. */
const onScreen = (page: Page) =>
  page.locator('[data-conversation-list]').evaluate(list => {
    const box = list.getBoundingClientRect()
    return [...list.querySelectorAll('li')]
      .map(row => ({
        place: Number(row.getAttribute('aria-posinset')),
        id: Number(row.querySelector<HTMLElement>('[data-conversation]')?.dataset.conversation),
        top: Math.round(row.getBoundingClientRect().top - box.top),
      }))
      .filter(row => row.top > -80 && row.top < box.height)
      .sort((left, right) => left.top - right.top)
  })
type Rows = Awaited<ReturnType<typeof onScreen>>
const placeOf = (rows: Rows, id: number) => rows.find(row => row.id === id)

test('a long list is gone through from end to end, and stands still while rows come and go above', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(plantingTakes + 60_000)
  const inbox = await ApiInbox.make(await agentApi(baseURL), `Long ${Date.now()}`)
  const ids: number[] = []
  for (let left = MANY; left > 0; left -= AT_ONCE)
    ids.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => inbox.begin('resolved')))))
  ids.sort((left, right) => left - right)

  const page = await dashboard(browser, baseURL, { viewport: { width: 1440, height: 900 } })
  refuseErrors(page)
  await page.addInitScript(() =>
    localStorage.setItem('charla:list', '{"tab":"all","status":"all","sort":"created_at_desc"}'),
  )
  await page.goto(`/app/accounts/1/inbox/${inbox.id}`)
  const row = (id: number | undefined) => page.locator(`[data-conversation="${id}"]`)
  await expect(row(ids.at(-1))).toBeVisible()
  await expect(page.getByRole('tab', { name: `All ${MANY}` })).toBeVisible()

  await page.keyboard.press('j')
  await expect(row(ids.at(-1))).toBeFocused()
  await page.keyboard.press('End')
  await expect(row(ids[0])).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(row(ids[1])).toBeFocused()
  await page.keyboard.press('Home')
  await expect(row(ids.at(-1))).toBeFocused()

  for (const steps of [{ count: 40, pixels: 1_200 }, { count: 20, pixels: -300 }, { to: 0.1 }, { to: 1 }, { to: 0.5 }])
    expect(await scroll(page, steps)).toMatchObject({ empty: 0 })

  // By activity: what is said somewhere moves that conversation to the top, over those on the screen.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Sort: Latest activity')
  await page.keyboard.press('Enter')
  await expect(row(ids.at(-1))).toBeVisible()
  await scroll(page, { to: 0.5 })
  const [, anchor, , middle] = await onScreen(page)
  await inbox.say(ids[3] as number, 'From far below')
  await expect
    .poll(async () => placeOf(await onScreen(page), anchor?.id ?? 0))
    .toEqual({ ...anchor, place: (anchor?.place ?? 0) + 1 })
  await inbox.say(middle?.id ?? 0, 'From the screen')
  await expect.poll(async () => placeOf(await onScreen(page), middle?.id ?? 0)).toBeUndefined()
  expect(placeOf(await onScreen(page), anchor?.id ?? 0)).toMatchObject({ top: anchor?.top })
  await page.keyboard.press('j')
  await page.keyboard.press('Home')
  await expect(row(middle?.id)).toContainText('From the screen')
  expect((await onScreen(page)).slice(0, 2).map(one => one.id)).toEqual([middle?.id, ids[3]])

  // All of them at once, of which few have ever been on the screen.
  const toolbar = page.getByRole('toolbar', { name: 'Picked conversations' })
  await page.keyboard.press('x')
  await toolbar.getByRole('button', { name: `Pick all ${MANY}` }).click()
  await expect(toolbar.getByRole('status')).toHaveText(`${MANY} picked`)
  await toolbar.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Mark as pending' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await expect(page.getByText(`${MANY} conversations changed`)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('progressbar')).toBeHidden()
  await page.keyboard.press('Control+Alt+x')
  await toolbar.getByRole('button', { name: 'Resolve' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText(/^Cancelled after|conversations changed$/).last()).toBeVisible({ timeout: 60_000 })
  await page.context().close()
  await inbox.remove()
})
