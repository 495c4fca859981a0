// What the conversation screen loads in an empty browser until it can be used, compressed as the server sends it, beside its
// goal. Needs a build. Ends with 1 when it has grown beyond the limit, which comes down with it until the goal is met.
// `--files` also lists what came.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { startCharla } from '#tests/support/processes.ts'
import { chromiumArgs, findChromium } from './chromium.mjs'

const goal = 250_000
const limit = 245_000
const locales = ['en', 'es', 'pt-BR', 'ar']
const scratch = mkdtempSync(join(tmpdir(), 'charla-first-load-'))
const charla = await startCharla({ DATA_DIR: scratch, DATABASE_URL: '' }, { script: 'server.ts', within: 240_000 })
const browser = await chromium.launch({ executablePath: (await findChromium()) ?? undefined, args: chromiumArgs })
try {
  const storageState = await signIn()
  for (const locale of locales) {
    const { shown, idle, files } = await load(locale, storageState)
    const over = shown > limit
    if (over) process.exitCode = 1
    const figures = [
      ['until it can be used', shown],
      ['until nothing moves', idle.scripts],
      ['goal', goal],
      ['limit', limit],
      ['all kinds', idle.all],
    ].map(([what, bytes]) => `${what} ${bytes.toLocaleString('en')} B`)
    console.log(
      `Conversation screen, ${locale}: scripts ${figures.join(' · ')}  ${over ? 'TOO BIG' : shown > goal ? 'beyond the goal' : 'ok'}`,
    )
    if (process.argv.includes('--files') && locale === locales[0]) {
      for (const { url, bytes, early } of files)
        console.log(`${String(bytes).padStart(9)} ${early ? '     ' : 'later'} ${url}`)
    }
  }
} finally {
  await browser.close()
  await charla.stop()
  rmSync(scratch, { recursive: true, force: true })
}

/** The cookies of a session; nothing that a browser keeps besides. */
async function signIn() {
  const context = await browser.newContext({ baseURL: charla.url })
  const signedIn = await context.request.post('/auth/sign_in', {
    data: { email: 'agent@demo.test', password: 'charla-demo' },
  })
  if (!signedIn.ok()) throw new Error(`Signing in was answered ${signedIn.status()}`)
  const state = await context.storageState()
  await context.close()
  return state
}

/** Opens a conversation as somebody who has never been here: the bytes until it can be read and answered, and in the end. */
async function load(locale, storageState) {
  const viewport = { width: 1440, height: 900 }
  const context = await browser.newContext({ baseURL: charla.url, locale, viewport, storageState })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const requests = new Map()
  session.on('Network.responseReceived', ({ requestId, type, response }) =>
    requests.set(requestId, { type, url: new URL(response.url).pathname, bytes: 0 }),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId)
    if (request) request.bytes = encodedDataLength
  })
  await page.addInitScript(() => {
    const look = new MutationObserver(() => {
      if (!document.querySelector('main textarea, main [contenteditable="true"]')) return
      window.usableAt = performance.now()
      look.disconnect()
    })
    look.observe(document, { childList: true, subtree: true })
  })
  await page.goto('/app/accounts/1/conversations/2')
  await page.waitForFunction(() => window.usableAt)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(1500)
  // By the browser’s own clock: what this script hears of it is late on a busy machine.
  const before = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(one => one.responseEnd <= window.usableAt)
      .map(one => new URL(one.name).pathname),
  )
  const early = new Set(before)
  const all = [...requests.values()]
  const files = all
    .filter(one => one.type === 'Script')
    .map(one => ({ ...one, early: early.has(one.url) }))
    .sort((left, right) => right.bytes - left.bytes)
  await context.close()
  const bytes = which => which.reduce((total, one) => total + one.bytes, 0)
  return {
    shown: bytes(files.filter(one => one.early)),
    idle: { scripts: bytes(files), all: bytes(all) },
    files,
  }
}
