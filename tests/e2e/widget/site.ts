import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, type Request } from '@playwright/test'
import { SignJWT } from 'jose'
import type { ContactWire, ConversationWire, InboxWire, MessageWire } from '#lib/protocol/index.ts'
import { demo } from '../people.ts'
import { test as base } from '../test.ts'

/** A website of strangers: pages by their path, on another origin than Charla. */
export type Site = {
  origin: string
  /** Puts a page at a new address, and answers it. `policy` is its Content-Security-Policy. */
  page(html: string, policy?: string): string
}

/** What the website's owner has at hand: an inbox, its secret, and the API. */
export type Inbox = {
  id: number
  token: string
  charla: string
  /** An identifier that no other test has: identifiers belong to the account. */
  who(name: string): string
  hash(identifier: string): string
  /** An identity token (SEC4). */
  sign(identifier: string): Promise<string>
  contacts(): Promise<ContactWire[]>
  conversations(): Promise<ConversationWire[]>
  messages(conversation: number): Promise<MessageWire[]>
  answer(conversation: number, content: string): Promise<void>
  change(channel: object): Promise<void>
  /** Makes a label, and answers its title. */
  label(): Promise<string>
}

type Call = <Answer>(method: string, path: string, data?: object) => Promise<Answer>

export const test = base.extend<{ site: Site; inbox: Inbox }, { administrator: Call }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern
  site: async ({}, use) => {
    const pages = new Map<string, { html: string; policy?: string }>()
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      const page = pages.get(new URL(request.url ?? '/', 'http://site').pathname)
      if (!page) return response.writeHead(404).end()
      if (page.policy) response.setHeader('Content-Security-Policy', page.policy)
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page.html)
    }
    const server = createServer(answer)
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await use({
      origin,
      page(html, policy) {
        const path = `/${pages.size}`
        pages.set(path, { html, policy })
        return `${origin}${path}`
      },
    })
    server.closeAllConnections()
    server.close()
  },

  // Once: signing in is limited.
  administrator: [
    async ({ playwright }, use) => {
      const api = await playwright.request.newContext({ baseURL: `http://localhost:${process.env.E2E_PORT}` })
      const answer = await api.post('/auth/sign_in', {
        data: { email: demo.administrator, password: demo.password },
      })
      expect(answer.status()).toBe(200)
      const given = answer.headers()
      const headers = Object.fromEntries(['access-token', 'client', 'uid'].map(name => [name, given[name] ?? '']))
      await use(async (method, path, data) => {
        const answer = await api.fetch(`/api/v1/accounts/1/${path}`, { method, data, headers })
        expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true)
        return answer.json().catch(() => undefined)
      })
      await api.dispose()
    },
    { scope: 'worker' },
  ],

  inbox: async ({ administrator: call, baseURL }, use) => {
    const { id, website_token, hmac_token } = await call<InboxWire>('POST', 'inboxes', {
      name: 'A shop',
      enable_email_collect: false,
      // Nobody is handed what visitors write, though agents of the tests before may still count as online.
      enable_auto_assignment: false,
      channel: { type: 'web_widget', website_url: 'https://shop.test', widget_color: '#0a7d4b' },
    })
    const secret = hmac_token as string
    const conversations = async () => {
      const { data } = await call<{ data: { payload: ConversationWire[] } }>(
        'GET',
        `conversations?inbox_id=${id}&status=all&assignee_type=all`,
      )
      return data.payload
    }
    await use({
      id,
      token: website_token as string,
      charla: baseURL as string,
      who: name => `${name}-of-${id}`,
      hash: identifier => createHmac('sha256', secret).update(identifier).digest('hex'),
      sign: identifier =>
        new SignJWT({ sub: identifier })
          .setProtectedHeader({ alg: 'HS256' })
          .setAudience(website_token as string)
          .setExpirationTime('5m')
          .sign(Buffer.from(secret)),
      conversations,
      async contacts() {
        const { payload } = await call<{ payload: ContactWire[] }>(
          'GET',
          'contacts?include_contact_inboxes=true&sort=-created_at',
        )
        return payload.filter(one => one.contact_inboxes?.some(each => each.inbox.id === id))
      },
      async messages(conversation) {
        const { payload } = await call<{ payload: MessageWire[] }>('GET', `conversations/${conversation}/messages`)
        return payload
      },
      async answer(conversation, content) {
        await call('POST', `conversations/${conversation}/messages`, { content })
      },
      async label() {
        const title = `label-${id}`
        await call('POST', 'labels', { title })
        return title
      },
      async change(channel) {
        await call('PATCH', `inboxes/${id}`, { channel })
      },
    })
    await call('DELETE', `inboxes/${id}`)
  },
})

export { expect }

/** Chatwoot's own snippet, as its dashboard gives it, with our address in it. */
export const chatwootSnippet = ({ charla, token }: Inbox, nonce = '') => `<script nonce="${nonce}">
  (function (d, t) {
    var BASE_URL = '${charla}'
    var g = d.createElement(t), s = d.getElementsByTagName(t)[0]
    g.src = BASE_URL + '/packs/js/sdk.js'
    g.async = true
    s.parentNode.insertBefore(g, s)
    g.onload = function () {
      window.chatwootSDK.run({ websiteToken: '${token}', baseUrl: BASE_URL })
    }
  })(document, 'script')
</script>`

/** Our one line. `how`: further attributes of the tag. */
export const ourSnippet = ({ charla, token }: Inbox, how = 'async') =>
  `<script src="${charla}/widget.js" data-website-token="${token}" ${how}></script>`

export const html = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>${head}</head><body><main><h1>A shop</h1></main>${body}</body></html>`

export const bubbleOf = (page: Page) => page.locator('.woot-widget-bubble')

/** Notes what the page asks of Charla. */
export function requestsTo(page: Page, charla: string): Request[] {
  const seen: Request[] = []
  page.on('request', request => {
    if (request.url().startsWith(charla)) seen.push(request)
  })
  return seen
}

/** Fails the test when the page reports an error of its own, or its policy forbids something. */
export function refuseTrouble(page: Page): string[] {
  const trouble: string[] = []
  page.on('pageerror', error => trouble.push(String(error)))
  page.on('console', message => {
    if (/content security policy|trusted ?type/i.test(message.text())) trouble.push(message.text())
  })
  return trouble
}
