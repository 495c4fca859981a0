import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { expect, it, vi } from 'vitest'

type Page = { url: string; focused: boolean; postMessage: (message: unknown) => void; focus: () => Promise<void> }

const page = (path: string, focused = false): Page => ({
  url: `https://charla.test${path}`,
  focused,
  postMessage: vi.fn(),
  focus: vi.fn(async () => {}),
})

/** The worker, with these windows open. */
function worker(pages: Page[]) {
  const heard = new Map<string, (event: object) => void>()
  const show = vi.fn(async () => {})
  const self = {
    location: { origin: 'https://charla.test' },
    clients: {
      matchAll: async (wanted: { includeUncontrolled?: boolean }) => (wanted.includeUncontrolled ? pages : []),
      openWindow: vi.fn(),
    },
    registration: { showNotification: show },
    addEventListener: (name: string, listen: (event: object) => void) => heard.set(name, listen),
  }
  runInContext(readFileSync(join(import.meta.dirname, 'worker.js'), 'utf8'), createContext({ self, URL, Response }))
  const tell = async (name: string, event: object) => {
    let done: unknown
    heard.get(name)?.({ ...event, waitUntil: (work: unknown) => (done = work) })
    await done
  }
  return {
    show,
    openWindow: self.clients.openWindow,
    push: (message: object) => tell('push', { data: { json: () => message } }),
    press: (url: string) => tell('notificationclick', { notification: { close: () => {}, data: { url } } }),
  }
}

const news = { title: 'News', tag: 'a', account_id: 1, url: 'https://charla.test/app/accounts/1/conversations/5' }

it('leaves telling to a page that is looked at and shows the account', async () => {
  const one = worker([page('/app/accounts/1/dashboard', true)])
  await one.push(news)
  expect(one.show).not.toHaveBeenCalled()
})

it.each([
  ['shows another account', page('/app/accounts/12/dashboard', true)],
  ['shows no account', page('/app/outbox', true)],
  ['is not looked at', page('/app/accounts/1/dashboard')],
])('tells where the window %s', async (_what, window) => {
  const one = worker([window])
  await one.push(news)
  expect(one.show).toHaveBeenCalledOnce()
})

it('opens what was pressed in a window of the account, if there is one', async () => {
  const [other, right] = [page('/app/accounts/2/dashboard'), page('/app/accounts/1/contacts')]
  const one = worker([other, right])
  await one.press(news.url)
  expect(right.postMessage).toHaveBeenCalledWith({ type: 'open', path: '/app/accounts/1/conversations/5' })
  expect(other.focus).not.toHaveBeenCalled()
})

it('speaks to the dashboard alone, not to other pages of the installation', async () => {
  const [help, ours] = [page('/hc/help'), page('/app/accounts/1/contacts')]
  const one = worker([help, ours])
  await one.push({ ...news, tag: 'trial' })
  expect(ours.postMessage).toHaveBeenCalledWith({ type: 'pushed', tag: 'trial' })
  expect(help.postMessage).not.toHaveBeenCalled()
  await one.press('https://charla.test/app')
  expect(help.focus).not.toHaveBeenCalled()
})
