import type { Page } from '@playwright/test'
import { Chat, reopenChat } from '../people.ts'
import { bubbleOf, chatwootSnippet, expect, html, ourSnippet, refuseTrouble, requestsTo, test } from './site.ts'

type Charla = { [method: string]: (...args: unknown[]) => Promise<unknown> }
type Site = Window & { charla: Charla; said: unknown[] }

/** The documented line that takes calls before the script is there. */
const stub = `<script>
  window.charla ??= new Proxy({ q: [] }, {
    get: (o, m) => o[m] ?? ((...a) => new Promise((y, n) => o.q.push([m, a, y, n]))),
  })
</script>`

/** What the promise of a call gives, or why it was refused. */
const ask = (page: Page, method: string, ...args: unknown[]) =>
  page.evaluate(
    ([name, given]) =>
      ((window as unknown as Site).charla[name as string] as (...args: unknown[]) => Promise<unknown>)(
        ...(given as unknown[]),
      ).then(
        value => value ?? 'done',
        error => ({ reason: error.reason, message: error.message }),
      ),
    [method, args] as const,
  )

test('calls before the script is there are done in their order, and their promises are kept (W13)', async ({
  page,
  site,
  inbox,
}) => {
  const trouble = refuseTrouble(page)
  const zoe = inbox.who('crm-1')
  const calls = `<script>
    window.said = []
    const note = name => value => said.push(name + ' ' + JSON.stringify(value ?? null))
    const early = window.charla
    charla.setCustomAttributes({ plan: 'gold' }).then(note('attributes'))
    charla.identify('${zoe}', { name: 'Zoe', identifier_hash: '${inbox.hash(zoe)}' }).then(note('identified'))
    charla.sendMessage('Written before anything was there').then(note('sent'))
    charla.open().then(() => { note('opened')(); return early.close() }).then(note('closed'))
  </script>`
  await page.goto(site.page(html(`${stub}${calls}${ourSnippet(inbox)}`)))
  const said = () => page.evaluate(() => (window as unknown as Site).said)
  await expect.poll(said).toContain('sent null')
  expect((await said()).map(line => String(line).split(' ')[0]).sort()).toEqual([
    'attributes',
    'closed',
    'identified',
    'opened',
    'sent',
  ])
  expect(await said()).toContain('identified {"verified":true}')
  await expect
    .poll(() => inbox.contacts())
    .toMatchObject([{ identifier: inbox.who('crm-1'), custom_attributes: { plan: 'gold' } }])
  const [conversation] = await inbox.conversations()
  await expect
    .poll(async () => (await inbox.messages(conversation?.id ?? 0)).map(one => one.content))
    .toContain('Written before anything was there')
  expect(trouble).toEqual([])
})

test('identify says whether, or why not, before anybody opens the chat, and stores nothing (W3, W4, SEC8)', async ({
  page,
  site,
  inbox,
  context,
}) => {
  await page.goto(site.page(html(ourSnippet(inbox))))
  await expect(bubbleOf(page)).toBeVisible()
  const hash = inbox.hash(inbox.who('crm-1'))
  expect(await ask(page, 'identify', inbox.who('crm-1'), { name: 'Zoe' })).toEqual({ verified: false })
  expect(await ask(page, 'identify', inbox.who('crm-1'), { identifier_hash: hash })).toEqual({ verified: true })
  expect(await ask(page, 'identify', { identity_token: await inbox.sign(inbox.who('crm-2')) })).toEqual({
    verified: true,
  })
  expect(await ask(page, 'identify', inbox.who('crm-3'), { identifier_hash: hash })).toMatchObject({
    reason: 'identity_refused',
  })
  expect(
    await ask(page, 'identify', inbox.who('crm-3'), { identity_token: await inbox.sign(inbox.who('crm-2')) }),
  ).toMatchObject({
    reason: 'identity_refused',
  })
  expect(await ask(page, 'identify', '', {})).toMatchObject({ reason: 'invalid' })
  expect(await ask(page, 'identify')).toMatchObject({ reason: 'invalid' })
  expect(await ask(page, 'noSuchThing')).toMatchObject({ reason: 'invalid' })
  await inbox.change({ hmac_mandatory: true })
  expect(await ask(page, 'identify', inbox.who('crm-1'), { name: 'Zoe' })).toMatchObject({ reason: 'identity_refused' })
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(await context.cookies()).toEqual([])
  expect(await inbox.contacts()).toEqual([])
})

