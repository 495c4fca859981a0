import { describe, expect, it } from 'vitest'
import { type Hours, isOpenAt, openAfter, openFor, openings, opensNext } from './opening.ts'

const MINUTE = 60_000
const week =
  (...days: number[]) =>
  (opens_at: string, closes_at: string) =>
    days.map(day_of_week => ({ day_of_week, opens_at, closes_at }))
const workdays = week(1, 2, 3, 4, 5)

const shop: Hours = {
  timezone: 'Europe/Berlin',
  spans: [...workdays('09:00', '12:30'), ...workdays('14:00', '18:00'), ...week(6)('22:00', '02:30')],
  holidays: [
    { name: 'Christmas', date: '2020-12-24', last_date: '2020-12-26', every_year: true, spans: [] },
    {
      name: 'Inventory',
      date: '2026-03-04',
      last_date: null,
      every_year: false,
      spans: [{ opens_at: '10:00', closes_at: '11:00' }],
    },
    { name: 'Turn of the year', date: '2026-12-31', last_date: '2027-01-02', every_year: true, spans: [] },
  ],
}
const at = (text: string) => new Date(text)

describe('a calendar', () => {
  it('has several spans a day, and one past midnight', () => {
    expect(isOpenAt(shop, at('2026-03-02T12:29:59+01:00'))).toBe(true)
    expect(isOpenAt(shop, at('2026-03-02T12:30:00+01:00'))).toBe(false)
    expect(isOpenAt(shop, at('2026-03-02T14:00:00+01:00'))).toBe(true)
    expect(isOpenAt(shop, at('2026-03-08T02:29:00+01:00'))).toBe(true) // Sunday, of Saturday's span
    expect(isOpenAt(shop, at('2026-03-09T01:00:00+01:00'))).toBe(false)
  })

  it('keeps other hours on holidays, or none; those of every year over New Year’s Eve too', () => {
    expect(openFor(shop, at('2026-03-04T00:00:00+01:00'), at('2026-03-05T00:00:00+01:00'))).toBe(60 * MINUTE)
    expect(isOpenAt(shop, at('2026-12-24T10:00:00+01:00'))).toBe(false)
    expect(isOpenAt(shop, at('2029-01-02T10:00:00+01:00'))).toBe(false)
    expect(isOpenAt(shop, at('2029-01-03T10:00:00+01:00'))).toBe(true)
  })

  it('lets a span run into a holiday, and begins none on it', () => {
    const night: Hours = {
      timezone: 'UTC',
      spans: week(0, 1, 2, 3, 4, 5, 6)('20:00', '04:00'),
      holidays: [{ name: 'x', date: '2026-05-01', last_date: null, every_year: false, spans: [] }],
    }
    expect(openings(night, Date.parse('2026-05-01T00:00Z'), Date.parse('2026-05-03T00:00Z'))).toEqual([
      { from: Date.parse('2026-05-01T00:00Z'), to: Date.parse('2026-05-01T04:00Z') },
      { from: Date.parse('2026-05-02T20:00Z'), to: Date.parse('2026-05-03T00:00Z') },
    ])
  })

  it('says when it opens next, over holidays, and when so much has passed', () => {
    expect(opensNext(shop, at('2026-03-02T13:00:00+01:00'))).toEqual(at('2026-03-02T14:00:00+01:00'))
    expect(opensNext(shop, at('2026-03-02T09:00:00+01:00'))).toBeNull()
    expect(opensNext(shop, at('2026-12-23T18:00:00+01:00'))).toEqual(at('2026-12-28T09:00:00+01:00'))
    expect(opensNext({ ...shop, spans: [], holidays: [] }, at('2026-12-23T18:00:00+01:00'))).toBeNull()
    expect(openAfter(shop, at('2026-03-02T12:00:00+01:00'), 60 * MINUTE)).toEqual(at('2026-03-02T14:30:00+01:00'))
    expect(openAfter({ ...shop, spans: [], holidays: [] }, at('2026-03-02T12:00:00Z'), 1)).toBeNull()
  })
})

