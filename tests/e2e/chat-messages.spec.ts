import { expect, type Page } from '@playwright/test'
import { agentApi, type Talk } from './agent-api.ts'
import { type Chat, newPerson, openChat, refuseErrors, reopenChat } from './people.ts'
import { test } from './test.ts'

async function begin(page: Page, baseURL: string | undefined): Promise<{ chat: Chat; talk: Talk; question: string }> {
  refuseErrors(page)
  const chat = await openChat(page)
  const question = `A question ${Date.now()}`
  await chat.write(question)
  return { chat, talk: await (await agentApi(baseURL)).conversationOf(question), question }
}

/** A file that a visitor chooses. */
const text = (name: string, content = 'Hello') => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })
const choose = (chat: Chat, files: ReturnType<typeof text>[]) =>
  chat.frame.locator('.composer input[type=file]').setInputFiles(files)

/** Puts files over the chat, or into the field, as a person's browser would. */
const bring = (chat: Chat, kind: 'drop' | 'paste', name: string) =>
  chat.composer.evaluate(
    (field, [event, filename]) => {
      const data = new DataTransfer()
      data.items.add(new File(['Hello'], filename as string, { type: 'text/plain' }))
      const shared = { bubbles: true, cancelable: true }
      if (event === 'paste') field.dispatchEvent(new ClipboardEvent('paste', { ...shared, clipboardData: data }))
      else
        for (const one of ['dragover', 'drop'])
          field.dispatchEvent(new DragEvent(one, { ...shared, dataTransfer: data }))
    },
    [kind, name],
  )

/** Keeps requests back until it is called. */
async function holdUploads(page: Page): Promise<() => void> {
  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  await page.route('**/files/uploads/*', async route => {
    await held
    await route.continue().catch(() => {})
  })
  return letGo
}

test('files are chosen, dropped and pasted; each shows that it is on its way', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  const letGo = await holdUploads(page)
  await choose(chat, [text('chosen.txt')])
  await bring(chat, 'drop', 'dropped.txt')
  await bring(chat, 'paste', 'pasted.txt')
  for (const name of ['chosen.txt', 'dropped.txt', 'pasted.txt'])
    await expect(chat.frame.getByRole('progressbar', { name: `Sending ${name}` })).toBeVisible()
  letGo()
  for (const name of ['chosen.txt', 'dropped.txt', 'pasted.txt'])
    await expect(chat.frame.getByRole('link', { name })).toBeVisible()
  await expect(chat.frame.getByRole('progressbar')).toHaveCount(0)
  await expect.poll(async () => (await talk.messages()).filter(one => one.attachments).length).toBe(3)
})

test('a file that is being sent can be taken back; the next one goes on', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  const letGo = await holdUploads(page)
  await choose(chat, [text('mistake.txt'), text('meant.txt')])
  await expect(chat.frame.getByRole('progressbar', { name: 'Sending mistake.txt' })).toBeVisible()
  await chat.frame.getByRole('button', { name: 'Remove mistake.txt' }).press('Enter')
  await expect(chat.frame.getByText('mistake.txt')).toHaveCount(0)
  letGo()
  await expect(chat.frame.getByRole('link', { name: 'meant.txt' })).toBeVisible()
  const names = (await talk.messages())
    .flatMap(one => one.attachments ?? [])
    .map(one => one.data_url?.split('/').at(-1))
  expect(names).toEqual(['meant.txt'])
})

test('a file that did not arrive is tried again', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat } = await begin(page, baseURL)
  await page.route('**/files/uploads/*', route => route.abort(), { times: 1 })
  await choose(chat, [text('again.txt')])
  await expect(chat.frame.getByRole('alert')).toContainText('Not sent.')
  await chat.frame.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(chat.frame.getByRole('link', { name: 'again.txt' })).toBeVisible()
  await expect(chat.frame.getByRole('alert')).toHaveCount(0)
})

test('a message that was refused says so, and is sent once when it is tried again', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  await page.route('**/api/v1/widget/messages?*', route => route.fulfill({ status: 403, body: '{}' }), { times: 1 })
  await chat.write('Are you there?')
  await expect(chat.frame.getByRole('alert')).toContainText('Not sent.')
  await chat.frame.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(chat.frame.getByRole('alert')).toHaveCount(0)
  const arrived = async (content: string) => (await talk.messages()).filter(one => one.content === content).length
  await expect.poll(() => arrived('Are you there?')).toBe(1)

  // What failed is not lost with the page: it is tried again when the chat is opened.
  await page.route('**/api/v1/widget/messages?*', route => route.fulfill({ status: 403, body: '{}' }), { times: 1 })
  await chat.write('And now?')
  await expect(chat.frame.getByRole('alert')).toContainText('Not sent.')
  await page.reload()
  await expect((await reopenChat(page)).text('And now?')).toBeVisible()
  await expect.poll(() => arrived('And now?')).toBe(1)
})

