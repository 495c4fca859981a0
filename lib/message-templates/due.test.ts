import { describe, expect, it } from 'vitest'
import { due, type Situation } from './due.ts'

const closed = Array.from({ length: 7 }, (_, day_of_week) => ({
  day_of_week,
  closed_all_day: true,
  open_all_day: false,
  open_hour: null,
  open_minutes: null,
  close_hour: null,
  close_minutes: null,
}))
const quiet: Situation = {
  id: 1,
  display_id: 1,
  locale: 'en',
  written_at: new Date('2026-11-26T20:00:00Z'),
  greeting_enabled: false,
  greeting_message: null,
  working_hours_enabled: true,
  calendar: null,
  out_of_office_message: 'Closed',
  timezone: 'UTC',
  working_hours: closed,
  asks_email: false,
  has_email: false,
  answered_at: null,
  template_at: null,
  asked: false,
  long: false,
}
const told = (change: Partial<Situation>) => due({ ...quiet, ...change }).map(one => one.content)

describe('that the inbox is closed', () => {
  it('is told again on another day, by the clocks of the inbox', () => {
    const template_at = new Date('2026-11-26T01:00:00Z')
    expect(told({ template_at })).toEqual([])
    expect(told({ template_at, timezone: 'America/New_York' })).toEqual(['Closed']) // there it was the 25th
  })

  it('is not told within five minutes of an answer', () => {
    const minutesAgo = (minutes: number) => new Date(quiet.written_at.getTime() - minutes * 60_000)
    expect(told({ answered_at: minutesAgo(4) })).toEqual([])
    expect(told({ answered_at: minutesAgo(6) })).toEqual(['Closed'])
  })
})

describe('a long conversation', () => {
  it('is not greeted, nor asked again what was asked long ago', () => {
    const open = { working_hours_enabled: false, greeting_enabled: true, greeting_message: 'Hello', asks_email: true }
    expect(told(open)).toHaveLength(3)
    expect(told({ ...open, long: true })).toEqual([])
  })
})
