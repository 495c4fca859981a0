import type { Page } from '@playwright/test'
import type { MessageWire } from '#lib/protocol/index.ts'
import { Chat } from '../people.ts'
import { bubbleOf, chatwootSnippet, expect, html, refuseTrouble, test } from './site.ts'

type Api = Record<string, unknown> & {
  toggle: (state?: string) => void
  setUser: (identifier: unknown, user: unknown) => void
  [method: string]: ((...args: unknown[]) => void) | unknown
}
type Site = Window & { $chatwoot: Api; heard: { name: string; detail: unknown }[] }

/** Keeps every event that the widget tells its page. */
const listening = `<script>
  window.heard = []
  for (const name of ['ready', 'error', 'on-message', 'on-start-conversation', 'postback', 'opened', 'closed'])
    addEventListener('chatwoot:' + name, event => heard.push({ name, detail: event.detail }))
</script>`

const heard = (page: Page, name: string) =>
  page.evaluate(sought => (window as unknown as Site).heard.filter(one => one.name === sought), name)
const property = (page: Page, name: string) => page.evaluate(key => (window as unknown as Site).$chatwoot[key], name)
const call = (page: Page, method: string, ...args: unknown[]) =>
  page.evaluate(
    ([name, given]) => {
      try {
        return (window as unknown as Site).$chatwoot[name as string] instanceof Function
          ? ((window as unknown as Site).$chatwoot[name as string] as (...args: unknown[]) => unknown)(
              ...(given as unknown[]),
            )
          : 'no such method'
      } catch (error) {
        return (error as Error).message
      }
    },
    [method, args] as const,
  )

const settings = (given: object) => `<script>window.chatwootSettings = ${JSON.stringify(given)}</script>`