test('a visitor who writes too fast is told, and everything arrives', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  const limited = { status: 429, headers: { 'Retry-After': '2' }, body: '{}' }
  await page.route('**/api/v1/widget/messages?*', route => route.fulfill(limited), { times: 1 })
  await chat.write('Quick')
  await expect(chat.frame.getByText(/That was a lot at once/)).toBeVisible()
  await expect.poll(async () => (await talk.messages()).at(-1)?.content).toBe('Quick')
  await expect(chat.frame.getByText(/That was a lot at once/)).toHaveCount(0)
})

test('a message is answered: quoted on both sides, and the quote leads back', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  const said = await talk.say('We have **two** sizes.')
  const { frame } = chat
  const message = frame.locator(`#m${said.id}`)
  await message.getByRole('button', { name: 'Reply' }).press('Enter')
  await expect(frame.locator('.reply-bar')).toContainText('We have two sizes.')
  // Escape gives the answer up and leaves the chat open.
  await expect(chat.composer).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(frame.locator('.reply-bar')).toHaveCount(0)
  await expect(chat.composer).toBeVisible()
  await message.hover()
  await message.getByRole('button', { name: 'Reply' }).click()
  await chat.write('The large one')
  await expect(frame.locator('.reply-bar')).toHaveCount(0)
  await expect
    .poll(async () => (await talk.messages()).at(-1))
    .toMatchObject({ content: 'The large one', content_attributes: { in_reply_to: said.id } })

  for (let n = 0; n < 25; n++) await talk.say(`Filler ${n}`)
  await page.reload()
  const again = await reopenChat(page)
  await talk.say('The first one?', 'text', { in_reply_to: said.id })
  const quote = again.frame.getByRole('button', { name: 'In reply to' }).last()
  await expect(quote).toContainText('An earlier message') // not loaded yet
  await quote.press('Enter')
  await expect(again.frame.locator(`#m${said.id}`)).toBeFocused()
  await expect(again.frame.locator(`#m${said.id}`)).toBeInViewport()
})

test('what is typed and not sent is there after a reload, and nothing is kept before (W3)', async ({
  browser,
  baseURL,
}) => {
  const page = await newPerson(browser, baseURL)
  refuseErrors(page)
  const chat = await openChat(page)
  /** What the chat keeps; the page around it keeps its own things in the same place. */
  const stored = () =>
    chat.composer.evaluate(() =>
      Object.entries({ ...localStorage, ...sessionStorage }).flatMap(([key, text]) => (/^cw_/.test(key) ? [text] : [])),
    )
  expect(await stored()).toEqual([])
  await chat.composer.pressSequentially('Half a thou')
  expect(await stored()).toEqual(['Half a thou'])
  await page.reload()
  const again = await reopenChat(page)
  await expect(again.composer).toHaveValue('Half a thou')
  await again.composer.press('End')
  await again.composer.pressSequentially('ght')
  await again.composer.press('Enter')
  await expect(again.text('Half a thought')).toBeVisible()
  await expect(again.composer).toHaveValue('')
})

test('a message is sent, and then seen', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  await expect(chat.frame.locator('.meta').last()).toContainText('Sent')
  await talk.api.ask('POST', `/conversations/${talk.id}/update_last_seen`)
  await expect(chat.frame.locator('.meta').last()).toContainText('Seen')
})

