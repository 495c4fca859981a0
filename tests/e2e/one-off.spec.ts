import { expect } from '@playwright/test'
import { type AgentApi, agentApi, dashboard } from './agent-api.ts'
import { makeNumber, sale, startMeta } from './meta.ts'
import { refuseErrors } from './people.ts'
import { test } from './test.ts'

const list = '/app/accounts/1/campaigns/one_off'

test.describe('campaigns that are sent once', () => {
  let meta: Awaited<ReturnType<typeof startMeta>>
  test.beforeAll(async () => {
    meta = await startMeta()
    meta.state.templates = [sale]
  })
  test.afterAll(() => meta.close())

  test('an administrator plans one, sees to how many it goes and why not to others, sends it and reads the results', async ({
    browser,
    baseURL,
  }) => {
    const { api, label, inbox, inboxId, run } = await begin(baseURL)
    const zoe = await customer(api, `Zoe ${run}`, label)
    await agree(api, zoe)
    await customer(api, `Never Asked ${run}`, label)

    const page = await dashboard(browser, baseURL)
    refuseErrors(page)
    await page.goto(list)
    await page.getByRole('main').getByRole('link', { name: 'New campaign' }).click()
    await page.getByRole('button', { name: 'Review and send' }).click()
    await expect(page.getByText('Enter a name.')).toBeVisible()
    await expect(page.getByText('Choose at least one label or segment.')).toBeVisible()
    await page.getByLabel('Name').fill(`Sale ${run}`)
    await page.getByLabel('Inbox').selectOption({ label: inbox })

    await page.getByRole('button', { name: 'Choose a template' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /winter_sale/ }).click()
    await dialog.getByLabel('Text: 1').fill('{{contact.first_name}}')
    await dialog.getByLabel('Text: 2').fill('Friday')
    await dialog.getByRole('button', { name: 'Use this template' }).click()
    await expect(page.getByText('everything is cheaper until Friday')).toBeVisible()

    await page.getByRole('button', { name: 'Add a label or segment' }).click()
    await page.getByRole('combobox', { name: 'Add a label or segment' }).fill(label.title)
    await page.keyboard.press('Enter')
    const reach = page.getByRole('region', { name: 'Who will get it' })
    await expect(reach.getByText('of 2 contacts')).toBeVisible()
    await expect(reach.getByText('Have not agreed')).toBeVisible()

    await page.getByRole('button', { name: 'Review and send' }).click()
    await dialog.getByRole('button', { name: 'Send to 1 person' }).click()
    await expect(page.getByRole('heading', { name: `Sale ${run}` })).toBeVisible()
    await expect.poll(() => meta.state.sent.length, { timeout: 45_000 }).toBe(1)
    expect(JSON.stringify(meta.state.sent[0]?.body)).toContain('"Zoe"')
    const results = page.getByRole('region', { name: 'Results' })
    await expect(results.getByRole('button', { name: /^Sent 1/ })).toBeVisible()
    await results.getByRole('button', { name: /Has not agreed to be sent this/ }).click()
    const table = page.getByRole('table')
    await expect(table.getByRole('link', { name: `Never Asked ${run}` })).toBeVisible()
    await expect(table.getByRole('link', { name: `Zoe ${run}` })).toBeHidden()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Export' }).click()
    expect((await download).suggestedFilename()).toMatch(/^campaign-\d+\.csv$/)
    await api.ask('DELETE', `/inboxes/${inboxId}`)
  })

  test('a draft is kept, changed and scheduled; what is scheduled is paused, resumed and taken away', async ({
    browser,
    baseURL,
  }) => {
    const { api, label, inboxId, run } = await begin(baseURL)
    const draft = await api.ask<{ id: number }>('POST', '/campaigns', {
      title: `Later ${run}`,
      message: 'Hello',
      inbox_id: inboxId,
      audience: [{ type: 'Label', id: label.id }],
      template_params: { name: 'winter_sale', language: 'en' },
      enabled: false,
    })
    const page = await dashboard(browser, baseURL)
    refuseErrors(page)
    await page.goto(`${list}/${draft.id}`)
    await page.getByRole('link', { name: 'Edit' }).click()
    await page.getByText('At a time', { exact: true }).click()
    await page.getByLabel('Date and time').fill('2001-01-01T09:00')
    await page.getByRole('button', { name: 'Review and send' }).click()
    await expect(page.getByText('Enter a time that is still to come.')).toBeVisible()
    await page.getByLabel('Date and time').fill('2099-01-01T09:00')
    await page.getByRole('button', { name: 'Review and send' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Schedule for 0 people' }).click()
    await expect(page.getByText('Scheduled', { exact: true })).toBeVisible()

    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByText('Paused', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByText('Scheduled', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Delete campaign' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete campaign' }).click()
    await expect(page).toHaveURL(/one_off$/)
    await expect(page.getByText(`Later ${run}`, { exact: true })).toBeHidden()
    await api.ask('DELETE', `/inboxes/${inboxId}`)
  })
})

test('an agent records what a contact has agreed to, and withdraws it; what was said before stays', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const name = `Zoe ${Date.now()}`
  const id = await customer(api, name)
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`/app/accounts/1/contacts/${id}`)
  const section = page.getByRole('region', { name: 'Consent' })
  await expect(section.getByText('Nothing is recorded')).toBeVisible()
  await section.getByRole('button', { name: 'Record consent' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(dialog.getByText('Enter how you know it.')).toBeVisible()
  await dialog.getByLabel('How do you know?').fill('stand at the fair')
  await dialog.getByLabel('How do you know?').press('Control+Enter')
  await expect(section.getByText('stand at the fair')).toBeVisible()

  await section.getByRole('button', { name: 'Withdraw: WhatsApp, Marketing' }).click()
  await dialog.getByLabel('How do you know?').fill('asked by e-mail')
  await dialog.getByRole('button', { name: 'Withdraw' }).click()
  await expect(section.getByText('asked by e-mail')).toBeVisible()
  await section.getByText('1 earlier entry').click()
  await expect(section.getByText('stand at the fair')).toBeVisible()
  const kept = await api.ask<{ payload: { given: boolean }[] }>('GET', `/contacts/${id}/consents`)
  expect(kept.payload.map(one => one.given)).toEqual([false, true])
})

test('consent of picked contacts is recorded for all of them at once', async ({ browser, baseURL }) => {
  const api = await agentApi(baseURL)
  const run = Date.now()
  const label = await makeLabel(api, `fair-${run}`)
  const ids = [await customer(api, `A ${run}`, label), await customer(api, `B ${run}`, label)]
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`/app/accounts/1/contacts/labels/${label.title}`)
  for (const name of ['A', 'B']) await page.getByRole('checkbox', { name: `Pick ${name} ${run}` }).check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Record consent' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record the consent of 2 contacts' })
  await dialog.getByLabel('How do you know?').fill('list of the fair')
  await dialog.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(dialog).toBeHidden()
  for (const id of ids)
    await expect
      .poll(async () => (await api.ask<{ payload: object[] }>('GET', `/contacts/${id}/consents`)).payload)
      .toMatchObject([{ channel: 'whatsapp', purpose: 'marketing', given: true, source: 'list of the fair' }])
})