test('a page with Chatwoot’s snippet calls every method of $chatwoot, unmodified', async ({ page, site, inbox }) => {
  const trouble = refuseTrouble(page)
  const zoe = inbox.who('crm-7')
  await page.goto(site.page(html(chatwootSnippet(inbox), listening)))
  await expect(bubbleOf(page)).toBeVisible()
  expect(await heard(page, 'ready')).toHaveLength(1)
  expect(await property(page, 'hasLoaded')).toBe(true)
  expect(await property(page, 'baseUrl')).toBe(inbox.charla)
  expect(await property(page, 'websiteToken')).toBe(inbox.token)

  // Before the chat is open, as pages do in `chatwoot:ready`.
  await call(page, 'setUser', zoe, {
    name: 'Zoe',
    email: `${zoe}@example.test`,
    identifier_hash: inbox.hash(zoe),
    company_name: 'Kettles Ltd',
    city: 'Leeds',
  })
  await call(page, 'setCustomAttributes', { plan: 'gold', seats: 3 })
  await call(page, 'setCustomAttributes', { seats: 4, old: true })
  await call(page, 'deleteCustomAttribute', 'old')
  await call(page, 'setConversationCustomAttributes', { cart: '12', gone: '1' })
  await call(page, 'deleteConversationCustomAttribute', 'gone')
  expect(await property(page, 'identifier')).toBe(zoe)
  expect(await property(page, 'user')).toMatchObject({ name: 'Zoe' })
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(await page.evaluate(() => document.cookie)).toBe('')

  await call(page, 'toggle', 'open')
  await call(page, 'toggle', 'open')
  const chat = new Chat(page)
  await chat.write('Where is my kettle?')
  await expect.poll(() => heard(page, 'opened')).toHaveLength(1)
  expect(await property(page, 'isOpen')).toBe(true)
  await expect
    .poll(async () => inbox.contacts())
    .toMatchObject([
      {
        identifier: zoe,
        name: 'Zoe',
        email: `${zoe}@example.test`,
        additional_attributes: { company_name: 'Kettles Ltd', city: 'Leeds' },
        custom_attributes: { plan: 'gold', seats: 4 },
      },
    ])
  await expect
    .poll(async () => inbox.conversations())
    .toMatchObject([{ custom_attributes: { cart: '12' }, meta: { hmac_verified: true } }])

  // And once it is.
  await call(page, 'setCustomAttributes', { later: 'yes' })
  await call(page, 'setConversationCustomAttributes', { later: 'too' })
  const label = await inbox.label()
  await call(page, 'setLabel', label)
  await call(page, 'setLabel', 'no-such-label')
  await expect.poll(async () => (await inbox.contacts())[0]?.custom_attributes).toMatchObject({ later: 'yes' })
  await expect
    .poll(async () => (await inbox.conversations())[0])
    .toMatchObject({
      custom_attributes: { cart: '12', later: 'too' },
      labels: [label],
    })
  await call(page, 'removeLabel', label)
  await call(page, 'deleteCustomAttribute', 'later')
  await expect.poll(async () => (await inbox.conversations())[0]?.labels).toEqual([])
  await expect.poll(async () => (await inbox.contacts())[0]?.custom_attributes).toEqual({ plan: 'gold', seats: 4 })

  await call(page, 'setLocale', 'es')
  await expect(bubbleOf(page)).toHaveAccessibleName('Cerrar el chat')
  await expect(chat.frame.locator('html')).toHaveAttribute('lang', 'es')
  await call(page, 'setColorScheme', 'dark')
  await expect(chat.frame.locator('html')).toHaveAttribute('data-scheme', 'dark')
  await call(page, 'toggleBubbleVisibility', 'hide')
  await expect(bubbleOf(page)).toBeHidden()
  await expect(page.locator('.woot-widget-holder')).toHaveClass(/woot-widget--without-bubble/)
  await call(page, 'toggleBubbleVisibility', 'show')
  await expect(bubbleOf(page)).toBeVisible()

  const [conversation] = await inbox.conversations()
  await inbox.answer(conversation?.id ?? 0, 'On its way')
  await expect
    .poll(async () => (await heard(page, 'on-message')).map(one => (one.detail as { content: string }).content))
    .toContain('On its way')

  const popup = page.waitForEvent('popup')
  await call(page, 'popoutChatWindow')
  const window = await popup
  await expect(window.getByText('On its way')).toBeVisible()
  await expect.poll(() => heard(page, 'closed')).toHaveLength(1)
  await window.close()

  expect(await page.evaluate(() => document.cookie)).toContain('cw_conversation=')
  await call(page, 'reset')
  expect(await property(page, 'resetTriggered')).toBe(true)
  expect(await page.evaluate(() => document.cookie)).toBe('')
  await call(page, 'toggle')
  await expect(chat.composer).toBeVisible()
  await expect(chat.frame.getByText('On its way')).toHaveCount(0)
  expect(await heard(page, 'ready')).toHaveLength(1)
  expect(await heard(page, 'error')).toEqual([])
  expect(trouble).toEqual([])
})

test('what it refuses it refuses with Chatwoot’s words', async ({ page, site, inbox }) => {
  await page.goto(site.page(html(chatwootSnippet(inbox), listening)))
  await expect(bubbleOf(page)).toBeVisible()
  const user = 'User object should have one of the keys [avatar_url, email, name]'
  const some = 'Custom attributes should have atleast one key'
  const name = 'Custom attribute is required'
  const refusals: [string, unknown[], string][] = [
    ['setUser', [{ id: 1 }, { name: 'Zoe' }], 'Identifier should be a string or a number'],
    ['setUser', [undefined, { name: 'Zoe' }], 'Identifier should be a string or a number'],
    ['setUser', ['1', {}], user],
    ['setUser', [1, undefined], user],
    ['setUser', ['1', { phone_number: '+491' }], user],
    ['setCustomAttributes', [], some],
    ['setCustomAttributes', [{}], some],
    ['setConversationCustomAttributes', [null], some],
    ['deleteCustomAttribute', [], name],
    ['deleteConversationCustomAttribute', [''], name],
  ]
  for (const [method, args, message] of refusals) expect(await call(page, method, ...args), method).toBe(message)
})

