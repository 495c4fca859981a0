import { expect, it } from 'vitest'
import { offlinePage } from './offline-page.ts'

it('is a page in the language of the words, whatever they contain', () => {
  const page = offlinePage({ lang: 'ar', dir: 'rtl', title: 'A <b> & "c"', body: 'Body', retry: 'Again' })
  expect(page).toContain('<html lang="ar" dir="rtl">')
  expect(page).toContain('<h1>A &#60;b&#62; &#38; &#34;c&#34;</h1>')
  expect(page).toContain('<button onclick="location.reload()">Again</button>')
})

it('asks for nothing from anywhere', () => {
  const page = offlinePage({ lang: 'en', dir: 'ltr', title: 'T', body: 'B', retry: 'R' })
  expect(page).not.toMatch(/(src|href)=|url\(|@import/)
})