test('a column of an import says who has agreed, and who has not said so with a word that is known', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const run = Date.now()
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto('/app/accounts/1/contacts/import')
  const lines = [
    'name,email,agreed',
    `Ada ${run},ada${run}@fair.test,2026-03-14`,
    `Bea ${run},bea${run}@fair.test,perhaps`,
  ]
  const buffer = Buffer.from(lines.join('\n'))
  await page.getByLabel('Choose a CSV file').setInputFiles({ name: 'fair.csv', mimeType: 'text/csv', buffer })
  await page.getByLabel('What agreed becomes').selectOption({ label: 'Agreed: WhatsApp' })
  await expect(page.getByText('Yes, no, or the day since when')).toBeVisible()
  await page.getByRole('button', { name: 'Show the preview' }).click()
  await expect(page.getByRole('region', { name: 'Will be left out' })).toContainText('neither yes, nor no, nor a day')
  await page.getByRole('button', { name: 'Import 1 contact' }).click()
  await expect(page.getByText('The import is done')).toBeVisible()
  const found = await api.ask<{ payload: { id: number }[] }>('GET', `/contacts/search?q=ada${run}`)
  await page.goto(`/app/accounts/1/contacts/${found.payload[0]?.id}`)
  await expect(page.getByRole('region', { name: 'Consent' }).getByText('import: fair.csv')).toBeVisible()
})

/** A number with its template, and a label of its own. */
async function begin(baseURL: string | undefined) {
  const api = await agentApi(baseURL)
  const run = `${Date.now()}`
  const inbox = `Number ${run}`
  const inboxId = await makeNumber(api, inbox)
  await api.ask('POST', `/inboxes/${inboxId}/sync_templates`)
  const templates = async () =>
    (await api.ask<{ message_templates: object[] }>('GET', `/inboxes/${inboxId}`)).message_templates.length
  await expect.poll(templates, { timeout: 30_000 }).toBe(1)
  return { api, run, inbox, inboxId, label: await makeLabel(api, `buyers-${run}`) }
}

type Label = { id: number; title: string }
const makeLabel = (api: AgentApi, title: string) => api.ask<Label>('POST', '/labels', { title, show_on_sidebar: false })

let next = 0
async function customer(api: AgentApi, name: string, label?: Label): Promise<number> {
  const phone_number = `+4917${`${Date.now()}`.slice(-7)}${next++}`
  const made = await api.ask<{ payload: { contact: { id: number } } }>('POST', '/contacts', { name, phone_number })
  const { id } = made.payload.contact
  if (label) await api.ask('POST', `/contacts/${id}/labels`, { labels: [label.title] })
  return id
}

const agree = (api: AgentApi, id: number) =>
  api.ask('POST', `/contacts/${id}/consents`, { channel: 'whatsapp', given: true, source: 'a form' })
