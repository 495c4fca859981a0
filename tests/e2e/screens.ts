import type { Locator, Page } from '@playwright/test'
import { oneOffScreens } from './one-off-screens.ts'

/** Every screen there is, how to reach it, and as whom. `shots` and the accessibility tests walk this list. */
export type Screen = {
  name: string
  as: 'nobody' | 'agent' | 'administrator'
  path: string
  prepare?: (page: Page) => Promise<void>
}

const account = '/app/accounts/1'

/** What is chosen for a conversation in a window over the page, and by which key. */
const choosers = {
  team: 't',
  labels: 'l',
  priority: 'p',
  macro: 'm',
  participants: 'Shift+W',
  transcript: 'Shift+T',
  snooze: 'Shift+Z',
}

export const screens: Screen[] = [
  { name: 'sign-in', as: 'nobody', path: '/app/login' },
  { name: 'sign-in-link-gone', as: 'nobody', path: '/app/login?email=zoe%40example.test&sso_auth_token=gone' },
  { name: 'forgotten-password', as: 'nobody', path: '/app/auth/reset/password' },
  { name: 'new-password', as: 'nobody', path: '/app/auth/password/edit?token_hash=gone' },
  { name: 'sign-up-closed', as: 'nobody', path: '/app/auth/signup' },
  { name: 'confirm-email', as: 'nobody', path: '/app/auth/email?token=gone' },
  { name: 'invitation-gone', as: 'nobody', path: '/app/auth/invitation?token=gone' },
  { name: 'demo-page', as: 'nobody', path: '/demo' },
  { name: 'playground', as: 'nobody', path: '/playground' },
  { name: 'not-found', as: 'nobody', path: '/nothing-here' },
  { name: 'conversations', as: 'agent', path: `${account}/dashboard` },
  {
    name: 'conversations-picked',
    as: 'agent',
    path: `${account}/dashboard`,
    prepare: async page => {
      await page.locator('[data-conversation]').first().waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press('x')
      await page.getByRole('toolbar').waitFor()
    },
  },
  {
    name: 'conversations-filter',
    as: 'agent',
    path: `${account}/dashboard`,
    prepare: async page => {
      await page.locator('[data-conversation]').first().waitFor()
      await page.keyboard.press('f')
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'view-gone', as: 'agent', path: `${account}/custom_view/9999` },
  { name: 'conversation', as: 'agent', path: `${account}/conversations/2` },
  {
    name: 'commands',
    as: 'agent',
    path: `${account}/conversations/2`,
    prepare: async page => {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'message-menu', as: 'agent', path: `${account}/conversations/2`, prepare: openMessageMenu },
  {
    name: 'delete-message',
    as: 'agent',
    path: `${account}/conversations/2`,
    prepare: async page => {
      await openMessageMenu(page)
      await page.getByRole('menuitem').last().click()
      await page.getByRole('alertdialog').waitFor()
    },
  },
  {
    name: 'found',
    as: 'agent',
    path: `${account}/conversations/2`,
    prepare: async page => {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('combobox').fill('luc')
      await page.getByRole('option').filter({ hasText: '#2' }).first().waitFor()
    },
  },
  {
    name: 'new-message',
    as: 'agent',
    path: `${account}/dashboard`,
    prepare: async page => {
      await page.locator('[data-conversation]').first().waitFor()
      await page.keyboard.press('c')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'new-message-filled',
    as: 'agent',
    path: `${account}/contacts/2`,
    prepare: async page => {
      await page.locator('main h1').waitFor()
      await page.keyboard.press('c')
      await page.getByRole('dialog').locator('form button').first().click()
      await page.getByRole('dialog').getByRole('combobox').fill('lucia')
      await page.getByRole('option').first().click()
      await page.getByRole('dialog').locator('select, [role=status]').first().waitFor()
    },
  },
  { name: 'contacts', as: 'agent', path: `${account}/contacts` },
  { name: 'contacts-online', as: 'agent', path: `${account}/contacts/active` },
  { name: 'contact', as: 'agent', path: `${account}/contacts/2` },
  {
    name: 'contacts-filter',
    as: 'agent',
    path: `${account}/contacts`,
    prepare: async page => {
      await page.locator('[data-contact]').first().waitFor()
      await page.keyboard.press('f')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'contacts-picked',
    as: 'administrator',
    path: `${account}/contacts`,
    prepare: async page => {
      await page.locator('[data-contact] input').first().check()
      await page.getByRole('toolbar').waitFor()
    },
  },
  {
    name: 'new-contact',
    as: 'administrator',
    path: `${account}/contacts`,
    prepare: async page => {
      await page.locator('[data-contact]').first().waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'merge-contacts',
    as: 'administrator',
    path: `${account}/contacts/2`,
    prepare: async page => {
      await page.locator('h2').first().waitFor()
      await page.keyboard.press('m')
      await page.getByRole('dialog').getByRole('searchbox').fill('mina')
      await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click()
      await page.getByRole('dialog').getByRole('table').waitFor()
    },
  },
  {
    name: 'delete-contact',
    as: 'administrator',
    path: `${account}/contacts/2`,
    prepare: async page => {
      await page.locator('main header button').last().click()
      await page.getByRole('menuitem').last().click()
      await page.getByRole('dialog').getByRole('textbox').waitFor()
    },
  },
  { name: 'import-contacts', as: 'administrator', path: `${account}/contacts/import` },
  {
    name: 'import-columns',
    as: 'administrator',
    path: `${account}/contacts/import`,
    prepare: async page => {
      const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('name,email\nZoe,zoe@shots.test\n') }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByRole('table').waitFor()
    },
  },
  {
    name: 'import-preview',
    as: 'administrator',
    path: `${account}/contacts/import`,
    prepare: async page => {
      const text = 'name,email\nZoe,zoe@shots.test\nZac,broken\n'
      const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.locator('form button[type=submit]').click()
      await page.getByRole('table').first().waitFor()
    },
  },
  { name: 'companies', as: 'agent', path: `${account}/companies` },
  {
    name: 'new-company',
    as: 'agent',
    path: `${account}/companies`,
    prepare: async page => {
      await page.locator('main header').waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'company-gone', as: 'agent', path: `${account}/companies/9999` },
  {
    name: 'composer-note',
    as: 'agent',
    path: `${account}/conversations/2`,
    prepare: async page => {
      await page.locator('[data-composer-field="rich"]').waitFor()
      await page.locator('[data-mode="note"]').click()
      const field = page.locator('[data-composer="note"] [data-composer-field="rich"]')
      await field.fill('') // a draft may be there
      await field.pressSequentially('@')
      await page.getByRole('option').first().waitFor()
    },
  },
  {
    name: 'composer-emoji',
    as: 'agent',
    path: `${account}/conversations/2`,
    prepare: async page => {
      await page.locator('[data-composer-field="rich"]').waitFor()
      await page.locator('[data-composer] button[aria-haspopup="dialog"]').first().click()
      await page.getByRole('searchbox').waitFor()
    },
  },
  {
    name: 'composer-later',
    as: 'agent',
    path: `${account}/conversations/2`,
    prepare: async page => {
      await page.locator('[data-mode="reply"]').click()
      await page.locator('[data-composer="reply"] [data-composer-field="rich"]').waitFor()
      await page.locator('[data-composer="reply"] [data-composer-field]').fill('Until tomorrow')
      await page.locator('[data-composer] button[aria-haspopup="menu"]').last().click()
      await page.getByRole('menuitem').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  ...Object.entries(choosers).map(([name, key]) => ({
    name: `conversation-${name}`,
    as: 'agent' as const,
    path: `${account}/conversations/2`,
    prepare: async (page: Page) => {
      await page.locator('main header h2').waitFor()
      await page.locator('body').press(key)
      await page.getByRole('dialog').waitFor()
    },
  })),
  { name: 'macros', as: 'administrator', path: `${account}/settings/macros` },
  { name: 'new-macro', as: 'administrator', path: `${account}/settings/macros/new` },
  { name: 'apps', as: 'administrator', path: `${account}/settings/integrations/dashboard_apps` },
  {
    name: 'new-app',
    as: 'administrator',
    path: `${account}/settings/integrations/dashboard_apps`,
    prepare: async page => {
      await page.locator('main button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'profile', as: 'agent', path: `${account}/profile/settings` },
  {
    name: 'change-email',
    as: 'agent',
    path: `${account}/profile/settings`,
    prepare: page => openDialog(page, page.locator('form').first().getByRole('button').first()),
  },
  { name: 'preferences', as: 'agent', path: `${account}/profile/preferences` },
  { name: 'notification-settings', as: 'agent', path: `${account}/profile/notifications` },
  { name: 'access', as: 'agent', path: `${account}/profile/access` },
  {
    name: 'shortcuts',
    as: 'agent',
    path: `${account}/conversations/2`,
    prepare: async page => {
      await page.keyboard.press('Control+/')
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'notifications', as: 'agent', path: `${account}/inbox-view` },
  {
    name: 'notification-snooze',
    as: 'agent',
    path: `${account}/inbox-view`,
    prepare: async page => {
      await page.locator('main label').last().click()
      await page.locator('[data-notification]').first().focus()
      await page.keyboard.press('h')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'how-one-is-told',
    as: 'agent',
    path: `${account}/inbox-view`,
    prepare: async page => {
      await page.locator('main header button').last().click()
      await page.getByRole('menuitem').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'saved-views', as: 'agent', path: `${account}/settings/custom_views/list` },
  { name: 'canned-responses', as: 'agent', path: `${account}/settings/canned-response/list` },
  { name: 'new-canned-response', as: 'agent', path: `${account}/settings/canned-response/list`, prepare: firstDialog },
  { name: 'inboxes', as: 'administrator', path: `${account}/settings/inboxes` },
  { name: 'new-inbox', as: 'administrator', path: `${account}/settings/inboxes/new` },
  { name: 'new-inbox-email', as: 'administrator', path: `${account}/settings/inboxes/new/email` },
  {
    name: 'new-inbox-email-denied',
    as: 'administrator',
    path: `${account}/settings/inboxes/new/email?connect=google&problem=denied`,
  },
  { name: 'new-inbox-whatsapp', as: 'administrator', path: `${account}/settings/inboxes/new/whatsapp` },
  { name: 'new-inbox-telegram', as: 'administrator', path: `${account}/settings/inboxes/new/telegram` },
  { name: 'new-inbox-members', as: 'administrator', path: `${account}/settings/inboxes/new/1/agents` },
  { name: 'new-inbox-done', as: 'administrator', path: `${account}/settings/inboxes/new/1/finish` },
  { name: 'inbox', as: 'administrator', path: `${account}/settings/inboxes/1` },
  { name: 'inbox-widget', as: 'administrator', path: `${account}/settings/inboxes/1/widget` },
  { name: 'inbox-form', as: 'administrator', path: `${account}/settings/inboxes/1/form` },
  { name: 'inbox-install', as: 'administrator', path: `${account}/settings/inboxes/1/install` },
  { name: 'inbox-members', as: 'administrator', path: `${account}/settings/inboxes/1/members` },
  {
    name: 'inbox-hours',
    as: 'administrator',
    path: `${account}/settings/inboxes/1/hours`,
    prepare: page => page.locator('main form input[type=checkbox]').first().check(),
  },
  {
    name: 'inbox-survey',
    as: 'administrator',
    path: `${account}/settings/inboxes/1/survey`,
    prepare: page => page.locator('main form input[type=checkbox]').first().check(),
  },
  { name: 'inbox-bot', as: 'administrator', path: `${account}/settings/inboxes/1/bot` },
  {
    name: 'new-inbox-tested',
    as: 'administrator',
    path: `${account}/settings/inboxes/new/telegram`,
    prepare: async page => {
      await page.locator('main input[name=name]').fill('Bot')
      await page.locator('main input[type=password]').fill(`123456789:${'A'.repeat(35)}`)
      await page.locator('main form button[type=button]').last().click()
      await page.locator('main form ol').nth(1).waitFor({ timeout: 40_000 })
    },
  },
  { name: 'campaigns', as: 'administrator', path: `${account}/campaigns/ongoing/live_chat` },
  {
    name: 'new-campaign',
    as: 'administrator',
    path: `${account}/campaigns/ongoing/live_chat`,
    prepare: async page => {
      await page.locator('main button').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  ...oneOffScreens,
  { name: 'agents', as: 'administrator', path: `${account}/settings/agents/list` },
  {
    name: 'invite',
    as: 'administrator',
    path: `${account}/settings/agents/list`,
    prepare: async page => {
      await page
        .getByRole('button', { name: 'Invite an agent' })
        .or(page.locator('main button').first())
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'webhooks', as: 'administrator', path: `${account}/settings/integrations/webhook` },
  {
    name: 'new-webhook',
    as: 'administrator',
    path: `${account}/settings/integrations/webhook`,
    prepare: async page => {
      await page.locator('main button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'account', as: 'administrator', path: `${account}/settings/general` },
  {
    name: 'delete-account',
    as: 'administrator',
    path: `${account}/settings/general`,
    prepare: page => openDialog(page, page.locator('main button').last()),
  },
  { name: 'business-hours', as: 'administrator', path: `${account}/settings/business-hours` },
  { name: 'new-calendar', as: 'administrator', path: `${account}/settings/business-hours`, prepare: firstDialog },
  { name: 'teams', as: 'administrator', path: `${account}/settings/teams/list` },
  { name: 'new-team', as: 'administrator', path: `${account}/settings/teams/list`, prepare: firstDialog },
  { name: 'labels', as: 'administrator', path: `${account}/settings/labels/list` },
  { name: 'new-label', as: 'administrator', path: `${account}/settings/labels/list`, prepare: firstDialog },
  { name: 'attributes', as: 'administrator', path: `${account}/settings/attributes/list` },
  { name: 'new-attribute', as: 'administrator', path: `${account}/settings/attributes/list`, prepare: firstDialog },
  {
    name: 'edit-agent',
    as: 'administrator',
    path: `${account}/settings/agents/list`,
    prepare: page => openDialog(page, page.locator('main li button').first()),
  },
  { name: 'system-health', as: 'administrator', path: `${account}/settings/system-health` },
  { name: 'outbox', as: 'administrator', path: '/app/outbox' },
]

/** By keyboard: the lowest message, and what can be done with it. */
async function openMessageMenu(page: Page): Promise<void> {
  await page.getByRole('article').first().waitFor()
  await page.getByRole('log').focus()
  await page.keyboard.press('ArrowUp')
  await page.locator('article:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem').first().waitFor()
}

/** Waits until a screen stands still: nothing loads, no skeletons, fonts there. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page
    .locator('[data-skeleton], [aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached' })
    .catch(() => {})
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(400)
}

/** The one action of a settings page. */
function firstDialog(page: Page): Promise<void> {
  return openDialog(page, page.locator('main button').first())
}

async function openDialog(page: Page, button: Locator): Promise<void> {
  await button.click()
  await page.getByRole('dialog').waitFor()
}
