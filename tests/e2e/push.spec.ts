import { createECDH, randomBytes } from 'node:crypto'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { newPerson, signIn } from './people.ts'
import { test } from './test.ts'

const scope = '/app'

/** A Chromium without a push service subscribes nowhere: the subscription is made up, and everything behind it is real. */
async function fakeSubscription(context: BrowserContext) {
  const keys = createECDH('prime256v1')
  keys.generateKeys()
  const json = {
    endpoint: `https://push.example.test/${randomBytes(8).toString('hex')}`,
    keys: { p256dh: keys.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') },
  }
  await context.addInitScript(made => {
    const subscription = { ...made, options: {}, toJSON: () => made, unsubscribe: async () => true }
    const kept = { on: false }
    PushManager.prototype.subscribe = async () => {
      kept.on = true
      return subscription as unknown as PushSubscription
    }
    PushManager.prototype.getSubscription = async () => (kept.on ? (subscription as unknown as PushSubscription) : null)
  }, json)
}

async function openSettings(page: Page) {
  await page.goto('/app/accounts/1/inbox-view')
  await page.locator('main > header').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'How you are told' }).click()
  return page.getByRole('dialog', { name: 'How you are told' })
}

/** What a push service would do, through the browser's own tools. */
async function deliver(page: Page, message: Record<string, string>) {
  const session = await page.context().newCDPSession(page)
  const registered = new Promise<string>(found =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(one => one.scopeURL.endsWith(scope) && !one.isDeleted)
      if (own) found(own.registrationId)
    }),
  )
  await session.send('ServiceWorker.enable')
  const origin = new URL(page.url()).origin
  await session.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: await registered,
    data: JSON.stringify(message),
  })
}

test('a trial goes through every hop until it arrives', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  await page.context().grantPermissions(['notifications'])
  await fakeSubscription(page.context())
  await signIn(page)
  const dialog = await openSettings(page)
  const added = page.waitForResponse(response => response.url().endsWith('/notification_subscriptions'))
  await page.route('**/notification_subscriptions/test', async route => {
    const { id } = await (await added).json()
    const delivered = { id, subscription_type: 'browser_push', outcome: 'delivered', status: 201, reason: null }
    await route.fulfill({ json: { payload: [delivered] } })
    await deliver(page, { title: 'Notifications work', body: 'Here', tag: 'trial', url: '/app' })
  })
  await dialog.getByRole('button', { name: 'Send a test' }).click()
  await expect(dialog.getByRole('listitem').filter({ hasText: '(done)' })).toHaveCount(6, { timeout: 30_000 })
  await expect(dialog.getByRole('switch', { name: 'Notifications on this browser' })).toBeChecked()
  await dialog.getByRole('switch', { name: 'Notifications on this browser' }).click()
  await expect(dialog.getByRole('switch', { name: 'Notifications on this browser' })).not.toBeChecked()
})

test('what the push service says is said, and which hop failed', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  await page.context().grantPermissions(['notifications'])
  await fakeSubscription(page.context())
  await signIn(page)
  const dialog = await openSettings(page)
  await dialog.getByRole('button', { name: 'Send a test' }).click()
  // The address is nowhere: the server asks it and says so.
  const failed = dialog.getByRole('listitem').filter({ hasText: '(failed)' })
  await expect(failed).toContainText('The push service', { timeout: 30_000 })
  await expect(dialog.getByRole('listitem').filter({ hasText: '(done)' })).toHaveCount(4)
  await expect(dialog.getByRole('listitem').filter({ hasText: '(still to come)' })).toHaveCount(1)
})

test('a browser that forbids notifications says how to allow them', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  await page.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }))
  await signIn(page)
  const dialog = await openSettings(page)
  await expect(dialog.getByText('Notifications of this site are blocked')).toBeVisible()
  await expect(dialog.getByRole('switch', { name: 'Notifications on this browser' })).toBeDisabled()
})

test('each kind of notification has a tone of its own, which stays', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  await signIn(page)
  let dialog = await openSettings(page)
  const mentions = dialog.getByRole('combobox', { name: 'Mentions' })
  const other = (await mentions.inputValue()) === 'bell' ? 'chime' : 'bell'
  const saved = page.waitForResponse(
    response => response.url().endsWith('/api/v1/profile') && response.request().method() === 'PUT',
  )
  await mentions.selectOption(other)
  await saved
  await page.reload()
  dialog = await openSettings(page)
  await expect(dialog.getByRole('combobox', { name: 'Mentions' })).toHaveValue(other)
})
