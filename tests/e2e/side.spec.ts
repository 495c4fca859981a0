import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import { agentApi, dashboard } from './agent-api.ts'
import { newPerson, openChat, refuseErrors } from './people.ts'
import { test } from './test.ts'

// Each walks far, and has axe look several times.
test.describe.configure({ timeout: 150_000 })

type Shop = { baseURL: string | undefined; browser: Parameters<typeof newPerson>[0] }

/** A conversation of its own, open in the dashboard. */
async function opened({ browser, baseURL }: Shop, size = { width: 1440, height: 1000 }) {
  const question = `Beside ${Date.now()}-${Math.floor(Math.random() * 1e6)}`
  const visitor = await newPerson(browser, baseURL)
  await (await openChat(visitor)).write(question)
  await visitor.close()
  const api = await agentApi(baseURL)
  const talk = await api.conversationOf(question)
  const page = await dashboard(browser, baseURL, { viewport: size })
  refuseErrors(page)
  await page.goto(`/app/accounts/1/conversations/${talk.id}`)
  await expect(page.getByRole('button', { name: 'More actions' })).toBeVisible()
  return { page, api, talk, conversation: () => api.ask<Kept>('GET', `/conversations/${talk.id}`) }
}

type Kept = {
  status: string
  priority: string | null
  labels: string[]
  snoozed_until: number | null
  muted: boolean
  custom_attributes: Record<string, unknown>
  meta: { team?: { name: string }; sender: { custom_attributes: Record<string, unknown>; blocked: boolean } }
}

const panel = (page: Page) => page.getByRole('complementary', { name: 'Details' })
const section = (page: Page, name: string | RegExp) => page.getByRole('region', { name, exact: true })

