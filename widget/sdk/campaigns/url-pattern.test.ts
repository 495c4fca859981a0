import { afterEach, describe, expect, it, vi } from 'vitest'
import { matchesPage } from './url-pattern.ts'

afterEach(() => vi.unstubAllGlobals())

const cases: [string, string, boolean][] = [
  ['https://example.com/prices', 'https://example.com/prices', true],
  ['https://example.com/prices', 'https://example.com/prices/', true],
  ['https://example.com/prices/', 'https://example.com/prices', true],
  ['https://example.com/prices', 'https://example.com/prices2', false],
  ['https://example.com/prices', 'http://example.com/prices', false],
  ['https://example.com/shop/*', 'https://example.com/shop/shoes/1', true],
  ['https://example.com/shop/*', 'https://example.com/blog', false],
  ['https://*.example.com/', 'https://shop.example.com/', true],
  ['https://example.com/*', 'https://evil.test/?https://example.com/', false],
  ['https://example.com/(', 'https://example.com/', false],
  ['', 'https://example.com/', false],
]

describe.each(['the browser’s own patterns', 'a browser without them'])('with %s, a page', how => {
  it.each(cases)('%s: %s is meant: %s', (pattern, url, expected) => {
    if (how.startsWith('a')) vi.stubGlobal('URLPattern', undefined)
    expect(matchesPage(pattern, url)).toBe(expected)
  })
})
