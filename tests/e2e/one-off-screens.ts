import type { Page } from '@playwright/test'
import type { Screen } from './screens.ts'

const account = '/app/accounts/1'
const list = `${account}/campaigns/one_off`

/** The screens of campaigns that are sent once, and of consents. */
export const oneOffScreens: Screen[] = [
  { name: 'one-off-campaigns', as: 'administrator', path: list },
  { name: 'new-one-off', as: 'administrator', path: list, prepare: page => openAt(page, () => `${list}/new`) },
  { name: 'one-off', as: 'administrator', path: list, prepare: page => openAt(page, ({ sent }) => `${list}/${sent}`) },
  {
    name: 'one-off-draft',
    as: 'administrator',
    path: list,
    prepare: page => openAt(page, ({ draft }) => `${list}/${draft}`),
  },
  {
    name: 'one-off-confirm',
    as: 'administrator',
    path: list,
    prepare: async page => {
      await openAt(page, ({ draft }) => `${list}/${draft}`)
      await page.locator('main button').last().click()
      await page.getByRole('dialog').getByRole('definition').first().waitFor()
    },
  },
  {
    name: 'cancel-one-off',
    as: 'administrator',
    path: list,
    prepare: async page => {
      await openAt(page, ({ held }) => `${list}/${held}`)
      await page.locator('main button').nth(1).click()
      await page.getByRole('alertdialog').waitFor()
    },
  },
  {
    name: 'consents',
    as: 'administrator',
    path: list,
    prepare: page => openAt(page, ({ contact }) => `${account}/contacts/${contact}`),
  },
  {
    name: 'record-consent',
    as: 'administrator',
    path: list,
    prepare: async page => {
      await openAt(page, ({ contact }) => `${account}/contacts/${contact}`)
      await page.locator('main section:has(details) > div button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
]

type Made = { sent: number; draft: number; held: number; contact: number }

async function openAt(page: Page, path: (made: Made) => string): Promise<void> {
  await page.goto(path(await page.evaluate(make)))
  await page.locator('main').getByRole('heading').first().waitFor()
  await page.locator('[data-skeleton]').first().waitFor({ state: 'detached' })
}

/** In the page, once: a number, a label with two contacts, and campaigns that stand differently. None of it leaves the house. */
async function make(): Promise<Made> {
  const ask = async (method: string, path: string, json?: unknown) => {
    const headers = { 'Content-Type': 'application/json' }
    const body = json === undefined ? {} : { body: JSON.stringify(json) }
    return (await fetch(`/api/v1/accounts/1${path}`, { method, headers, ...body })).json()
  }
  const title = 'newsletter-readers'
  const { payload: labels } = await ask('GET', '/labels')
  const known = labels.find((one: { title: string }) => one.title === title)
  if (known) {
    const campaigns: { id: number; title: string }[] = await ask('GET', '/campaigns')
    const { payload } = await ask('GET', `/contacts?labels[]=${title}&sort=name`)
    const of = (name: string) => campaigns.find(one => one.title === name)?.id ?? 0
    return { sent: of('Winter sale'), draft: of('Spring sale'), held: of('Summer sale'), contact: payload[0].id }
  }
  const channel = {
    type: 'whatsapp',
    phone_number: '+15550004477',
    provider: 'whatsapp_cloud',
    provider_config: {
      api_key: 'none',
      phone_number_id: '15550004477',
      business_account_id: '4477',
      app_secret: 'none',
    },
  }
  const inbox = await ask('POST', '/inboxes', { name: 'Shop on WhatsApp', channel })
  const label = await ask('POST', '/labels', { title, color: '#4f46e5', show_on_sidebar: false })
  const contacts: number[] = []
  for (const name of ['Amal Haddad', 'Chen Wei']) {
    const { payload } = await ask('POST', '/contacts', { name, phone_number: `+4917044770${contacts.length}` })
    contacts.push(payload.contact.id)
    await ask('POST', `/contacts/${payload.contact.id}/labels`, { labels: [title] })
  }
  const said = { channel: 'whatsapp', source: 'Form on the website' }
  await ask('POST', `/contacts/${contacts[0]}/consents`, { ...said, given: true, given_at: '2026-03-14T09:00:00Z' })
  await ask('POST', `/contacts/${contacts[0]}/consents`, { ...said, given: false, source: 'Telephone call' })
  await ask('POST', `/contacts/${contacts[0]}/consents`, {
    ...said,
    given: true,
    channel: 'email',
    purpose: 'newsletter',
  })
  const campaign = async (name: string, more: object) =>
    (
      await ask('POST', '/campaigns', {
        title: name,
        message: 'Hello {{contact.first_name}}, everything is cheaper until Friday.',
        inbox_id: inbox.id,
        audience: [{ type: 'Label', id: label.id }],
        template_params: { name: 'winter_sale', language: 'en' },
        ...more,
      })
    ).id
  const sent = await campaign('Winter sale', {})
  const draft = await campaign('Spring sale', { enabled: false })
  const held = await campaign('Summer sale', { scheduled_at: '2099-06-01T09:00:00Z' })
  await ask('POST', `/campaigns/${held}/pause`)
  for (let tries = 0; tries < 100; tries++) {
    if ((await ask('GET', `/campaigns/${sent}`)).campaign_status === 'completed') break
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  return { sent, draft, held, contact: contacts[0] as number }
}
