import type { Page } from '@playwright/test'

/** Every screen there is, how to reach it, and as whom. `shots` and the accessibility tests walk this list. */
export type Screen = {
  name: string
  as: 'nobody' | 'agent' | 'administrator'
  path: string
  prepare?: (page: Page) => Promise<void>
}

const account = '/app/accounts/1'

export const screens: Screen[] = [
  { name: 'sign-in', as: 'nobody', path: '/app/login' },
  { name: 'sign-in-link-gone', as: 'nobody', path: '/app/login?email=zoe%40example.test&sso_auth_token=gone' },
  { name: 'forgotten-password', as: 'nobody', path: '/app/auth/reset/password' },
  { name: 'new-password', as: 'nobody', path: '/app/auth/password/edit?token_hash=gone' },
  { name: 'sign-up-closed', as: 'nobody', path: '/app/auth/signup' },
  { name: 'invitation-gone', as: 'nobody', path: '/app/auth/invitation?token=gone' },
  { name: 'demo-page', as: 'nobody', path: '/demo' },
  { name: 'playground', as: 'nobody', path: '/playground' },
  { name: 'not-found', as: 'nobody', path: '/nothing-here' },
  { name: 'conversations', as: 'agent', path: `${account}/dashboard` },
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
  { name: 'profile', as: 'agent', path: `${account}/profile/settings` },
  { name: 'inboxes', as: 'administrator', path: `${account}/settings/inboxes` },
  { name: 'new-inbox', as: 'administrator', path: `${account}/settings/inboxes/new` },
  { name: 'inbox', as: 'administrator', path: `${account}/settings/inboxes/1` },
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
  { name: 'agents', as: 'administrator', path: `${account}/settings/agents` },
  {
    name: 'invite',
    as: 'administrator',
    path: `${account}/settings/agents`,
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
