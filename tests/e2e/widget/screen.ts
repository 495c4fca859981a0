import { AxeBuilder } from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import { bubbleOf, expect, html, type Inbox, ourSnippet, type Site } from './site.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const themes = ['light', 'dark'] as const

const frameOf = (page: Page) => page.frameLocator('#chatwoot_live_chat_widget')
export const holder = (page: Page) => page.locator('#cw-widget-holder')
const settings = (given: object) => `<script>window.chatwootSettings = ${JSON.stringify(given)}</script>`

/** On a sister of Charla's own name: this browser lets no stranger's frame store anything. */
export const sister = (address: string) => address.replace('127.0.0.1', 'localhost')

export async function visit(page: Page, site: Site, inbox: Inbox, given: object = {}): Promise<FrameLocator> {
  await page.goto(sister(site.page(html(ourSnippet(inbox), settings(given)))))
  await expect(bubbleOf(page)).toBeVisible()
  return frameOf(page)
}

export async function open(page: Page, site: Site, inbox: Inbox, given: object = {}): Promise<FrameLocator> {
  const frame = await visit(page, site, inbox, given)
  await bubbleOf(page).click()
  return frame
}

export async function write(frame: FrameLocator, text: string) {
  await frame.getByRole('textbox', { name: 'Message' }).fill(text)
  await frame.getByRole('textbox', { name: 'Message' }).press('Enter')
  await expect(frame.getByText(text).first()).toBeVisible()
  await expect(frame.getByText('Sending…')).toHaveCount(0)
}

/** Looks at the chat in both themes. What the page around it does is the site's own affair. */
export async function expectAccessible(page: Page, name: string) {
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

export const form = {
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
export const anAddress = () => `zoe-${Date.now()}@example.test`
