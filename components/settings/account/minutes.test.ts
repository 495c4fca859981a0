import { expect, it } from 'vitest'
import { inMinutes, inUnits } from './minutes.ts'

it('says a time in the largest unit that fits', () => {
  expect(inUnits(90)).toEqual({ amount: 90, unit: 'minutes' })
  expect(inUnits(120)).toEqual({ amount: 2, unit: 'hours' })
  expect(inUnits(2880)).toEqual({ amount: 2, unit: 'days' })
  expect(inMinutes(3, 'days')).toBe(4320)
})