describe('reckoned by the minute', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC']
  // A round of a small generator of numbers, so that what fails once fails again.
  const dice = (seed: number) => () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  const two = (number: number) => String(number).padStart(2, '0')

  function anyHours(roll: () => number): Hours {
    const time = () => Math.floor(roll() * 96) * 15
    const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
    const spans = Array.from({ length: 7 }, (_, day_of_week) => day_of_week).flatMap(day_of_week => {
      const times = [time(), time(), time(), time()].sort((a, b) => a - b)
      const [a = 0, b = 0, c = 0, d = 0] = times
      return [
        ...(a < b ? [{ day_of_week, opens_at: clock(a), closes_at: clock(b) }] : []),
        ...(c < d ? [{ day_of_week, opens_at: clock(c), closes_at: roll() < 0.3 ? '24:00' : clock(d) }] : []),
        ...(roll() < 0.2 ? [{ day_of_week, opens_at: '23:00', closes_at: '01:45' }] : []),
      ]
    })
    const holiday = () => ({ name: 'x', last_date: null, spans: [], every_year: roll() < 0.5 })
    return {
      timezone: zones[Math.floor(roll() * zones.length)] ?? 'UTC',
      spans,
      holidays: [3, 4, 10, 11].map(month => ({
        ...holiday(),
        date: `2026-${two(month)}-${two(1 + Math.floor(roll() * 28))}`,
      })),
    }
  }

  const walls = new Map<string, Intl.DateTimeFormat>()
  function wallClock(timeZone: string) {
    const wall =
      walls.get(timeZone) ??
      new Intl.DateTimeFormat('en-US', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      })
    walls.set(timeZone, wall)
    return wall
  }

  /** The slow way: what the clock on the wall says in each minute. */
  function referenceOf(hours: Hours, minute: number): boolean {
    const parts = Object.fromEntries(
      wallClock(hours.timezone)
        .formatToParts(minute)
        .map(part => [part.type, part.value]),
    )
    const now = `${parts.hour}:${parts.minute}`
    const dayOf = (back: number) =>
      new Date(Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day) - back))
    const spansOn = (day: Date) => {
      const date = day.toISOString().slice(0, 10)
      const holiday = hours.holidays.find(one =>
        one.every_year ? date >= one.date && one.date.slice(5) === date.slice(5) : one.date === date,
      )
      return holiday ? holiday.spans : hours.spans.filter(one => one.day_of_week === day.getUTCDay())
    }
    return (
      spansOn(dayOf(0)).some(one => now >= one.opens_at && (one.closes_at <= one.opens_at || now < one.closes_at)) ||
      spansOn(dayOf(1)).some(one => one.closes_at <= one.opens_at && now < one.closes_at)
    )
  }

  it('is the same, also where clocks are changed', () => {
    const roll = dice(2026)
    const days = [
      '2026-03-28',
      '2026-10-24',
      '2026-03-07',
      '2026-10-31',
      '2026-04-04',
      '2026-10-03',
      '2026-02-14',
      '2026-07-01',
    ]
    for (let round = 0; round < 16; round++) {
      const hours = anyHours(roll)
      const from = Date.parse(`${days[round % days.length]}T${two(Math.floor(roll() * 24))}:00:00Z`)
      const to = from + 60 * 60 * MINUTE
      let wanted = 0
      for (let minute = from; minute < to; minute += MINUTE) if (referenceOf(hours, minute)) wanted++
      expect(
        openFor(hours, new Date(from), new Date(to)) / MINUTE,
        JSON.stringify({ hours, from: new Date(from) }),
      ).toBe(wanted)
      const due = openAfter(hours, new Date(from), 90 * MINUTE)
      if (due) expect(openFor(hours, new Date(from), due)).toBe(90 * MINUTE)
    }
  })
})