test('who is proven sees what waits for them on any browser, before opening anything (W9)', async ({
  browser,
  page,
  site,
  inbox,
}) => {
  const user = { name: 'Zoe', identifier_hash: inbox.hash(inbox.who('crm-1')) }
  await page.goto(site.page(html(ourSnippet(inbox))))
  await ask(page, 'identify', inbox.who('crm-1'), user)
  const chat = await reopenChat(page)
  await chat.write('Anybody there?')
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await inbox.conversations()).length).toBe(1)
  const [conversation] = await inbox.conversations()
  await inbox.answer(conversation?.id ?? 0, 'We are')
  await expect(bubbleOf(page)).toHaveAccessibleName('Open chat, 1 unread')
  await ask(page, 'setLocale', 'pt_BR')
  await expect(bubbleOf(page)).toHaveAccessibleName('Abrir o chat, não lidas: 1')
  await ask(page, 'setLocale', 'en')
  const sameTab = await page.context().newPage()
  await sameTab.goto(site.page(html(ourSnippet(inbox))))
  await expect(bubbleOf(sameTab)).toHaveAccessibleName('Open chat, 1 unread')

  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(site.page(html(ourSnippet(inbox))))
  await expect(bubbleOf(elsewhere)).toHaveAccessibleName('Open chat')
  await ask(elsewhere, 'identify', inbox.who('crm-1'), user)
  await expect(bubbleOf(elsewhere)).toHaveAccessibleName('Open chat, 1 unread')
  await inbox.answer(conversation?.id ?? 0, 'Really')
  await expect(bubbleOf(elsewhere)).toHaveAccessibleName('Open chat, 2 unread', { timeout: 3000 })
  await expect(elsewhere.locator('iframe')).toHaveCount(0)
  await reopenChat(elsewhere)
  await expect(new Chat(elsewhere).text('We are')).toBeVisible()
  // Read there, it is read here: a frame that is closed hears of it.
  for (const here of [page, sameTab]) await expect(bubbleOf(here)).toHaveAccessibleName('Open chat', { timeout: 2000 })
  await elsewhere.context().close()
})

test('logging out, and coming as somebody else, shows nothing of who was there (W5)', async ({ page, site, inbox }) => {
  await page.goto(site.page(html(ourSnippet(inbox))))
  const as = (name: string) => ask(page, 'identify', inbox.who(name), { identifier_hash: inbox.hash(inbox.who(name)) })
  await as('a')
  const chat = await reopenChat(page)
  await chat.write('A secret of A')
  await chat.composer.fill('A draft of A')

  // Straight away, with the chat open.
  expect(await as('b')).toEqual({ verified: true })
  await expect(chat.composer).toBeVisible()
  await expect(chat.composer).toHaveValue('')
  await ask(page, 'setCustomAttributes', { plan: 'b' })
  await chat.write('A secret of B')
  await expect(chat.frame.getByText('of A')).toHaveCount(0)
  await expect
    .poll(async () => (await inbox.contacts()).find(one => one.identifier === inbox.who('b'))?.custom_attributes)
    .toEqual({ plan: 'b' })

  // On another page, where the cookie is still B's.
  await page.goto(site.page(html(ourSnippet(inbox))))
  await as('a')
  await reopenChat(page)
  await expect(chat.text('A secret of A')).toBeVisible()
  await expect(chat.frame.getByText('of B')).toHaveCount(0)

  expect(await ask(page, 'logout')).toBe('done')
  await expect(page.locator('iframe')).toHaveCount(0)
  await reopenChat(page)
  await expect(chat.frame.getByText(/of [AB]/)).toHaveCount(0)
  await expect(chat.composer).toHaveValue('')
  await chat.composer.fill('A draft of nobody')
  expect(await ask(page, 'logout')).toBe('done')
  await reopenChat(page)
  await expect(chat.composer).toHaveValue('')
  await expect
    .poll(async () => (await inbox.contacts()).map(one => one.identifier).sort())
    .toEqual(['a', 'b'].map(inbox.who))
})

