import { expect } from '@playwright/test'
import { agentApi, dashboard } from './agent-api.ts'
import { refuseErrors } from './people.ts'
import { test } from './test.ts'

const account = '/app/accounts/1'
let serial = 0
const unique = (word: string) => `${word}${Date.now().toString(36)}${serial++}`

test('whatever leads away from something unsaved asks first, the browser’s Back too', async ({ browser, baseURL }) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`${account}/settings/labels/list`)
  await expect(page.getByRole('heading', { name: 'Labels' })).toBeVisible()
  const settings = page.getByRole('navigation', { name: 'Settings' })
  await settings.getByRole('link', { name: 'Account', exact: true }).click()
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('Something else')
  const asking = page.getByRole('alertdialog')

  await page.evaluate(() => history.back())
  await expect(asking.getByText('not saved yet')).toBeVisible()
  await asking.getByRole('button', { name: 'Cancel' }).click()
  await expect(name).toHaveValue('Something else')

  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Your profile' }).click()
  await expect(asking.getByText('not saved yet')).toBeVisible()
  await asking.getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(/\/profile/)
})

test('who cannot be signed out stays, and is told', async ({ browser, baseURL }) => {
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.route('**/auth/sign_out', route => route.abort())
  await page.goto(`${account}/settings/labels/list`)
  await expect(page.getByRole('heading', { name: 'Labels' })).toBeVisible()
  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByText('You are still signed in')).toBeVisible()
  await expect(page).toHaveURL(/\/settings\/labels\/list/)
})

test('a member stays in teams that were still being asked for, and only differences are sent', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const name = unique('team').toLowerCase()
  const agents = await api.ask<{ id: number; email: string }[]>('GET', '/agents')
  const agent = agents.find(one => one.email === 'agent@demo.test')
  const team = await api.ask<{ id: number }>('POST', '/teams', { name })
  await api.ask('POST', `/teams/${team.id}/team_members`, { user_ids: [agent?.id] })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  let open = () => {}
  const opened = new Promise<void>(done => {
    open = done
  })
  await page.route(`**/teams/${team.id}/team_members`, async route => {
    await opened
    await route.continue()
  })
  await page.goto(`${account}/settings/agents/list`)
  await page.getByRole('listitem').filter({ hasText: 'agent@demo.test' }).getByRole('button', { name: /^Edit/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expect(dialog.getByLabel('Role')).toBeHidden()
  open()
  await expect(dialog.getByRole('checkbox', { name })).toBeChecked()
  await dialog.getByRole('checkbox', { name }).uncheck()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => api.ask<unknown[]>('GET', `/teams/${team.id}/team_members`)).toHaveLength(0)
  await api.ask('DELETE', `/teams/${team.id}`)
})

test('what is typed stays while a colleague saves, and only that is sent', async ({ browser, baseURL }) => {
  const api = await agentApi(baseURL)
  const name = unique('Inbox')
  const inbox = await api.ask<{ id: number }>('POST', '/inboxes', {
    name,
    channel: { type: 'web_widget', website_url: 'https://example.com' },
  })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`${account}/settings/inboxes/${inbox.id}`)
  await page.getByLabel('Name', { exact: true }).fill(`${name} mine`)
  await api.ask('PATCH', `/inboxes/${inbox.id}`, { business_name: 'Theirs' })
  const sent = page.waitForRequest(request => request.method() === 'PATCH' && request.url().includes('/inboxes/'))
  await page.getByLabel('Name', { exact: true }).press('Control+Enter')
  expect((await sent).postDataJSON()).toEqual({ name: `${name} mine` })
  await expect(page.getByText('Inbox saved')).toBeVisible()
  expect(await api.ask('GET', `/inboxes/${inbox.id}`)).toMatchObject({ name: `${name} mine`, business_name: 'Theirs' })

  const calendar = await api.ask<{ id: number }>('POST', '/business_calendars', {
    name: `Calendar ${name}`,
    timezone: 'Europe/Madrid',
    spans: [{ day_of_week: 1, opens_at: '09:00', closes_at: '17:00' }],
    holidays: [],
    inbox_ids: [inbox.id],
  })
  await api.ask('PATCH', `/inboxes/${inbox.id}`, { working_hours_enabled: true })
  await page.goto(`${account}/settings/inboxes/${inbox.id}/hours`)
  await expect(page.getByRole('region', { name: 'Calendar' })).toContainText(`Calendar ${name}`)
  await expect(page.getByLabel('Time zone')).toHaveCount(0)
  await api.ask('DELETE', `/business_calendars/${calendar.id}`)
  await api.ask('DELETE', `/inboxes/${inbox.id}`)
})

test('a loose attribute keeps its kind, and a person’s token is not shown', async ({ browser, baseURL }) => {
  const api = await agentApi(baseURL)
  const { payload } = await api.ask<{ payload: { contact: { id: number } } }>('POST', '/contacts', {
    name: unique('Loose'),
    custom_attributes: { spend: 20, deep: { a: 1 } },
  })
  const { id } = payload.contact
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`${account}/contacts/${id}`)
  await page.getByRole('button', { name: /^spend:/ }).click()
  await page.getByLabel('spend', { exact: true }).fill('1,500')
  await page.getByLabel('spend', { exact: true }).press('Enter')
  await expect(page.getByRole('button', { name: 'spend: 1,500' })).toBeVisible()
  const { payload: kept } = await api.ask<{ payload: { custom_attributes: unknown } }>('GET', `/contacts/${id}`)
  expect(kept.custom_attributes).toEqual({ spend: 1500, deep: { a: 1 } })
  await expect(page.getByText('{"a":1}')).toBeVisible()

  await page.goto(`${account}/profile/access`)
  await expect(page.getByText('You have a token')).toBeVisible()
  await expect(page.getByText(api.token)).toHaveCount(0)
  await api.ask('DELETE', `/contacts/${id}`)
})
