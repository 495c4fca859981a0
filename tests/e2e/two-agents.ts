import { expect, type Page } from '@playwright/test'
import type { AgentApi } from './agent-api.ts'

type Conversation = { api: AgentApi; id: number }

/** A repeatable sequence of numbers between 0 and 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** In a page, before its first script: a cut takes every socket, and lets no new one through until it is over. */
export async function makeCuttable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const state = { cut: false, open: new Set<WebSocket>() }
    Object.assign(window, { lineOfTest: state })
    const Original = window.WebSocket
    window.WebSocket = class extends Original {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(state.cut ? 'ws://127.0.0.1:9/' : url, protocols)
        state.open.add(this)
        this.addEventListener('close', () => state.open.delete(this))
      }
    }
  })
}

async function cut(page: Page, on: boolean): Promise<void> {
  await page.context().setOffline(on)
  await page.evaluate(on => {
    const { lineOfTest: line } = window as unknown as { lineOfTest: { cut: boolean; open: Set<WebSocket> } }
    line.cut = on
    if (on) for (const socket of line.open) socket.close()
  }, on)
}

/**
 * Two people work on one conversation until `until`: they answer, leave notes, resolve and reopen, take back what they have
 * said, and lose their connection again and again, while the conversation goes on by itself.
 */
export async function workTogether(pages: Page[], talk: Conversation, random: () => number, until: number) {
  const counts: Record<string, number> = {}
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1
  }
  async function act(page: Page, who: number) {
    let number = 0
    for (let turn = 1; Date.now() < until; turn++) {
      const dice = random()
      if (turn % 4 === 2) {
        count('disconnected')
        await cut(page, true)
        await write(page, 'Reply', `${who} says without a line ${++number}`)
        await page.waitForTimeout(300 + random() * 3_000)
        await cut(page, false)
      } else if (dice < 0.55) await write(page, 'Reply', `${who} says ${++number}`)
      else if (dice < 0.75) await write(page, 'Private note', `${who} notes ${++number}`)
      else if (dice < 0.85) await press(page, 'e')
      else await takeBack(page)
      count('done')
      await page.waitForTimeout(100 + random() * 500)
    }
    await cut(page, false)
  }
  async function others() {
    let number = 0
    while (Date.now() < until) {
      const path = `/conversations/${talk.id}`
      if (random() < 0.6) await talk.api.ask('POST', `${path}/messages`, { content: `Somebody else says ${++number}` })
      else await talk.api.ask('POST', `${path}/toggle_priority`, { priority: random() < 0.5 ? 'high' : null })
      count('elsewhere')
      await new Promise(resolve => setTimeout(resolve, 400 + random() * 1_200))
    }
  }
  await Promise.all([...pages.map((page, index) => act(page, index + 1)), others()])
  return counts
}

async function write(page: Page, mode: 'Reply' | 'Private note', text: string) {
  await page
    .getByRole('radio', { name: mode, exact: true })
    .or(page.getByRole('tab', { name: mode, exact: true }))
    .click()
  const field = page.getByRole('textbox', { name: mode === 'Reply' ? /^Reply to/ : /^Private note/ })
  await field.fill(text)
  await field.press('Enter')
  // The other has answered meanwhile, which is what one is asked about.
  await expect(field)
    .toBeEmpty({ timeout: 1_000 })
    .catch(() => page.getByRole('button', { name: 'Send anyway' }).click())
}

async function press(page: Page, key: string) {
  await page.getByRole('log').focus()
  await page.keyboard.press(key)
}

/** The newest of one's own that is on the screen, if there is one. */
async function takeBack(page: Page) {
  const mine = page.getByRole('article', { name: /^Reply from/ }).last()
  if (!(await mine.isVisible())) return
  await page.getByRole('log').focus()
  await mine.hover({ timeout: 2_000 }).catch(() => {})
  const menu = mine.getByRole('button', { name: 'Message actions' })
  if (!(await menu.isVisible())) return
  await menu.click({ timeout: 2_000 }).catch(() => {})
  const entry = page.getByRole('menuitem', { name: 'Delete' })
  // With nothing open it would leave the conversation.
  const close = async (what: 'menu' | 'alertdialog') =>
    (await page.getByRole(what).isVisible()) && page.keyboard.press('Escape')
  if (!(await entry.isVisible())) return void (await close('menu'))
  // The other may have taken it back meanwhile: then there is nothing to delete any more.
  const chosen = await entry.click({ timeout: 3_000 }).then(
    () => true,
    () => false,
  )
  if (!chosen) return void (await close('menu'))
  const confirm = page.getByRole('alertdialog')
  await confirm.getByRole('button', { name: 'Delete message' }).click()
  await confirm.waitFor({ state: 'hidden', timeout: 5_000 }).catch(() => close('alertdialog'))
}

/** What a screen shows of the conversation, from end to beginning: each message by its number, and what stands beside. */
export async function shownOn(
  page: Page,
  id: number,
): Promise<{ messages: Record<string, string>; head: string; row: string }> {
  const messages = await page.evaluate(async () => {
    const log = document.querySelector<HTMLElement>('[role=log]')
    if (!log) throw new Error('There is no history')
    const seen: Record<string, string> = {}
    const frame = () => new Promise(requestAnimationFrame)
    log.scrollTop = log.scrollHeight
    for (let still = 0; still < 12; ) {
      await frame()
      for (const row of log.querySelectorAll<HTMLElement>('article'))
        seen[row.dataset.message ?? `unsent ${row.textContent}`] = row.innerText.replace(/\s+/g, ' ').trim()
      const before = log.scrollTop
      log.scrollTop -= log.clientHeight / 2
      await frame()
      still = log.scrollTop === before && !log.querySelector('[data-edge=top]') ? still + 1 : 0
    }
    log.scrollTop = log.scrollHeight
    return seen
  })
  const text = (selector: string) =>
    page.evaluate(sought => {
      const copy = document.querySelector(sought)?.cloneNode(true) as HTMLElement | undefined
      for (const time of copy?.querySelectorAll('time') ?? []) time.remove()
      return (copy?.textContent ?? '').replace(/\s+/g, ' ').trim()
    }, selector)
  // Whoever has said it reads “You”.
  const row = (await text(`[data-conversation="${id}"]`)).replace('You:', '')
  return { messages, head: await text('section header'), row }
}

/** Both screens, and one that has only just been opened, show the same. */
export async function expectEqualScreens(pages: Page[], id: number, open: () => Promise<Page>) {
  for (const page of pages) {
    await expect(page.getByRole('article', { name: 'Your message, on its way' })).toHaveCount(0, { timeout: 45_000 })
    await page.mouse.move(0, 0)
  }
  const fresh = await open()
  await expect(fresh.getByRole('article').first()).toBeVisible()
  const wanted = await shownOn(fresh, id)
  await fresh.context().close()
  for (const page of pages)
    await expect.poll(() => shownOn(page, id), { timeout: 45_000, intervals: [500, 2_000, 5_000] }).toEqual(wanted)
  return Object.keys(wanted.messages).length
}
