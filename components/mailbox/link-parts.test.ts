import { expect, it } from 'vitest'
import { linkParts } from './link-parts.ts'

it('finds links and leaves their punctuation alone', () => {
  const parts = linkParts('Open http://localhost:3000/app?token=a-b_c. Thanks')
  expect(parts).toEqual([
    { at: 0, text: 'Open ' },
    { at: 5, text: 'http://localhost:3000/app?token=a-b_c', href: 'http://localhost:3000/app?token=a-b_c' },
    { at: 42, text: '. Thanks' },
  ])
})

it('links nothing but the web', () => {
  expect(linkParts('javascript:alert(1) ftp://x').some(part => part.href)).toBe(false)
  expect(linkParts('')).toEqual([])
})
