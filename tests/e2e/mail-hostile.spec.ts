import { readFileSync } from 'node:fs'
import { type Browser, expect, type Page } from '@playwright/test'
import { type AgentApi, agentApi, dashboard } from './agent-api.ts'
import { test } from './test.ts'

const attacks = (JSON.parse(readFileSync('tests/fixtures/xss.json', 'utf8')) as { html: string[] }).html
const begun = Date.now()
const chunks = <One>(list: One[], size: number) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_one, index) => list.slice(index * size, (index + 1) * size))

test('mails full of attacks run nothing in the dashboard, and fetch nothing from elsewhere (SEC6)', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000)
  const api = await agentApi(baseURL)
  const inbox = await api.ask<{ id: number; webhook_url: string }>('POST', '/inboxes', {
    name: `Hostile ${Date.now()}`,
    enable_auto_assignment: false,
    channel: { type: 'email', email: `hostile-${Date.now()}@acme.test` },
  })
  try {
    const url = `${baseURL}${new URL(inbox.webhook_url).pathname}`
    const mails = chunks(attacks, 40)
    await bring(url, 0, mails[0] as string[])
    const id = await conversationIn(api, inbox.id)
    for (const [index, some] of mails.entries()) if (index) await bring(url, index, some)
    const last = `/conversations/${id}/messages`
    const said = async () =>
      (await api.ask<{ payload: { content_type: string }[] }>('GET', `${last}?limit=100`)).payload
    await expect
      .poll(async () => (await said()).filter(one => one.content_type === 'incoming_email').length, { timeout: 60_000 })
      .toBe(mails.length)
    const watch = await openWatched(browser, baseURL, id)
    expect(await readAll(watch.page)).toBe(mails.length)
    expect(await watch.harm()).toEqual([])
  } finally {
    await api.ask('DELETE', `/inboxes/${inbox.id}`)
  }
})

test('what a program brings as a mail runs nothing either, though nobody has made it safe before', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000)
  const api = await agentApi(baseURL)
  const inbox = await api.ask<{ id: number }>('POST', '/inboxes', {
    name: `Raw ${Date.now()}`,
    enable_auto_assignment: false,
    channel: { type: 'api' },
  })
  try {
    const id = await beginIn(api, inbox.id)
    const messages = chunks(attacks, 8)
    for (const [index, some] of messages.entries()) {
      const html = some.map(one => `<div>${one}</div><hr>`).join('')
      await api.ask('POST', `/conversations/${id}/messages`, {
        content: `Raw ${index}`,
        message_type: 'incoming',
        content_type: 'incoming_email',
        content_attributes: {
          email: { subject: `Raw ${index}`, from: ['a@b.test'], html_content: { full: html, reply: html } },
        },
      })
    }
    const watch = await openWatched(browser, baseURL, id)
    expect(await readAll(watch.page)).toBe(messages.length)
    expect(await watch.harm()).toEqual([])
  } finally {
    await api.ask('DELETE', `/inboxes/${inbox.id}`)
  }
})

async function bring(url: string, index: number, some: string[]): Promise<void> {
  const html = Buffer.from(`<p>Attacks ${index}</p>${some.map(one => `<div>${one}</div><hr>`).join('')}`)
  const mail = [
    'From: Mallory <mallory@evil.test>',
    `Subject: Attacks ${index}`,
    `Message-ID: <${begun}.${index}@evil.test>`,
    ...(index ? [`In-Reply-To: <${begun}.0@evil.test>`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    html.toString('base64').replace(/.{76}/g, '$&\r\n'),
  ].join('\r\n')
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: mail })
  expect(answer.ok).toBe(true)
}

/** Mails of one person in one thread make one conversation; the last one is looked at. */
async function conversationIn(api: AgentApi, inboxId: number): Promise<number> {
  const path = `/conversations?status=all&assignee_type=all&inbox_id=${inboxId}`
  const list = async () => (await api.ask<{ data: { payload: { id: number }[] } }>('GET', path)).data.payload
  await expect.poll(async () => (await list()).length, { timeout: 60_000 }).toBeGreaterThan(0)
  return ((await list())[0] as { id: number }).id
}

async function beginIn(api: AgentApi, inboxId: number): Promise<number> {
  const { payload } = await api.ask<{ payload: { contact: { id: number }; contact_inbox: { source_id: string } } }>(
    'POST',
    '/contacts',
    { name: 'Mallory', inbox_id: inboxId },
  )
  const { id } = await api.ask<{ id: number }>('POST', '/conversations', {
    inbox_id: inboxId,
    contact_id: payload.contact.id,
    source_id: payload.contact_inbox.source_id,
  })
  return id
}

/** A page in which every sign of a script that ran is noted, and everything that is fetched from elsewhere. */
async function openWatched(browser: Browser, baseURL: string | undefined, id: number) {
  const page = await dashboard(browser, baseURL, { viewport: { width: 1440, height: 1400 } })
  const noted: string[] = []
  page.on('dialog', dialog => {
    noted.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', popup => noted.push(`popup: ${popup.url()}`))
  page.on('framenavigated', frame => {
    if (frame !== page.mainFrame() && !frame.url().startsWith('about:')) noted.push(`frame went to ${frame.url()}`)
  })
  page.on('request', request => {
    const url = request.url()
    if (/^https?:/.test(url) && new URL(url).origin !== new URL(baseURL as string).origin) noted.push(`fetched ${url}`)
  })
  await page.addInitScript(() => {
    const run: string[] = []
    Object.assign(window, { harm: run })
    for (const name of ['alert', 'confirm', 'prompt', 'xss', 'print'])
      Object.defineProperty(window, name, { value: (text: unknown) => void run.push(`${name}(${String(text)})`) })
  })
  await page.goto(`/app/accounts/1/conversations/${id}`)
  await expect(page.getByRole('log').locator('iframe').first()).toBeVisible()
  const harm = async () => [...noted, ...(await page.evaluate(() => (window as unknown as { harm: string[] }).harm))]
  return { page, harm }
}

/** Goes from the last mail to the first. Answers how many have been drawn in their frames. */
async function readAll(page: Page): Promise<number> {
  const drawn = new Set<string>()
  await expect(async () => {
    const { ids, atTop } = await page.evaluate(async () => {
      const log = document.querySelector('[role=log]') as HTMLElement
      const ids = [...log.querySelectorAll<HTMLElement>('article')]
        .filter(row => row.querySelector('iframe')?.contentDocument?.body)
        .map(row => row.dataset.message ?? '')
      const atTop = log.scrollTop <= 0 && !log.querySelector('[data-edge=top]')
      log.scrollTop -= log.clientHeight * 0.7
      await new Promise(requestAnimationFrame)
      return { ids, atTop }
    })
    for (const id of ids) drawn.add(id)
    expect(atTop).toBe(true)
  }).toPass({ intervals: [100], timeout: 120_000 })
  return drawn.size
}
