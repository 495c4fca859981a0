import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LoggedEvent } from '#lib/protocol/index.ts'
import { append, asOf, atRest, followHistory, type History, insert, prepend } from './history.ts'
import { message, push, said } from './samples.ts'

const start: History = {
  messages: [message({ id: 10 }), message({ id: 20 })],
  hasMore: true,
  hasNewer: false,
  ahead: [],
  cursor: 5,
}
const ids = (history: History) => history.messages.map(one => one.id)

describe('a history that follows events', () => {
  it('puts messages in the order of their ids', () => {
    const after = [said(8, { id: 30 }), said(7, { id: 25 })].reduce(
      (soFar, event) => followHistory(soFar, 5, event),
      start,
    )
    expect(ids(after)).toEqual([10, 20, 25, 30])
  })

  it('shows a message once', () => {
    const once = followHistory(start, 5, said(8, { id: 30 }))
    expect(followHistory(once, 5, said(8, { id: 30 }))).toBe(once)
    expect(ids(insert(once, message({ id: 30 })))).toEqual([10, 20, 30])
  })

  it('ignores what it has from the load, other conversations, and what lies before its beginning', () => {
    expect(followHistory(start, 5, said(5, { id: 21 }))).toBe(start)
    expect(followHistory(start, 6, said(8, { id: 30 }))).toBe(start)
    expect(followHistory(start, 5, { seq: 8, event: 'message.updated', data: push({ id: 3 }) })).toBe(start)
  })

  it('keeps the newest state of a message', () => {
    const read: LoggedEvent = { seq: 9, event: 'message.updated', data: push({ id: 20, status: 'read' }) }
    const late: LoggedEvent = { seq: 8, event: 'message.updated', data: push({ id: 20, status: 'delivered' }) }
    const after = followHistory(followHistory(start, 5, read), 5, late)
    expect(after.messages[1]?.status).toBe('read')
  })
})

const page = (from: number, count: number) =>
  Array.from({ length: count }, (_one, index) => message({ id: from + index }))

describe('a part of a history', () => {
  it('takes older pages in front, once', () => {
    const after = prepend(start, [message({ id: 8 }), message({ id: 10 })], false)
    expect(ids(after)).toEqual([8, 10, 20])
    expect(after.hasMore).toBe(false)
  })

  it('stays of one size, whichever way one goes through five thousand messages', () => {
    const end = { ...start, messages: page(4961, 40) }
    let now: History = end
    for (let from = 4921; from > 0; from -= 40) now = prepend(now, page(from, 40), from > 1)
    expect([now.messages.length, now.hasMore, now.hasNewer]).toEqual([400, false, true])
    while (now.hasNewer)
      now = append(now, page((now.messages.at(-1)?.id ?? 0) + 1, 40), now.messages.at(-1)?.id !== 4960)
    expect([now.messages.length, now.hasMore, now.messages.at(-1)?.id]).toEqual([400, true, 5000])
    expect(ids(now)).toEqual(ids(now).toSorted((left, right) => left - right))
  })

  it('that does not reach the end counts what comes in, and shows it when it gets there', () => {
    const above: History = { ...start, hasNewer: true }
    const after = [said(8, { id: 90 }), said(8, { id: 90 }), said(9, { id: 91 })].reduce(
      (soFar, event) => followHistory(soFar, 5, event),
      above,
    )
    expect([ids(after), after.ahead.map(one => one.id)]).toEqual([
      [10, 20],
      [90, 91],
    ])
    const further = append(after, page(80, 11), true)
    expect(further.ahead.map(one => one.id)).toEqual([91])
    expect(append(further, page(91, 1), false)).toMatchObject({ ahead: [], hasNewer: false })
  })

  it('takes back nothing of what a load told, when an older event comes late', () => {
    const loaded = prepend(start, asOf([message({ id: 8, status: 'read' })], 9), false)
    const late: LoggedEvent = { seq: 7, event: 'message.updated', data: push({ id: 8, status: 'delivered' }) }
    expect(followHistory(loaded, 5, late)).toBe(loaded)
  })

  it('at rest is the newest, or nothing where one has left off further up', () => {
    const long = { ...start, hasMore: false, messages: page(1, 200) }
    expect(atRest(long)).toMatchObject({ hasMore: true, messages: { length: 60 } })
    expect(atRest(start)).toBe(start)
    expect(atRest({ ...start, hasNewer: true })).toBeNull()
  })
})

it('ends the same in whatever order, and however often, events come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 40 }), order => {
      const events = Array.from({ length: 21 }, (_one, index) => said(10 + index, { id: 30 + index }))
      const run = (list: LoggedEvent[]) => list.reduce((soFar, event) => followHistory(soFar, 5, event), start)
      const noisy = [...order.map(index => events[index] as LoggedEvent), ...events]
      expect(run(noisy)).toEqual(run(events))
    }),
  )
})
