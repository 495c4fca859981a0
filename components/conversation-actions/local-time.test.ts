import { expect, it } from 'vitest'
import { asLocal, fromLocal } from './local-time.ts'

it('goes into a field and comes back the same minute', () => {
  const date = new Date(2026, 0, 5, 9, 7)
  expect(asLocal(date)).toBe('2026-01-05T09:07')
  expect(fromLocal(asLocal(date))).toBe(date.getTime() / 1000)
})

it.each(['', '2026-01-05', 'soon', '2026-13-40T00:00'])('is nothing as long as it is %j', text => {
  expect(fromLocal(text)).toBeNull()
})
