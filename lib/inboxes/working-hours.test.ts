import { describe, expect, it } from 'vitest'
import type { WorkingHoursWire } from '#lib/protocol/index.ts'
import { inboxIsOpen, inboxOpensNext, isOpen, nextOpening, utcOffset } from './working-hours.ts'

const shut = { open_hour: null, open_minutes: null, close_hour: null, close_minutes: null }
const closed = (day_of_week: number): WorkingHoursWire => ({
  day_of_week,
  closed_all_day: true,
  open_all_day: false,
  ...shut,
})
const from = (day_of_week: number, open_hour: number, close_hour: number, close_minutes = 0): WorkingHoursWire => ({
  day_of_week,
  closed_all_day: false,
  open_all_day: false,
  open_hour,
  open_minutes: 0,
  close_hour,
  close_minutes,
})
const week = (...days: WorkingHoursWire[]) =>
  Array.from({ length: 7 }, (_, day) => days.find(one => one.day_of_week === day) ?? closed(day))
const open = (days: WorkingHoursWire[], zone: string, at: string) => isOpen(days, zone, new Date(at))

describe('working hours', () => {
  it('begin with their first minute and end before their last', () => {
    const days = week(from(1, 9, 17))
    expect(['08:59', '09:00', '16:59', '17:00'].map(time => open(days, 'UTC', `2026-11-23T${time}:00Z`))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(open(days, 'UTC', '2026-11-24T12:00:00Z')).toBe(false)
  })

  it('follow the clocks of their zone, also where these are beyond UTC’s day', () => {
    const days = week(from(1, 9, 17))
    expect(open(days, 'Pacific/Auckland', '2026-11-22T20:30:00Z')).toBe(true) // Monday, 9:30
    expect(open(days, 'America/Los_Angeles', '2026-11-24T00:30:00Z')).toBe(true) // Monday, 16:30
    expect(open(days, 'Asia/Kathmandu', '2026-11-23T03:14:00Z')).toBe(false) // 8:59
    expect(open(days, 'Asia/Kathmandu', '2026-11-23T03:15:00Z')).toBe(true)
  })

  it('keep to the clock when summer time begins and ends', () => {
    const days = week(from(0, 9, 17))
    expect(open(days, 'Europe/Berlin', '2026-03-29T07:00:00Z')).toBe(true) // the clocks were put forward that night
    expect(open(days, 'Europe/Berlin', '2026-03-29T15:00:00Z')).toBe(false)
    expect(open(days, 'Europe/Berlin', '2026-10-25T07:59:00Z')).toBe(false) // and back
    expect(open(days, 'Europe/Berlin', '2026-10-25T08:00:00Z')).toBe(true)
    const night = week(from(6, 22, 4))
    expect(open(night, 'Europe/Berlin', '2026-10-25T02:59:00Z')).toBe(true) // Sunday, 3:59, after two o’clock came twice
    expect(open(night, 'Europe/Berlin', '2026-10-25T03:00:00Z')).toBe(false)
  })

  it('that close before they open close on the next day, also from Saturday to Sunday', () => {
    const days = week(from(5, 22, 6, 30), from(6, 20, 2))
    expect(open(days, 'UTC', '2026-11-27T21:59:00Z')).toBe(false)
    expect(open(days, 'UTC', '2026-11-27T23:59:00Z')).toBe(true)
    expect(open(days, 'UTC', '2026-11-28T06:29:00Z')).toBe(true)
    expect(open(days, 'UTC', '2026-11-28T06:30:00Z')).toBe(false)
    expect(open(days, 'UTC', '2026-11-29T01:59:00Z')).toBe(true)
    expect(open(days, 'UTC', '2026-11-29T02:00:00Z')).toBe(false)
  })

  it('may be all day, or until midnight', () => {
    const days = week({ ...closed(2), closed_all_day: false, open_all_day: true }, from(3, 9, 24))
    expect(open(days, 'UTC', '2026-11-24T00:00:00Z')).toBe(true)
    expect(open(days, 'UTC', '2026-11-24T23:59:59Z')).toBe(true)
    expect(open(days, 'UTC', '2026-11-25T23:59:00Z')).toBe(true)
    expect(open(days, 'UTC', '2026-11-26T00:00:00Z')).toBe(false)
  })
})

describe('when it opens next', () => {
  const opens = (days: WorkingHoursWire[], zone: string, at: string) =>
    nextOpening(days, zone, new Date(at))?.toISOString() ?? null
  const days = week(from(1, 9, 17), from(5, 9, 17))

  it.each([
    ['later today', 'UTC', '2026-11-23T07:59:30Z', '2026-11-23T09:00:00.000Z'],
    ['on Friday, when Monday is over', 'UTC', '2026-11-23T17:00:00Z', '2026-11-27T09:00:00.000Z'],
    ['by the clocks of the zone', 'Asia/Kathmandu', '2026-11-24T00:00:00Z', '2026-11-27T03:15:00.000Z'],
    ['after the clocks were put back', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-26T08:00:00.000Z'],
    ['after they were put forward', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-30T07:00:00.000Z'],
  ])('%s', (_, zone, at, expected) => {
    expect(opens(days, zone, at)).toBe(expected)
  })

  it('is nothing while it is open, and where it never opens', () => {
    expect(opens(days, 'UTC', '2026-11-23T10:00:00Z')).toBeNull()
    expect(opens(week(), 'UTC', '2026-11-23T10:00:00Z')).toBeNull()
  })

  it('is a week later where it opens once a week and has closed', () => {
    expect(opens(week(from(1, 9, 17)), 'UTC', '2026-11-23T18:00:00Z')).toBe('2026-11-30T09:00:00.000Z')
  })
})

describe('how far a zone is from UTC', () => {
  it.each([
    ['UTC', '2026-11-24', '+00:00'],
    ['Asia/Kathmandu', '2026-11-24', '+05:45'],
    ['America/New_York', '2026-11-24', '-05:00'],
    ['America/New_York', '2026-07-24', '-04:00'],
  ])('%s on %s: %s', (zone, day, offset) => {
    expect(utcOffset(zone, new Date(`${day}T12:00:00Z`))).toBe(offset)
  })
})

describe('an inbox', () => {
  const always = Array.from({ length: 7 }, (_, day_of_week) => ({
    day_of_week,
    closed_all_day: false,
    open_all_day: true,
    open_hour: 0,
    open_minutes: 0,
    close_hour: 23,
    close_minutes: 59,
  }))
  const calendar = {
    timezone: 'Europe/Berlin',
    spans: [{ day_of_week: 1, opens_at: '10:00', closes_at: '11:00' }],
    holidays: [],
  }
  const monday = new Date('2026-11-23T08:00:00Z')

  it('keeps its own week, unless it keeps a calendar', () => {
    const own = { timezone: 'UTC', working_hours: always, calendar: null }
    expect(inboxIsOpen(own, monday)).toBe(true)
    expect(inboxOpensNext(own, monday)).toBeNull()
    expect(inboxIsOpen({ ...own, calendar }, monday)).toBe(false)
    expect(inboxOpensNext({ ...own, calendar }, monday)).toEqual(new Date('2026-11-23T09:00:00Z'))
  })
})