test('what another tab has forgotten this one forgets', async ({ page, site, inbox, context }) => {
  await page.goto(site.page(html(ourSnippet(inbox))))
  const chat = await reopenChat(page)
  await chat.write('Before')
  const other = await context.newPage()
  await other.goto(site.page(html(ourSnippet(inbox))))
  await reopenChat(other)
  await expect(new Chat(other).text('Before')).toBeVisible()
  await ask(page, 'logout')
  await expect(other.locator('iframe')).toHaveCount(0)
  await reopenChat(other)
  await expect(new Chat(other).frame.getByText('Before')).toHaveCount(0)
})

test('what was written before logging in comes along', async ({ page, site, inbox }) => {
  await page.goto(site.page(html(ourSnippet(inbox))))
  const chat = await reopenChat(page)
  await chat.write('Who am I?')
  expect(
    await ask(page, 'identify', inbox.who('crm-1'), { identifier_hash: inbox.hash(inbox.who('crm-1')), name: 'Zoe' }),
  ).toEqual({
    verified: true,
  })
  await expect(chat.text('Who am I?')).toBeVisible()
  await chat.write('I am Zoe')
  await expect.poll(() => inbox.contacts()).toMatchObject([{ identifier: inbox.who('crm-1'), name: 'Zoe' }])
  expect(await inbox.conversations()).toHaveLength(1)
  await page.reload()
  await reopenChat(page)
  await expect(chat.text('I am Zoe')).toBeVisible()
})

test('a part that cannot be downloaded is asked for again by the next call', async ({ page, site, inbox }) => {
  let refusals = 0
  await page.route('**/widget/assets/calls-*', route => (refusals++ ? route.continue() : route.abort()))
  await page.goto(site.page(html(ourSnippet(inbox))))
  await expect(bubbleOf(page)).toBeVisible()
  const identify = () => ask(page, 'identify', inbox.who('crm-1'), { identifier_hash: inbox.hash(inbox.who('crm-1')) })
  expect(await identify()).toMatchObject({ reason: 'unreachable' })
  expect(await identify()).toEqual({ verified: true })
})

test('what is destroyed while it loads does nothing more', async ({ page, site, inbox }) => {
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  let isAsked = false
  await page.route('**/widget/assets/host-*', async route => {
    isAsked = true
    await held
    await route.continue()
  })
  await page.goto(site.page(html(ourSnippet(inbox))))
  await expect(bubbleOf(page)).toBeVisible()
  const opened = ask(page, 'open')
  const identified = ask(page, 'identify', inbox.who('crm-1'), {})
  await expect.poll(() => isAsked).toBe(true)
  await ask(page, 'destroy')
  release()
  expect(await opened).toMatchObject({ reason: 'destroyed' })
  expect(await identified).toMatchObject({ reason: 'destroyed' })
  await expect(page.locator('iframe')).toHaveCount(0)
  await expect(page.locator('[id^="cw-"]')).toHaveCount(0)
})

test('a frame that is slower than the patience of who asks still learns who is there', async ({
  page,
  site,
  inbox,
}) => {
  await page.addInitScript(() => {
    if (window !== top) return
    const { setTimeout: later } = window
    const soon = (action: TimerHandler, ms?: number, ...args: unknown[]) =>
      later(action, ms === 20_000 ? 200 : ms, ...args)
    Object.assign(window, { setTimeout: soon })
  })
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route('**/widget?*', async route => {
    await held
    await route.continue()
  })
  await page.goto(site.page(html(ourSnippet(inbox))))
  const zoe = inbox.who('crm-1')
  await ask(page, 'open')
  expect(await ask(page, 'identify', zoe, { name: 'Zoe', identifier_hash: inbox.hash(zoe) })).toMatchObject({
    reason: 'unreachable',
  })
  release()
  await new Chat(page).write('At last')
  await expect.poll(() => inbox.contacts()).toMatchObject([{ identifier: zoe, name: 'Zoe' }])
})

test('of what is said twice the later counts, however fast it is said', async ({ page, site, inbox }) => {
  await page.goto(site.page(html(ourSnippet(inbox))))
  await expect(bubbleOf(page)).toBeVisible()
  await page.evaluate(
    async ([zoe, hash]) => {
      const { charla } = window as unknown as Site
      const count = (from: number) =>
        Array.from({ length: 15 }, (_, at) => charla.setCustomAttributes?.({ seats: from + at }))
      const before = count(0)
      const opened = charla.open?.()
      const named = charla.identify?.(zoe, { name: 'Zoe', identifier_hash: hash })
      const meanwhile = count(100)
      await Promise.all([...before, opened, named, ...meanwhile])
      await Promise.all(count(200))
    },
    [inbox.who('crm-1'), inbox.hash(inbox.who('crm-1'))] as const,
  )
  await expect.poll(async () => (await inbox.contacts())[0]?.custom_attributes).toEqual({ seats: 214 })
})

