import { type BrowserContext, expect, type Frame, type Page } from '@playwright/test'
import naughty from '../fixtures/naughty.json' with { type: 'json' }
import xss from '../fixtures/xss.json' with { type: 'json' }
import { agentApi, dashboard, type Talk } from './agent-api.ts'
import { type Chat, openChat } from './people.ts'
import { test } from './test.ts'

const payloads = [...new Set([...xss.html, ...xss.urls, ...xss.urls.map(url => `[x](${url})`)])].filter(
  one => one.trim() !== '' && one.isWellFormed() && !one.includes('\0'),
)

/** Ways in which a payload shows that it has run. The policy of the frame is off: it is not what must save us here. */
async function watch(context: BrowserContext): Promise<string[]> {
  const ran: string[] = []
  await context.exposeFunction('__ran', (what: string) => ran.push(what))
  await context.addInitScript(() => {
    const report = (what: string) => (window as unknown as { __ran: (what: string) => void }).__ran(what)
    for (const name of ['alert', 'confirm', 'prompt', 'print'])
      Object.defineProperty(window, name, { value: (...given: unknown[]) => report(`${name} ${given}`) })
  })
  context.on('page', page => {
    page.on('dialog', dialog => {
      ran.push(dialog.message())
      dialog.dismiss().catch(() => {})
    })
  })
  return ran
}

/** What is in the document that could run: elements, handlers and addresses that nobody of ours has put there. */
const dangers = (frame: Frame | Page) =>
  frame.evaluate(() => {
    const found: string[] = []
    const elements =
      'script:not([src^="/"]):not([src^="http://localhost"]),iframe:not(#chatwoot_live_chat_widget),object,embed,base,form[action],svg script,math,link[rel=import],style style'
    for (const element of document.querySelectorAll(`main ${elements.split(',').join(',main ')}`))
      found.push(element.outerHTML.slice(0, 100))
    for (const element of document.querySelectorAll('main *'))
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on') || name === 'srcdoc') found.push(`${name}=${value}`)
        if (
          ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name) &&
          /^\s*(javascript|vbscript|data:text)/i.test(value)
        )
          found.push(`${name}=${value}`)
      }
    return found
  })

/** Sixteen to a message, each a paragraph of its own: whoever sends hundreds in a minute is kept waiting. */
async function sayAll(talk: Talk, all: string[]): Promise<void> {
  for (const part of chunks(all, 16)) await talk.say(part.join('\n\n'))
}

const chunks = <One>(all: One[], size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))

/** Every kind of content, with hostile words in each place that takes words. */
async function fillKinds(talk: Talk): Promise<void> {
  // Together they are not to be more than the server takes in one message.
  for (const part of chunks(
    payloads.map(one => one.slice(0, 300)),
    25,
  )) {
    await talk.say('Choose', 'input_select', { items: part.map(title => ({ title, value: title })) })
    await talk.say('Look', 'cards', {
      items: part.map(title => ({
        title,
        description: title,
        actions: [{ type: 'postback', text: title, payload: title }],
      })),
    })
    await talk.say('Read', 'article', {
      items: part.map(title => ({ title, description: title, link: 'https://example.test/' })),
    })
    await talk.say('Fill in', 'form', {
      button_label: part[0],
      items: part.map((label, i) => ({
        name: `field-${i}`,
        label,
        type: i % 2 ? 'text' : label.slice(0, 255),
        placeholder: label,
        default: label,
        title: label,
        pattern: label,
        options: i % 5 ? undefined : [{ label, value: label }],
      })),
    })
  }
}

/** Reads back to the beginning. */
async function readAll(
  scroller: ReturnType<Chat['frame']['locator']>,
  first: ReturnType<Chat['frame']['locator']>,
): Promise<void> {
  await expect
    .poll(
      async () => {
        await scroller.evaluate(element => {
          element.scrollTop = 0
          element.dispatchEvent(new Event('scroll'))
        })
        return first.count()
      },
      { timeout: 90_000, intervals: [100] },
    )
    .toBeGreaterThan(0)
}

