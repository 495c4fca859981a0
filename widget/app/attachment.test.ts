import { expect, test } from 'vitest'
import { drawnSize, nameOf, webAddress } from './attachment.ts'

test('a file has the name at the end of its address, or the one that it was given', () => {
  expect(nameOf({ data_url: 'https://a.test/files/x/b%20c.pdf' })).toBe('b c.pdf')
  expect(nameOf({ data_url: 'https://a.test/100%.pdf' })).toBe('100%.pdf')
  expect(nameOf({ data_url: 'https://a.test/', fallback_title: 'The café' })).toBe('The café')
  expect(nameOf({})).toBe('')
})

test.each([
  ['wider than its place', 800, 400, { width: 280, height: 140 }],
  ['higher than its place', 400, 1600, { width: 80, height: 320 }],
  ['small', 40, 30, { width: 40, height: 30 }],
  ['of no known size', null, null, {}],
  ['of no size', 0, 10, {}],
])('a picture that is %s', (_, width, height, drawn) => {
  expect(drawnSize({ width, height })).toEqual(drawn)
})

test('only addresses of the web are followed (SEC6)', () => {
  for (const url of ['https://a.test/', 'HTTP://a.test']) expect(webAddress(url)).toBe(url)
  for (const url of ['javascript:alert(1)', ' https://a.test', '//a.test', 'data:text/html,x', '/x', '', null, 7, {}])
    expect(webAddress(url)).toBeUndefined()
})
