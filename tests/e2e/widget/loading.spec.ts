import { Chat, reopenChat } from '../people.ts'
import { bubbleOf, chatwootSnippet, expect, html, ourSnippet, refuseTrouble, requestsTo, test } from './site.ts'

type Site = Window & { charla: Record<string, (...args: unknown[]) => Promise<unknown>> }

test('before anybody acts: two requests, nothing stored, no frame, nothing moves (W1, W3)', async ({
  page,
  site,
  inbox,
  context,
}) => {
  await page.addInitScript(() => {
    const seen = { shift: 0 }
    Object.assign(window, { seen })
    const watch = (type: string, note: (entry: PerformanceEntry) => void) => {
      if (PerformanceObserver.supportedEntryTypes.includes(type))
        new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true })
    }
    watch('layout-shift', entry => {
      seen.shift += (entry as PerformanceEntry & { value: number }).value
    })
  })
  const requests = requestsTo(page, inbox.charla)
  await page.goto(site.page(html(ourSnippet(inbox))))
  await expect(bubbleOf(page)).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(requests.map(one => new URL(one.url()).pathname)).toEqual(['/widget.js', '/widget/launcher'])
  const stored = await page.evaluate(async () => ({
    cookies: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases?.())?.length ?? 0,
  }))
  expect(stored).toEqual({ cookies: '', local: 0, session: 0, databases: 0 })
  expect(await context.cookies()).toEqual([])
  await expect(page.locator('iframe')).toHaveCount(0)
  const seen = await page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen)
  expect(seen.shift).toBe(0)
  const bytes = await Promise.all(requests.map(async one => (await one.sizes()).responseBodySize))
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(5_000)
})

test('a campaign is waited for without a frame; nothing is stored until it is taken up, and then by who is named (W3, SEC8)', async ({
  page,
  site,
  inbox,
  context,
  administrator,
  browser,
}) => {
  await administrator('POST', 'campaigns', {
    title: 'Prices',
    message: 'Can I help you?',
    inbox_id: inbox.id,
    trigger_rules: { url: `${site.origin}/*`, time_on_page: 2 },
  })
  const requests = requestsTo(page, inbox.charla)
  await page.goto(site.page(html(ourSnippet(inbox))))
  await expect(bubbleOf(page)).toBeVisible()
  const zoe = inbox.who('crm-1')
  const user = { name: 'Zoe', identifier_hash: inbox.hash(zoe) }
  const identify = () =>
    page.evaluate(([zoe, user]) => (window as unknown as Site).charla.identify?.(zoe, user), [zoe, user] as const)
  await expect.poll(() => requests.some(one => one.url().includes('/widget/campaigns?'))).toBe(true)
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(
    requests.map(one => new URL(one.url()).pathname.replace(/-\w+\.js$/, '')),
    'what waiting costs',
  ).toEqual(['/widget.js', '/widget/launcher', '/widget/assets/campaigns', '/widget/campaigns'])
  expect(await identify()).toEqual({ verified: true })

  const frame = page.frameLocator('#chatwoot_live_chat_widget')
  await expect(frame.getByText('Can I help you?', { exact: true })).toBeVisible()
  expect(await identify()).toEqual({ verified: true })
  await page.waitForTimeout(500)
  expect(await context.cookies()).toEqual([])
  expect(await inbox.contacts()).toEqual([])

  await frame.getByRole('button', { name: 'Reply' }).click()
  await expect(frame.getByRole('log').getByText('Can I help you?')).toBeVisible()
  await expect.poll(() => inbox.contacts()).toMatchObject([{ identifier: zoe, name: 'Zoe' }])
  expect(await inbox.conversations()).toHaveLength(1)

  // In another browser, where the campaign is on the page before the website says who is there: it goes.
  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(site.page(html(ourSnippet(inbox))))
  const there = elsewhere.frameLocator('#chatwoot_live_chat_widget')
  await expect(there.getByText('Can I help you?', { exact: true })).toBeVisible()
  await elsewhere.evaluate(([zoe, user]) => (window as unknown as Site).charla.identify?.(zoe, user), [
    zoe,
    user,
  ] as const)
  await expect(elsewhere.locator('iframe')).toHaveCount(0)
  await elsewhere.context().close()
})

const places: Record<string, (inbox: Parameters<typeof ourSnippet>[0]) => string> = {
  'in the head, at once': inbox => html('', ourSnippet(inbox, '')),
  'in the head, async': inbox => html('', ourSnippet(inbox)),
  'in the head, deferred': inbox => html('', ourSnippet(inbox, 'defer')),
  'at the end of the body': inbox => html(ourSnippet(inbox, '')),
  'as a module': inbox => html(ourSnippet(inbox, 'type="module"')),
  'by a tag manager that leaves the attributes out': ({ charla, token }) =>
    html(`<script>
      addEventListener('load', () => setTimeout(() => {
        const tag = document.createElement('script')
        tag.src = '${charla}/widget.js?website_token=${token}'
        document.head.append(tag)
      }, 50))
    </script>`),
  'Chatwoot’s snippet in the head': inbox => html('', chatwootSnippet(inbox)),
  'Chatwoot’s snippet by a tag manager': inbox =>
    html(
      `<div id="tags"></div><script>
      addEventListener('load', () => {
        const holder = document.createElement('div')
        holder.innerHTML = ${JSON.stringify(chatwootSnippet(inbox)).replaceAll('</', '<\\/')}
        const tag = document.createElement('script')
        tag.text = holder.querySelector('script').text
        document.getElementById('tags').append(tag)
      })
    </script>`,
    ),
}