test('a page hears again of a message that asks, once it is answered', async ({ page, site, inbox, administrator }) => {
  await page.goto(site.page(html(chatwootSnippet(inbox), listening)))
  await bubbleOf(page).click()
  const chat = new Chat(page)
  await chat.write('Which sizes are there?')
  await expect.poll(async () => (await inbox.conversations()).length).toBe(1)
  const [conversation] = await inbox.conversations()
  await administrator('POST', `conversations/${conversation?.id}/messages`, {
    content: 'These',
    content_type: 'input_select',
    content_attributes: { items: ['Small', 'Large'].map(title => ({ title, value: title })) },
  })
  await chat.frame.getByRole('button', { name: 'Large' }).click()
  const asked = async () =>
    (await heard(page, 'on-message')).map(one => one.detail as MessageWire).filter(one => one.content === 'These')
  await expect
    .poll(async () => (await asked()).map(one => one.content_attributes.submitted_values))
    .toEqual([undefined, [{ title: 'Large', value: 'Large' }]])
})

test('a wrong signature is told as chatwoot:error, and the visitor stays nobody', async ({ page, site, inbox }) => {
  await page.goto(site.page(html(chatwootSnippet(inbox), listening)))
  await expect(bubbleOf(page)).toBeVisible()
  await call(page, 'setUser', inbox.who('crm-7'), { name: 'Eve', identifier_hash: inbox.hash(inbox.who('crm-8')) })
  await expect.poll(() => heard(page, 'error')).toMatchObject([{ detail: { errorType: 'SET_USER_ERROR' } }])
  await bubbleOf(page).click()
  await new Chat(page).write('I am Zoe')
  await expect
    .poll(async () => inbox.contacts())
    .toMatchObject([{ identifier: null, name: expect.not.stringMatching('Eve') }])
})

test('every setting of chatwootSettings is taken, and a wrong one counts as none', async ({ page, site, inbox }) => {
  const given = {
    hideMessageBubble: false,
    position: 'left',
    locale: 'pt_BR',
    type: 'expanded_bubble',
    launcherTitle: 'Pergunte',
    showPopoutButton: true,
    showUnreadMessagesDialog: false,
    widgetStyle: 'flat',
    darkMode: 'dark',
    baseDomain: '127.0.0.1',
    welcomeTitle: 'Bom dia',
    welcomeDescription: 'Estamos aqui',
    availableMessage: 'Presente',
    unavailableMessage: 'Volto já',
    enableFileUpload: false,
    enableEmojiPicker: false,
    enableEndConversation: false,
  }
  await page.goto(site.page(html(chatwootSnippet(inbox), settings(given))))
  const bubble = bubbleOf(page)
  await expect(bubble).toHaveText('Pergunte')
  await expect(bubble).toHaveClass(/woot-widget--expanded/)
  await expect(page.locator('#cw-bubble-holder')).toHaveClass(/woot-elements--left/)
  for (const [name, value] of Object.entries(given)) expect(await property(page, name), name).toEqual(value)
  await bubble.click()
  const holder = page.locator('#cw-widget-holder')
  await expect(holder).toHaveClass(/woot-elements--left/)
  await expect(holder).toHaveClass(/woot-widget-holder--flat/)
  await expect(holder).toHaveCSS('border-radius', '0px')
  const chat = new Chat(page)
  await expect(chat.frame.getByText('Bom dia')).toBeVisible()
  await expect(chat.frame.locator('html')).toHaveAttribute('lang', 'pt-BR')
  await expect(chat.frame.locator('html')).toHaveAttribute('data-scheme', 'dark')

  const wrong = { position: 'top', type: 'round', widgetStyle: 1, darkMode: 'blue', useBrowserLanguage: true }
  await page.goto(site.page(html(chatwootSnippet(inbox), settings(wrong))))
  await expect(bubble).toHaveAccessibleName('Open chat')
  const usual = { position: 'right', type: 'standard', widgetStyle: 'standard', darkMode: 'light', locale: 'en_US' }
  for (const [name, value] of Object.entries(usual)) expect(await property(page, name), name).toEqual(value)
})

