import { describe, expect, it } from 'vitest'
import { fromZone, inZone } from './zoned.ts'

describe('a time by the clocks of a zone', () => {
  it.each([
    ['2026-07-01T09:00', 'America/Sao_Paulo', '2026-07-01T12:00:00.000Z'],
    ['2026-07-01T09:00', 'Europe/Madrid', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01T09:00', 'Europe/Madrid', '2026-12-01T08:00:00.000Z'],
    ['2026-12-01T00:30', 'Asia/Kolkata', '2026-11-30T19:00:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'], // the night the clocks go forward
    ['2026-12-01T09:00', 'UTC', '2026-12-01T09:00:00.000Z'],
  ])('%s in %s is %s, and back', (text, zone, moment) => {
    expect(fromZone(text, zone)?.toISOString()).toBe(moment)
    expect(inZone(new Date(moment), zone)).toBe(text)
  })

  it('is nothing while it is not complete', () => {
    for (const text of ['', '2026-12-01', 'tomorrow', '2026-99-01T00:00']) expect(fromZone(text, 'UTC')).toBeNull()
  })
})