for (const [place, markup] of Object.entries(places))
  test(`the snippet works ${place} (W8)`, async ({ page, site, inbox }) => {
    const trouble = refuseTrouble(page)
    await page.goto(site.page(markup(inbox)))
    await bubbleOf(page).click()
    const chat = new Chat(page)
    await chat.write('Hello')
    await expect.poll(async () => (await inbox.conversations()).length).toBe(1)
    expect(trouble).toEqual([])
  })

const policies = {
  'one origin': (charla: string) =>
    `default-src 'none'; script-src ${charla}; connect-src ${charla}; frame-src ${charla}; base-uri 'none'`,
  'one origin, a nonce and trusted types': (charla: string) =>
    `default-src 'none'; script-src 'nonce-abc' ${charla}; connect-src ${charla}; frame-src ${charla}; require-trusted-types-for 'script'`,
  'a nonce alone': (charla: string) =>
    `default-src 'none'; script-src 'nonce-abc'; connect-src ${charla}; frame-src ${charla}`,
  'a nonce that is passed on': (charla: string) =>
    `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src ${charla}; frame-src ${charla}`,
}

for (const [name, policy] of Object.entries(policies))
  test(`under a policy of ${name} (W7)`, async ({ page, site, inbox }) => {
    const trouble = refuseTrouble(page)
    await page.goto(site.page(html(ourSnippet(inbox, 'async nonce="abc"')), policy(inbox.charla)))
    await expect(bubbleOf(page)).toHaveCSS('background-color', 'rgb(10, 125, 75)')
    await expect(bubbleOf(page)).toHaveCSS('height', '56px')
    const chat = await reopenChat(page)
    await chat.write('Strictly')
    await expect.poll(async () => (await inbox.conversations()).length).toBe(1)
    expect(trouble).toEqual([])
  })

test('where the policy forgets the request for the colour, the chat is there in the usual one', async ({
  page,
  site,
  inbox,
}) => {
  const policy = `default-src 'none'; script-src ${inbox.charla}; frame-src ${inbox.charla}`
  await page.goto(site.page(html(ourSnippet(inbox)), policy))
  const chat = await reopenChat(page)
  await chat.write('Blue')
})

test('a page that carries the snippet twice, and another website’s, has one chat', async ({ page, site, inbox }) => {
  const trouble = refuseTrouble(page)
  const other = { ...inbox, token: 'another-website' }
  await page.goto(
    site.page(html(ourSnippet(inbox, '') + ourSnippet(inbox) + chatwootSnippet(inbox) + ourSnippet(other))),
  )
  await page.waitForLoadState('networkidle')
  await expect(bubbleOf(page)).toHaveCount(1)
  await bubbleOf(page).click()
  await new Chat(page).write('Once')
  await expect(page.locator('iframe')).toHaveCount(1)
  expect(await inbox.conversations()).toHaveLength(1)
  expect(trouble).toEqual([])
})

test('where neither page nor frame may store anything the chat works until the page is left', async ({
  page,
  site,
  inbox,
}) => {
  await page.addInitScript(() => {
    const refused = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    for (const area of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, area, { get: refused })
    Object.assign(window, { BroadcastChannel: refused })
    Object.defineProperty(Document.prototype, 'cookie', { get: refused, set: refused })
    Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false })
  })
  const trouble = refuseTrouble(page)
  await page.goto(site.page(html(ourSnippet(inbox))))
  const chat = await reopenChat(page)
  await chat.write('Nothing is kept')
  await expect.poll(async () => (await inbox.conversations()).length).toBe(1)
  const [conversation] = await inbox.conversations()
  await inbox.answer(conversation?.id ?? 0, 'But answered')
  await expect(chat.text('But answered')).toBeVisible()
  // What is typed outlives an answer that comes over the page.
  await chat.composer.fill('Half a sent')
  await bubbleOf(page).click()
  await inbox.answer(conversation?.id ?? 0, 'And again')
  // By key: a browser gives no click to a foreign frame that has come a moment ago.
  await chat.frame.getByRole('button', { name: 'Read in the chat' }).press('Enter')
  await expect(chat.composer).toHaveValue('Half a sent')
  expect(trouble).toEqual([])
})

test('an inbox that is gone leaves nothing on the page, and says so', async ({ page, site, inbox }) => {
  await page.goto(
    site.page(
      html(
        `<script>addEventListener('chatwoot:error', event => { window.said = event.detail.error })</script>${ourSnippet({ ...inbox, token: 'gone' })}`,
      ),
    ),
  )
  await expect.poll(() => page.evaluate(() => (window as { said?: string }).said)).toBe('unknown websiteToken')
  await expect(bubbleOf(page)).toHaveCount(0)
})
