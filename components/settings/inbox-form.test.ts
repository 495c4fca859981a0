import { describe, expect, it } from 'vitest'
import { readableOn } from './contrast.ts'
import { inboxRules } from './inbox-form.ts'
import { widgetSnippet } from './snippet-code.ts'

const words = { nameNeeded: 'n', urlNeeded: 'u', urlWrong: 'w', colorWrong: 'c', domainsWrong: 'd' }

describe('the fields of a website inbox', () => {
  it.each([
    ['shop.example.com', 'https://shop.example.com'],
    [' http://localhost:8080 ', 'http://localhost:8080'],
    ['https://müller.example/shop', 'https://müller.example/shop'],
  ])('takes the address %s', (given, kept) => {
    expect(inboxRules.url(words).parse(given)).toBe(kept)
  })

  it.each(['', 'javascript:alert(1)', 'https://', 'two words', 'ftp://shop.example'])(
    'refuses the address %o',
    given => {
      expect(inboxRules.url(words).safeParse(given).success).toBe(false)
    },
  )

  it('cleans the list of domains', () => {
    expect(inboxRules.domains(words).parse(' shop.example,  *.example.org\nlocalhost:3000 ')).toBe(
      'shop.example,*.example.org,localhost:3000',
    )
    expect(inboxRules.domains(words).safeParse('https://shop.example/path').success).toBe(false)
    expect(inboxRules.domains(words).parse('')).toBe('')
  })

  it('wants a colour that every browser understands', () => {
    expect(inboxRules.color(words).safeParse('#3d5bd9').success).toBe(true)
    expect(inboxRules.color(words).safeParse('red').success).toBe(false)
  })
})

it('writes on a colour so that one can read it', () => {
  expect(readableOn('#1f2937')).toBe('#ffffff')
  expect(readableOn('#ffe14d')).toBe('#000000')
  expect(readableOn('nonsense')).toBe('#ffffff')
})

it('makes a snippet with the address and the token', () => {
  const code = widgetSnippet('https://chat.example', 'tok')
  expect(code).toContain("var BASE_URL = 'https://chat.example'")
  expect(code).toContain("websiteToken: 'tok'")
})
