import { expect, it } from 'vitest'
import { consentOf, visitFacts } from './visit-facts.ts'

it('tells page, browser and system', () => {
  const facts = visitFacts({
    referer: 'https://www.shop.example/cart/',
    browser: { browser_name: 'Firefox', browser_version: '145.0', platform_name: 'macOS', platform_version: '' },
  })
  expect(facts).toEqual([
    { id: 'page', text: 'shop.example/cart', href: 'https://www.shop.example/cart/' },
    { id: 'browser', text: 'Firefox 145' },
    { id: 'system', text: 'macOS' },
  ])
})

it('tells what was agreed to, and when', () => {
  const at = Date.parse('2026-11-27T10:00:00.000Z') / 1000
  expect(consentOf({ consent: { version: 2, given_at: '2026-11-27T10:00:00.000Z' } })).toEqual({ version: 2, at })
  for (const nonsense of ['yes', {}, { version: 2 }, { version: 2, given_at: 'then' }])
    expect(consentOf({ consent: nonsense })).toBeNull()
})

it('never links what is not of the web, and survives nonsense', () => {
  expect(visitFacts({ referer: 'javascript:alert(1)' })).toEqual([
    { id: 'page', text: 'javascript:alert(1)', href: undefined },
  ])
  expect(visitFacts({ referer: null, browser: 'x', browser_language: {} })).toEqual([])
})