test('emoji are found by keyboard, and go where the cursor is', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  refuseErrors(page)
  const chat = await openChat(page)
  await chat.composer.fill('ab')
  await chat.composer.press('ArrowLeft')
  await page.keyboard.press('Tab')
  await expect(chat.frame.getByRole('button', { name: 'Emoji' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(chat.frame.getByRole('dialog', { name: 'Emoji' })).toBeVisible()
  await expect(chat.frame.getByRole('searchbox', { name: 'Search' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(chat.frame.getByRole('button', { name: '😀' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(chat.composer).toHaveValue('a😃b')
  await chat.frame.getByRole('searchbox', { name: 'Search' }).fill('zebra')
  await expect(chat.frame.getByRole('status').filter({ hasText: 'No emoji found.' })).toBeVisible()
  await chat.frame.getByRole('searchbox', { name: 'Search' }).fill('pizz')
  await expect(chat.frame.getByRole('dialog').getByRole('button')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(chat.composer).toHaveValue('a😃🍕b')
  await page.keyboard.press('Escape')
  await expect(chat.frame.getByRole('dialog')).toHaveCount(0)
  await expect(chat.composer).toBeFocused()
})

test('a finger that swipes a message answers it', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    locale: 'en-US',
    hasTouch: true,
    viewport: { width: 390, height: 800 },
  })
  const page = await context.newPage()
  const { chat, talk } = await begin(page, baseURL)
  const said = await talk.say('Swipe me')
  const box = await chat.frame.locator(`#m${said.id} .bubble`).boundingBox()
  if (!box) throw new Error('There is no message')
  const finger = await context.newCDPSession(page)
  const y = box.y + box.height / 2
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y }] })
  const swipe = async (far: number) => {
    await touch('touchStart', box.x + 10)
    for (let step = 1; step <= 6; step++) await touch('touchMove', box.x + 10 + (far * step) / 6)
    await touch('touchEnd')
  }
  await swipe(30)
  await expect(chat.frame.locator('.reply-bar')).toHaveCount(0)
  await swipe(120)
  await expect(chat.frame.locator('.reply-bar')).toContainText('Swipe me')
})

test('an answer sounds while the chat is closed, unless the visitor wants it quiet', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  const rings: string[] = []
  page.on('request', request => {
    if (/\/chime-/.test(request.url())) rings.push(request.url())
  })
  await talk.say('While you look')
  await expect(chat.text('While you look')).toBeVisible()
  const sound = chat.frame.getByRole('button', { name: 'Sound when an answer comes' })
  await sound.click()
  await expect(sound).toHaveAttribute('aria-pressed', 'false')
  const unread = page.locator('.woot-widget-bubble').first()
  await page.keyboard.press('Escape')
  await talk.say('In silence')
  await expect(unread).toHaveAccessibleName(/1/)
  expect(rings).toEqual([])

  await page.reload()
  const again = await reopenChat(page)
  const quiet = again.frame.getByRole('button', { name: 'Sound when an answer comes' })
  await expect(quiet).toHaveAttribute('aria-pressed', 'false')
  await quiet.click()
  await expect(again.text('In silence')).toBeVisible()
  await page.keyboard.press('Escape')
  await talk.say('Aloud')
  await expect.poll(() => rings.length).toBe(1)
})

test('a picture has its place before it comes, sound and video can be played', async ({ browser, baseURL }) => {
  const page = await newPerson(browser, baseURL)
  const { chat, talk } = await begin(page, baseURL)
  const upload = async (name: string, type: string, content: Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    form.append('attachments[]', new File([content], name, { type }))
    const response = await fetch(`${baseURL}/api/v1/accounts/1/conversations/${talk.id}/messages`, {
      method: 'POST',
      headers: { api_access_token: talk.api.token },
      body: form,
    })
    expect(response.ok).toBe(true)
  }
  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  await page.route('**/files/attachments/**', async route => {
    await held
    await route.continue().catch(() => {})
  })
  const png = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(800, 400)
    canvas.getContext('2d')?.fillRect(0, 0, 800, 400)
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())]
  })
  await upload('wide.png', 'image/png', new Uint8Array(png))
  const picture = chat.frame.getByRole('img', { name: 'wide.png' })
  await expect(picture).toBeAttached()
  const before = await picture.boundingBox()
  expect(before).toMatchObject({ width: 280, height: 140 })
  letGo()
  await expect.poll(() => picture.evaluate(one => (one as HTMLImageElement).naturalWidth)).toBe(800)
  expect(await picture.boundingBox()).toMatchObject({ width: 280, height: 140 })

  await upload('note.wav', 'audio/wav', silence())
  const player = chat.frame.locator('audio')
  await expect(player).toHaveAttribute('aria-label', 'note.wav')
  await expect.poll(() => player.evaluate(one => (one as HTMLAudioElement).duration)).toBeCloseTo(0.5, 1)
})

/** Half a second of nothing, as a WAV file. */
function silence(): Uint8Array<ArrayBuffer> {
  const rate = 8000
  const samples = rate / 2
  const wav = new Uint8Array(44 + samples).fill(128, 44)
  const view = new DataView(wav.buffer)
  const tag = (at: number, name: string) => wav.set(new TextEncoder().encode(name), at)
  tag(0, 'RIFF')
  view.setUint32(4, 36 + samples, true)
  tag(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  tag(36, 'data')
  view.setUint32(40, samples, true)
  return wav
}