async function clean(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`))).toEqual([])
}

/** Takes back what the toast with these words tells of. */
const undo = (page: Page, words: string | RegExp) =>
  page
    .getByRole('region', { name: 'Notifications' })
    .locator('> div')
    .filter({ hasText: words })
    .getByRole('button', { name: 'Undo' })
    .click()

/** Also what has no value. `there` is shown in any case, as soon as the definitions have come. */
async function showAll(part: Locator, there: string) {
  await expect(part.getByRole('switch', { name: there })).toBeVisible()
  const more = part.getByRole('button', { name: /without a value/ })
  if (await more.isVisible()) await more.click()
}

/** By its key, from anywhere on the page. */
async function byKey(page: Page, key: string) {
  await page.locator('body').press(key)
}

test('a conversation is given a team, a priority and labels, snoozed, and muted, by keys and with a way back', async ({
  browser,
  baseURL,
}) => {
  const { page, api, talk, conversation } = await opened({ browser, baseURL })
  const team = `team ${talk.id}`
  const label = `label-${talk.id}`
  await api.ask('POST', '/teams', { name: team })
  await page.reload()
  await expect(page.getByRole('button', { name: 'More actions' })).toBeVisible()

  await byKey(page, 't')
  await page.getByRole('combobox', { name: 'Give to a team' }).fill(team)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await conversation()).meta.team?.name).toBe(team)

  await byKey(page, 'p')
  await page.getByRole('combobox', { name: 'Priority' }).fill('urg')
  await clean(page)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await conversation()).priority).toBe('urgent')
  await undo(page, 'Priority changed')
  await expect.poll(async () => (await conversation()).priority).toBe(null)

  await byKey(page, 'l')
  await page.getByRole('combobox', { name: 'Change the labels' }).fill(label)
  await expect(page.getByRole('option', { name: `Create the label “${label}”` })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: label, selected: true })).toBeVisible()
  await clean(page)
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await conversation()).labels).toEqual([label])
  await panel(page)
    .getByRole('button', { name: `Remove the label ${label}` })
    .click()
  await expect.poll(async () => (await conversation()).labels).toEqual([])

  await byKey(page, 'Shift+Z')
  const when = page.getByLabel('Date and time')
  await when.fill('2001-01-01T09:00')
  await page.getByRole('button', { name: 'Snooze', exact: true }).click()
  await expect(page.getByText('Choose a time that is still to come.')).toBeVisible()
  const year = new Date().getFullYear() + 1
  await when.fill(`${year}-03-04T09:00`)
  await clean(page)
  await page.getByRole('button', { name: 'Snooze', exact: true }).click()
  await expect(page.getByText(/Snoozed until .*Mar 4/).first()).toBeVisible()
  await expect.poll(async () => (await conversation()).status).toBe('snoozed')
  await page.getByRole('button', { name: 'Reopen' }).click()
  await expect.poll(async () => (await conversation()).status).toBe('open')

  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: /^Mute/ }).click()
  await expect.poll(async () => (await conversation()).muted).toBe(true)
  await byKey(page, 'Shift+M')
  await expect.poll(async () => (await conversation()).muted).toBe(false)
})

test('people take part, and a transcript is sent', async ({ browser, baseURL }) => {
  const { page, api, talk } = await opened({ browser, baseURL })
  const people = () => api.ask<{ name: string }[]>('GET', `/conversations/${talk.id}/participants`)
  await byKey(page, 'w')
  await expect(section(page, /^Participants/).getByRole('button', { name: /^Remove/ })).toHaveCount(1)
  await expect.poll(async () => (await people()).length).toBe(1)
  await undo(page, /takes part/)
  await expect.poll(async () => (await people()).length).toBe(0)
  await byKey(page, 'Shift+W')
  await page.getByRole('listbox').getByRole('option').first().click()
  await clean(page)
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await people()).length).toBe(1)

  await byKey(page, 'Control+k')
  await page.getByRole('combobox', { name: 'Commands' }).fill('transcript')
  await page.keyboard.press('Enter')
  const email = `copy-${talk.id}@example.test`
  await page.getByLabel('E-mail address').fill('nowhere')
  await page.getByRole('button', { name: 'Send', exact: true }).last().click()
  await expect(page.getByText('An e-mail address looks like')).toBeVisible()
  await page.getByLabel('E-mail address').fill(email)
  await clean(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`on its way to ${email}`)).toBeVisible()
})

test('what the account keeps is edited where it stands, and notes come and go', async ({ browser, baseURL }) => {
  const { page, api, talk, conversation } = await opened({ browser, baseURL })
  const key = (name: string) => `${name}_${talk.id}`
  const define = (name: string, type: string, model: string, values: string[] = []) =>
    api.ask<{ id: number }>('POST', '/custom_attribute_definitions', {
      attribute_display_name: key(name),
      attribute_key: key(name),
      attribute_display_type: type,
      attribute_model: model,
      attribute_values: values,
    })
  const made = [
    await define('seats', 'number', 'contact_attribute'),
    await define('plan', 'list', 'contact_attribute', ['Free', 'Gold']),
    await define('news', 'checkbox', 'contact_attribute'),
    await define('day', 'date', 'conversation_attribute'),
    await define('done', 'checkbox', 'conversation_attribute'),
  ]
  await page.reload()
  const contact = section(page, 'Contact')
  const custom = async () => (await conversation()).meta.sender.custom_attributes
  await showAll(contact, key('news'))
  await contact.getByRole('button', { name: key('seats') }).click()
  await contact.getByLabel(key('seats')).fill('many')
  await page.keyboard.press('Enter')
  await expect(contact.getByText('This has to be a number.')).toBeVisible()
  await contact.getByLabel(key('seats')).fill('12')
  await page.keyboard.press('Enter')
  await contact.getByLabel(key('plan')).selectOption('Gold')
  await contact.getByRole('switch', { name: key('news') }).click()
  await expect.poll(custom).toMatchObject({ [key('seats')]: 12, [key('plan')]: 'Gold', [key('news')]: true })
  await contact.getByLabel(key('plan')).selectOption('')
  await expect.poll(async () => key('plan') in (await custom())).toBe(false)

  const about = section(page, 'Conversation')
  await showAll(about, key('done'))
  await about.getByRole('button', { name: key('day') }).click()
  await about.getByLabel(key('day')).fill('2030-05-06')
  await page.keyboard.press('Enter')
  await expect(about.getByText('May 6, 2030')).toBeVisible()
  await expect.poll(async () => (await conversation()).custom_attributes).toMatchObject({ [key('day')]: '2030-05-06' })
  await clean(page)

  const notes = section(page, /^Notes/)
  await notes.getByLabel('Add a note').fill('Likes tea')
  await page.keyboard.press('Control+Enter')
  await expect(notes.getByText('Likes tea')).toBeVisible()
  await notes.getByRole('button', { name: 'Edit the note' }).click()
  await notes.getByRole('textbox', { name: 'Edit the note' }).fill('Likes coffee')
  await notes.getByRole('button', { name: 'Save' }).click()
  await expect(notes.getByText('Likes coffee')).toBeVisible()
  await notes.getByRole('button', { name: 'Delete the note' }).click()
  await expect(notes.getByText('Likes coffee')).toBeHidden()
  await undo(page, 'Note deleted')
  await expect(notes.getByText('Likes coffee')).toBeVisible()
  for (const { id } of made) await api.ask('DELETE', `/custom_attribute_definitions/${id}`)
})

test('the parts of the panel fold and move, and stay so; the contact is blocked; a phone has a page of its own', async ({
  browser,
  baseURL,
}) => {
  const { page, talk, conversation } = await opened({ browser, baseURL })
  const order = () =>
    panel(page)
      .locator('[data-section]')
      .evaluateAll(all => all.map(one => one.dataset.section))
  const before = await order()
  const handle = page.getByRole('button', { name: /^Move Contact:/ })
  await handle.focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(order).not.toEqual(before)
  const fold = section(page, 'Macros').getByRole('button', { name: /^Macros/ })
  await fold.click()
  await expect(fold).toHaveAttribute('aria-expanded', 'false')
  const after = await order()
  await page.reload()
  await expect.poll(order).toEqual(after)
  await expect(fold).toHaveAttribute('aria-expanded', 'false')
  await fold.click()
  await handle.focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(order).toEqual(before)

  await expect(section(page, 'This contact in numbers').getByText('Conversations')).toBeVisible()
  await page.getByRole('button', { name: 'More about the contact' }).click()
  await page.getByRole('menuitem', { name: 'Block the contact' }).click()
  await expect.poll(async () => (await conversation()).meta.sender.blocked).toBe(true)
  await undo(page, /^Contact blocked/)
  await expect.poll(async () => (await conversation()).meta.sender.blocked).toBe(false)

  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(`/app/accounts/1/conversations/${talk.id}`)
  await page.getByRole('button', { name: 'Show or hide details' }).click()
  const details = page.getByRole('dialog', { name: 'Details' })
  await expect(details).toBeVisible()
  expect((await details.boundingBox())?.width).toBeCloseTo(390, 1)
  await clean(page)
  await page.goBack()
  await expect(details).toBeHidden()
  await expect(page).toHaveURL(new RegExp(`conversations/${talk.id}$`))
})

test('a macro is made, shows what it will do, and does it', async ({ browser, baseURL }) => {
  const { page, api, talk, conversation } = await opened({ browser, baseURL })
  const name = `Close ${talk.id}`
  await page.goto('/app/accounts/1/settings/macros')
  await page.getByRole('link', { name: 'Add a macro' }).click()
  await page.getByRole('button', { name: 'Save macro' }).click()
  await expect(page.getByText('A macro needs a name.')).toBeVisible()
  await expect(page.getByText('Fill this in, or remove the action.')).toBeVisible()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('textbox', { name: 'Send a message' }).fill('Thank you, {{contact.name}}')
  await page.getByRole('button', { name: 'Add an action' }).click()
  await page.getByRole('combobox', { name: 'Add labels' }).fill(`closed-${talk.id}`)
  await page.getByRole('button', { name: 'Add an action' }).click()
  await page.getByLabel('Action 3', { exact: true }).selectOption({ label: 'Resolve' })
  await clean(page)
  await page.getByRole('button', { name: 'Save macro' }).click()
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await clean(page)

  await page.goto(`/app/accounts/1/conversations/${talk.id}`)
  await expect(page.getByRole('button', { name: 'More actions' })).toBeVisible()
  const macros = section(page, 'Macros')
  await macros.getByRole('button', { name, exact: true }).click()
  await expect(macros.getByText(`closed-${talk.id}`)).toBeVisible()
  await byKey(page, 'm')
  await page.getByRole('combobox', { name: 'Run a macro' }).fill(name)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name })
  await expect(dialog.getByText('Thank you, {{contact.name}}')).toBeVisible()
  await clean(page)
  await dialog.getByRole('button', { name: 'Run' }).click()
  await expect(page.getByText(`“${name}” is done`)).toBeVisible()
  expect(await conversation()).toMatchObject({ status: 'resolved', labels: [`closed-${talk.id}`] })
  expect((await talk.messages()).some(one => one.content?.startsWith('Thank you, '))).toBe(true)

  await page.goto('/app/accounts/1/settings/macros')
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await page.getByRole('button', { name: 'Delete macro' }).click()
  await expect(page.getByRole('link', { name, exact: true })).toBeHidden()
  const { payload } = await api.ask<{ payload: { name: string }[] }>('GET', '/macros')
  expect(payload.map(one => one.name)).not.toContain(name)
})

test('an app of the account is a tab of the conversation, and knows whom it stands beside', async ({
  browser,
  baseURL,
}) => {
  const { page, talk } = await opened({ browser, baseURL })
  const name = `Orders ${talk.id}`
  const url = `https://orders-${talk.id}.example/panel`
  // The page of somebody else, as it may be written for Chatwoot.
  await page.route(url, route =>
    route.fulfill({
      contentType: 'text/html',
      body: `<p id="who">nobody</p><script>
        addEventListener('message', event => {
          const { event: kind, data } = JSON.parse(event.data)
          if (kind === 'appContext') who.textContent = data.contact.name + ' in ' + data.conversation.id + ' for ' + data.currentAgent.email
        })
        parent.postMessage('chatwoot-dashboard-app:fetch-info', '*')
      </script>`,
    }),
  )
  await page.goto('/app/accounts/1/settings/integrations/dashboard_apps')
  await page.getByRole('button', { name: 'Add an app' }).click()
  await page.getByLabel('Name of the tab').fill(name)
  await page.getByLabel('Address').fill('orders')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('An address begins with')).toBeVisible()
  await page.getByLabel('Address').fill(url)
  await clean(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(url)).toBeVisible()

  await page.goto(`/app/accounts/1/conversations/${talk.id}`)
  await page.getByRole('tab', { name }).click()
  const frame = page.frameLocator(`iframe[title="${name}"]`)
  await expect(frame.locator('#who')).toHaveText(new RegExp(` in ${talk.id} for admin@demo.test$`))
  await expect(page.getByRole('textbox', { name: /^Reply to/ })).toBeHidden()
  await clean(page)
  await page.getByRole('tab', { name: 'Messages' }).click()
  await expect(page.getByRole('textbox', { name: /^Reply to/ })).toBeVisible()

  await page.goto('/app/accounts/1/settings/integrations/dashboard_apps')
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await page.getByRole('button', { name: 'Delete app' }).click()
  await expect(page.getByText(url)).toBeHidden()
})