test('boot, update and destroy may come in any order, as often as they like (W13)', async ({ page, site, inbox }) => {
  const trouble = refuseTrouble(page)
  const { token, charla } = inbox
  await page.goto(site.page(html(`<script src="${charla}/widget.js" async></script>`)))
  await expect.poll(() => page.evaluate(() => 'charla' in window)).toBe(true)
  await expect(bubbleOf(page)).toHaveCount(0)
  expect(await ask(page, 'boot', { websiteToken: 'gone' })).toMatchObject({ reason: 'unknown_website' })
  expect(await ask(page, 'boot', { websiteToken: token, position: 'left' })).toBe('done')
  expect(await ask(page, 'boot', { websiteToken: token })).toBe('done')
  await expect(bubbleOf(page)).toHaveCount(1)
  await ask(page, 'update', { position: 'right', type: 'expanded_bubble', launcherTitle: 'Ask us' })
  await expect(bubbleOf(page)).toHaveText('Ask us')
  await expect(page.locator('#cw-bubble-holder')).toHaveClass(/woot-elements--right/)
  await ask(page, 'open')
  await expect(new Chat(page).composer).toBeVisible()
  await ask(page, 'update', { welcomeTitle: 'Another greeting', locale: 'es' })
  await expect(new Chat(page).frame.getByText('Another greeting')).toBeVisible()
  await expect(new Chat(page).frame.locator('html')).toHaveAttribute('lang', 'es')
  for (let times = 0; times < 2; times++) await ask(page, 'destroy')
  await expect(page.locator('#cw-bubble-holder, #cw-widget-holder')).toHaveCount(0)
  expect(
    await page.evaluate(() => [document.adoptedStyleSheets.length, '$chatwoot' in window && window.$chatwoot]),
  ).toEqual([0, undefined])
  const later = page.evaluate(() => (window as unknown as Site).charla.open?.().then(() => 'opened'))
  await ask(page, 'boot', { websiteToken: token })
  expect(await later).toBe('opened')
  await expect(new Chat(page).composer).toBeVisible()
  expect(trouble).toEqual([])
})

test('a router that changes the whole body keeps the chat, and what is in it', async ({ page, site, inbox }) => {
  // What Turbo, Turbolinks and Astro do: another body, whose scripts run again.
  const visit = () =>
    page.evaluate(() => {
      const next = document.createElement('body')
      next.innerHTML = `<main><h1>Page ${Math.random()}</h1></main>`
      for (const old of document.body.querySelectorAll('script')) {
        const script = document.createElement('script')
        script.text = old.text
        for (const { name, value } of old.attributes) script.setAttribute(name, value)
        next.append(script)
      }
      document.body.replaceWith(next)
      history.pushState({}, '', `/visited/${Math.random()}`)
    })
  await page.goto(site.page(html(chatwootSnippet(inbox))))
  await expect(bubbleOf(page)).toBeVisible()
  await visit()
  await expect(bubbleOf(page)).toBeVisible()
  const chat = await reopenChat(page)
  await chat.write('Across pages')
  await chat.composer.fill('Half a sent')
  const requests = requestsTo(page, inbox.charla)
  for (let times = 0; times < 3; times++) await visit()
  await expect(chat.composer).toHaveValue('Half a sent')
  await expect(chat.text('Across pages')).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(1)
  await expect(bubbleOf(page)).toHaveCount(1)
  expect(requests.filter(one => one.isNavigationRequest())).toEqual([])
})

test('who takes the chat off the page by hand is not contradicted', async ({ page, site, inbox }) => {
  await page.goto(site.page(html(ourSnippet(inbox))))
  await bubbleOf(page).waitFor()
  await page.evaluate(() => document.getElementById('cw-bubble-holder')?.remove())
  await page.waitForTimeout(200)
  await expect(bubbleOf(page)).toHaveCount(0)
})
