import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { agentApi, dashboard } from './agent-api.ts'
import { refuseErrors } from './people.ts'
import { test } from './test.ts'

const unique = (words: string) => `${words} ${Date.now()}`

async function isClean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze()
    expect(violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`))).toEqual([])
  }
}

const card = (n: number) => ({
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: `Plant ${n}: {{1}}` },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'See it', url: 'https://x.test/{{1}}' }] },
  ],
})
const approved = (name: string, components: object[]) => ({
  name,
  language: 'en',
  status: 'APPROVED',
  category: 'MARKETING',
  components,
})
const templates = [
  approved('plants', [
    { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Autumn sale', has_expiration: true } },
    { type: 'BODY', text: 'Hello {{1}}, look at these' },
    { type: 'CAROUSEL', cards: [card(1), card(2)] },
  ]),
  approved('from_the_catalogue', [
    { type: 'BODY', text: 'Our products' },
    { type: 'BUTTONS', buttons: [{ type: 'MPM', text: 'View items' }] },
  ]),
]

test('a template with a carousel is filled card by card; one that nobody can fill here says so', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const digits = String(Date.now()).slice(-9)
  const inbox = await api.ask<{ id: number }>('POST', '/inboxes', {
    name: unique('Cards'),
    channel: { type: 'whatsapp', provider: 'default', phone_number: `+47${digits}`, provider_config: { api_key: 'x' } },
  })
  const contact = await api.ask<{ payload: { contact: { id: number } } }>('POST', '/contacts', {
    name: unique('Carla'),
    phone_number: `+46${digits}`,
  })
  const { id } = await api.ask<{ id: number }>('POST', '/conversations', {
    inbox_id: inbox.id,
    contact_id: contact.payload.contact.id,
  })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  // Meta approves templates, and this installation has none from there.
  await page.route('**/api/v1/accounts/1/inboxes', async route => {
    const answer = await (await route.fetch()).json()
    for (const one of answer.payload) if (one.id === inbox.id) one.message_templates = templates
    await route.fulfill({ json: answer })
  })
  await page.goto(`/app/accounts/1/conversations/${id}`)
  await page.getByRole('button', { name: 'Choose a template' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /from_the_catalogue/ }).click()
  await expect(dialog.getByRole('alert')).toContainText('MPM')
  await expect(dialog.getByRole('button', { name: 'Send template' })).toHaveCount(0)
  await isClean(page)
  await dialog.getByRole('button', { name: 'Other templates' }).click()

  await dialog.getByRole('button', { name: /plants/ }).click()
  await dialog.getByRole('button', { name: 'Send template' }).click()
  await expect(dialog.getByText('This has to be filled in').first()).toBeVisible()
  await dialog.getByLabel('Text: 1').first().fill('Carla')
  await dialog.getByLabel('The offer ends').fill('2031-01-02T10:00')
  for (const [index, plant] of ['Aloe', 'Fern'].entries()) {
    const own = dialog.getByRole('group', { name: `Card ${index + 1}` })
    await own.getByLabel('Address of the picture').fill(`https://x.test/${plant}.png`)
    await own.getByLabel('Text: 1').fill(plant)
    await own.getByLabel(/^End of the address/).fill(plant)
  }
  const preview = dialog.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('Hello Carla, look at these')
  await expect(preview.getByRole('list', { name: 'Cards' })).toContainText('Plant 2: Fern')
  await isClean(page)
  const asked = page.waitForRequest(one => one.method() === 'POST' && /\/messages$/.test(one.url()))
  await dialog.getByRole('button', { name: 'Send template' }).click()
  await page.getByRole('log').getByRole('button', { name: 'Send now' }).click()
  expect((await asked).postDataJSON()).toMatchObject({
    template_params: {
      name: 'plants',
      processed_params: {
        body: { 1: 'Carla' },
        cards: [
          { header: { media_url: 'https://x.test/Aloe.png' }, body: { 1: 'Aloe' }, buttons: [{ parameter: 'Aloe' }] },
          { body: { 1: 'Fern' } },
        ],
        limited_time_offer: { expires_at: expect.stringMatching(/^2031-01-0\dT/) },
      },
    },
  })
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await api.ask('DELETE', `/inboxes/${inbox.id}`)
})
