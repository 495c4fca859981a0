import { createContext, runInContext } from 'node:vm'
import { expect, it, vi } from 'vitest'
import { offlinePage } from './offline-page.ts'

it('is a page in the language of the words, whatever they contain', () => {
  const page = offlinePage({ lang: 'ar', dir: 'rtl', title: 'A <b> & "c"', body: 'Body', retry: 'Again' })
  expect(page).toContain('<html lang="ar" dir="rtl">')
  expect(page).toContain('<h1>A &#60;b&#62; &#38; &#34;c&#34;</h1>')
  expect(page).toContain('<button onclick="location.reload()">Again</button>')
})

it('brings all that it shows', () => {
  const page = offlinePage({ lang: 'en', dir: 'ltr', title: 'T', body: 'B', retry: 'R' })
  expect(page).not.toMatch(/(src|href)=|url\(|@import/)
})

it.each([
  ['the server answers', async () => ({ ok: true }), 1],
  ['the server has trouble', async () => ({ ok: false }), 0],
  ['there is none', () => Promise.reject(new TypeError('Failed to fetch')), 0],
])('asks again, and loads when the server answers: %s', async (_what, fetch, times) => {
  const page = offlinePage({ lang: 'en', dir: 'ltr', title: 'T', body: 'B', retry: 'R' })
  const reload = vi.fn()
  const heard = new Map<string, () => void>()
  const ticks: (() => Promise<unknown>)[] = []
  const globals = {
    fetch,
    AbortSignal,
    location: { reload },
    addEventListener: (name: string, listen: () => void) => heard.set(name, listen),
    setInterval: (tick: () => Promise<unknown>) => ticks.push(tick),
  }
  runInContext(/<script>(.*)<\/script>/s.exec(page)?.[1] ?? '', createContext(globals))
  await ticks[0]?.()
  expect(reload).toHaveBeenCalledTimes(times)
  heard.get('online')?.()
  expect(reload).toHaveBeenCalledTimes(times + 1)
})