test('nothing hostile runs, in the chat or the dashboard, wherever it stands (SEC6)', async ({ browser, baseURL }) => {
  test.setTimeout(300_000)
  expect(payloads.length).toBeGreaterThan(700)
  const context = await browser.newContext({ baseURL, bypassCSP: true, locale: 'en-US' })
  const ran = await watch(context)
  const page = await context.newPage()
  const outside: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith(baseURL as string) && !/^(data|blob):/.test(request.url()))
      outside.push(request.url())
  })
  const chat = await openChat(page)
  const question = `Hostile ${Date.now()}`
  await chat.write(question)
  const api = await agentApi(baseURL)
  const talk = await api.conversationOf(question)

  // As a visitor says it, in the name of the contact and of a file; as an agent says it; in every kind of content.
  const [own = '', name = '', file = ''] = payloads
  for (const said of payloads.slice(0, 40)) await chat.write(said.replaceAll('\n', ' ').trim().slice(0, 200) || 'x')
  await talk.api.ask('PATCH', `/contacts/${talk.contactId}`, { name: name.slice(0, 200) })
  await chat.frame.locator('.composer input[type=file]').setInputFiles({
    name: `${file.replaceAll('/', '').slice(0, 100)}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(own),
  })
  await sayAll(talk, payloads)
  await fillKinds(talk)
  await expect(chat.frame.getByText('Fill in').last()).toBeVisible()

  const frame = page.frames().find(one => one.url().includes('/widget?')) as Frame
  await readAll(chat.frame.getByRole('log'), chat.frame.getByText(question, { exact: true }))
  await expect(chat.frame.locator('.kind')).not.toHaveCount(0)
  expect(await dangers(frame)).toEqual([])

  const agent = await dashboard(browser, baseURL, { bypassCSP: true })
  const ranThere = await watch(agent.context())
  await agent.goto(`/app/accounts/1/conversations/${talk.id}`)
  await readAll(
    agent.getByRole('log') as unknown as ReturnType<Chat['frame']['locator']>,
    agent.getByRole('article').getByText(question, { exact: true }) as unknown as ReturnType<Chat['frame']['locator']>,
  )
  expect(await dangers(agent)).toEqual([])
  expect([...ran, ...ranThere]).toEqual([])
  expect(outside).toEqual([])
})

test('strings that break programs break no layout', async ({ browser, baseURL }) => {
  test.setTimeout(120_000)
  const context = await browser.newContext({ baseURL, locale: 'en-US', viewport: { width: 360, height: 700 } })
  const page = await context.newPage()
  const chat = await openChat(page)
  const question = `Naughty ${Date.now()}`
  await chat.write(question)
  const talk = await (await agentApi(baseURL)).conversationOf(question)
  const strings = naughty.filter(one => one.trim() !== '' && one.isWellFormed() && !one.includes('\0'))
  expect(strings.length).toBeGreaterThan(400)
  await sayAll(talk, strings)
  for (const part of chunks(
    strings.map(one => one.slice(0, 1000)),
    100,
  ))
    await talk.say('Choose', 'input_select', { items: part.map(title => ({ title, value: title })) })
  await expect(chat.frame.locator('.kind').last()).toBeVisible()
  await readAll(chat.frame.getByRole('log'), chat.frame.getByText(question, { exact: true }))
  const wide = await chat.frame.getByRole('log').evaluate(log => {
    const { left, right } = log.getBoundingClientRect()
    const outside = [...log.querySelectorAll('*:not(pre *)')].filter(element => {
      const box = element.getBoundingClientRect()
      return box.left < left - 1 || box.right > right + 1
    })
    const shown = outside.map(one => `${one.outerHTML.slice(0, 200)}`)
    return { sideways: log.scrollWidth - log.clientWidth, outside: shown }
  })
  expect(wide).toEqual({ sideways: 0, outside: [] })
})