test('without a bubble the page’s own button opens the chat, and gets the focus back (W10)', async ({
  page,
  site,
  inbox,
}) => {
  const button = '<button id="help" onclick="$chatwoot.toggle(\'open\')">Help</button>'
  await page.goto(site.page(html(button + chatwootSnippet(inbox), settings({ hideMessageBubble: true }) + listening)))
  await expect.poll(() => heard(page, 'ready')).toHaveLength(1)
  await expect(bubbleOf(page)).toBeHidden()
  await page.locator('#help').focus()
  await page.keyboard.press('Enter')
  const chat = new Chat(page)
  await expect(chat.composer).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('#help')).toBeFocused()
  await expect(page.locator('#cw-widget-holder')).toHaveCSS('visibility', 'hidden')
})

test('by keyboard: open, write, close, and the focus is on the bubble again (W10)', async ({ page, site, inbox }) => {
  await page.goto(site.page(html(`<a href="#x">A link</a>${chatwootSnippet(inbox)}`)))
  await expect(bubbleOf(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(bubbleOf(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(new Chat(page).composer).toBeFocused()
  await page.keyboard.type('By keys')
  await page.keyboard.press('Enter')
  await expect(new Chat(page).text('By keys')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bubbleOf(page)).toBeFocused()
  await expect(bubbleOf(page)).toHaveAttribute('aria-expanded', 'false')
})

test('on a phone the chat fills the page, and the bubble is out of its way', async ({ page, site, inbox }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(site.page(html(chatwootSnippet(inbox), '<meta name="viewport" content="width=device-width">')))
  await bubbleOf(page).click()
  await expect(new Chat(page).composer).toBeVisible()
  const box = await page.locator('#cw-widget-holder').boundingBox()
  expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
  await expect(bubbleOf(page)).toBeHidden()
})

test('an app that shows the frame in a view of its own is spoken to as React Native’s package expects', async ({
  page,
  inbox,
}) => {
  await page.addInitScript(() => {
    const posted: string[] = []
    Object.assign(window, { posted, ReactNativeWebView: { postMessage: (data: string) => posted.push(data) } })
  })
  const posted = async () =>
    (await page.evaluate(() => (window as unknown as { posted: string[] }).posted)).map(data =>
      JSON.parse(data.replace('chatwoot-widget:', '')),
    )
  const ana = inbox.who('app-1')
  await page.goto(`${inbox.charla}/widget?website_token=${inbox.token}&locale=es`)
  await expect.poll(async () => (await posted()).find(one => one.event === 'loaded')?.config.authToken).toMatch(/^ey/)
  await page.evaluate(
    ([identifier, hash]) => {
      const say = (message: object) => window.postMessage(`chatwoot-widget:${JSON.stringify(message)}`)
      say({ event: 'set-user', identifier, user: { name: 'Ana', identifier_hash: hash } })
      say({ event: 'set-custom-attributes', customAttributes: { plan: 'app' } })
      say({ event: 'set-color-scheme', darkMode: 'dark' })
    },
    [ana, inbox.hash(ana)],
  )
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'dark')
  await expect
    .poll(async () => (await posted()).find(one => one.event === 'setAuthCookie')?.data.widgetAuthToken)
    .toMatch(/^ey/)
  const composer = page.getByRole('textbox')
  await composer.fill('From the app')
  await composer.press('Enter')
  await expect
    .poll(() => inbox.contacts())
    .toMatchObject([{ identifier: ana, name: 'Ana', custom_attributes: { plan: 'app' } }])
  const [conversation] = await inbox.conversations()
  await inbox.answer(conversation?.id ?? 0, 'To the app')
  await expect(page.getByRole('log').getByText('To the app')).toBeVisible()
  await expect(composer).toBeVisible()
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await posted()).at(-1)).toMatchObject({ type: 'close-widget' })
})
