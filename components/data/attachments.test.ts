import { describe, expect, it } from 'vitest'
import { drawnSize, lastingUrl, nameOf, sizeText } from './attachments.ts'

describe('an attachment', () => {
  it('is called by the end of its address', () => {
    expect(nameOf({ data_url: 'https://x.test/files/attachments/1.2.s/%E3%81%A6.txt' })).toBe('て.txt')
    expect(nameOf({ data_url: 'https://x.test/100%.txt' })).toBe('100%.txt')
    expect(nameOf({})).toBe('')
  })

  it('has an address that lasts', () => {
    expect(lastingUrl({ id: 3, account_id: 1 }, 7)).toBe('/api/v1/accounts/1/conversations/7/attachments/3')
  })

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [3_210_000, '3.2 MB'],
    [5_000_000_000, '5 GB'],
  ])('of %i bytes is said to have %s', (bytes, text) => {
    expect(sizeText(bytes, 'en')).toBe(text)
  })

  it('is drawn within its bounds, and never larger than it is', () => {
    const most = { width: 320, height: 240 }
    expect(drawnSize(1200, 600, most)).toEqual({ width: 320, height: 160 })
    expect(drawnSize(100, 2400, most)).toEqual({ width: 10, height: 240 })
    expect(drawnSize(20, 10, most)).toEqual({ width: 20, height: 10 })
    expect(drawnSize(30_000, 1, most)).toEqual({ width: 320, height: 1 })
  })
})
