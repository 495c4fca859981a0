import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LoggedEvent } from '#lib/protocol/index.ts'
import { followHistory, type History, insert, prepend } from './history.ts'
import { message, push, said } from './samples.ts'

const start: History = { messages: [message({ id: 10 }), message({ id: 20 })], hasMore: true, cursor: 5 }
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

it('puts older pages in front, once', () => {
  const after = prepend(start, [message({ id: 8 }), message({ id: 10 })])
  expect(ids(after)).toEqual([8, 10, 20])
  expect(after.hasMore).toBe(false)
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
