import { describe, expect, it } from 'vitest'
import { retryAfter, retryAt } from './schedule.ts'

const now = new Date('2026-11-27T10:00:00Z')
const hours = (date: Date) => (date.getTime() - now.getTime()) / 3_600_000

describe('the schedule of attempts', () => {
  it.each([0, 0.5, 1])('makes ten in no less than 75 and a half hours, and no more than four days', random => {
    let at = now
    let failures = 0
    for (;;) {
      const next = retryAt(++failures, at, random)
      if (!next) break
      expect(next.getTime()).toBeGreaterThan(at.getTime())
      at = next
    }
    expect(failures).toBe(10)
    expect(hours(at)).toBeGreaterThanOrEqual(75.5)
    expect(hours(at)).toBeLessThan(96)
  })

  it.each([
    ['120', 120],
    [' 5 ', 5],
    ['0', 1],
    ['999999', 86_400],
    ['Fri, 27 Nov 2026 10:01:00 GMT', 60],
    ['Fri, 27 Nov 2020 10:01:00 GMT', 1],
  ])('waits as Retry-After: %s says', (header, seconds) => {
    expect(((retryAfter(header, now) as Date).getTime() - now.getTime()) / 1000).toBe(seconds)
  })

  it.each([undefined, '', 'soon', '-5'])('takes Retry-After: %s for nothing', header => {
    expect(retryAfter(header, now)).toBeNull()
  })
})
