import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, expect, type Page, request } from '@playwright/test'
import type { ConversationWire, MessageWire } from '#lib/protocol/index.ts'
import { demo } from './people.ts'

type SignedIn = { token: string; cookies: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['cookies']>> }

const newest = 3

/** What the administrator of the demo does by the API, beside what a test does on the screens. */
export class AgentApi {
  readonly baseURL: string
  readonly token: string

  constructor(baseURL: string, token: string) {
    this.baseURL = baseURL
    this.token = token
  }

  /** Waits where the server says that it was too much. */
  async ask<Answer>(method: string, path: string, json?: unknown): Promise<Answer> {
    const response = await fetch(`${this.baseURL}/api/v1/accounts/1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', api_access_token: this.token },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    if (response.status === 429) {
      await new Promise(resolve => setTimeout(resolve, Number(response.headers.get('Retry-After')) * 1000))
      return this.ask(method, path, json)
    }
    const answer = await response.text()
    expect(response.ok, `${method} ${path}: ${response.status} ${answer}`).toBe(true)
    return JSON.parse(answer || '{}')
  }

  /**
   * The conversation that a visitor has begun with these words. A list shows the last message of each, and that may be
   * what the inbox has said by itself since: so the newest ones are looked into.
   */
  async conversationOf(question: string): Promise<Talk> {
    const found = async () => {
      const { data } = await this.ask<{ data: { payload: ConversationWire[] } }>(
        'GET',
        '/conversations?status=all&assignee_type=all&sort_by=created_at_desc',
      )
      for (const one of data.payload.slice(0, newest)) {
        const path = `/conversations/${one.id}/messages`
        const { payload } = await this.ask<{ payload: MessageWire[] }>('GET', path)
        if (payload.some(message => message.content === question)) return one
      }
    }
    await expect.poll(found).toBeTruthy()
    return new Talk(this, (await found()) as ConversationWire)
  }
}

export class Talk {
  readonly api: AgentApi
  readonly id: number
  readonly contactId: number

  constructor(api: AgentApi, { id, meta }: ConversationWire) {
    this.api = api
    this.id = id
    this.contactId = meta.sender.id
  }

  say(content: string, content_type = 'text', content_attributes: Record<string, unknown> = {}): Promise<MessageWire> {
    return this.api.ask('POST', `/conversations/${this.id}/messages`, { content, content_type, content_attributes })
  }

  async messages(): Promise<MessageWire[]> {
    return (await this.api.ask<{ payload: MessageWire[] }>('GET', `/conversations/${this.id}/messages`)).payload
  }

  /** What is kept with a message, as soon as it says `wanted`. */
  async keeps(id: number, wanted: Record<string, unknown>): Promise<void> {
    await expect
      .poll(async () => (await this.messages()).find(message => message.id === id)?.content_attributes)
      .toMatchObject(wanted)
  }
}

export const agentApi = async (baseURL: string | undefined) =>
  new AgentApi(baseURL as string, (await signedIn(baseURL as string)).token)

/** The dashboard, in a browser where the administrator is signed in. */
export async function dashboard(
  browser: Browser,
  baseURL: string | undefined,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const { cookies } = await signedIn(baseURL as string)
  const context = await browser.newContext({ baseURL, locale: 'en-US', ...options })
  await context.addCookies(cookies)
  return context.newPage()
}

/** Once for all tests: who signs in again and again is kept waiting. */
async function signedIn(baseURL: string): Promise<SignedIn> {
  const kept = join(process.env.E2E_SCRATCH as string, 'administrator.json')
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'))
  const context = await request.newContext({ baseURL })
  const answer = await context.post('/auth/sign_in', { data: { email: demo.administrator, password: demo.password } })
  expect(answer.ok()).toBe(true)
  const { cookies } = await context.storageState()
  const signed: SignedIn = { token: (await answer.json()).data.access_token, cookies }
  writeFileSync(kept, JSON.stringify(signed))
  await context.dispose()
  return signed
}
