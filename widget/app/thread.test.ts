import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WidgetMessageWire } from '#lib/protocol/widget.ts'
import { addPending, emptyThread, markPending, merge, type Pending, pageSize, prepend, startOver } from './thread.ts'

function message(id: number, more: Partial<WidgetMessageWire> = {}): WidgetMessageWire {
  return {
    id,
    content: `text ${id}`,
    content_html: `<p>text ${id}</p>`,
    message_type: 1,
    content_type: 'text',
    content_attributes: {},
    status: 'sent',
    conversation_id: 1,
    created_at: 1_700_000_000 + id,
    ...more,
  }
}

const pending = (echo_id: string): Pending => ({ echo_id, content: echo_id, created_at: 1, state: 'sending' })
const ids = (thread: { messages: { id: number }[] }) => thread.messages.map(m => m.id)

describe('merging', () => {
  test('any order and any repetition end in the same thread', () => {
    const all = Array.from({ length: 12 }, (_, i) => message(i + 1))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all)), noise => {
        const shuffled = [...noise, ...all].reduce((thread, m) => merge(thread, [m]), emptyThread)
        expect(ids(shuffled)).toEqual(all.map(m => m.id))
      }),
    )
  })

  test('an older event does not overwrite a newer one', () => {
    const newer = merge(emptyThread, [message(1, { content: 'new' })], 9)
    expect(merge(newer, [message(1, { content: 'old' })], 8).messages[0]?.content).toBe('new')
    expect(merge(newer, [message(1, { content: 'history' })]).messages[0]?.content).toBe('new')
    expect(merge(newer, [message(1, { content: 'newest' })], 10).messages[0]?.content).toBe('newest')
  })

  test('the acknowledged message replaces the pending one, by the answer or by the push', () => {
    const thread = addPending(addPending(emptyThread, pending('a')), pending('b'))
    const pushed = merge(thread, [message(5, { echo_id: 'a', message_type: 0 })], 3)
    expect(pushed.pending.map(p => p.echo_id)).toEqual(['b'])
    const answered = merge(pushed, [message(5, { echo_id: 'a', message_type: 0 })])
    expect(ids(answered)).toEqual([5])
  })

  test('the echo id is kept when a later update lacks it, so that nothing is drawn anew', () => {
    const thread = merge(merge(emptyThread, [message(5, { echo_id: 'a' })], 1), [message(5)], 2)
    expect(thread.messages[0]?.echo_id).toBe('a')
  })

  test('nothing new is the same thread', () => expect(merge(emptyThread, [])).toBe(emptyThread))
})

describe('history', () => {
  const page = (from: number, length: number) => Array.from({ length }, (_, i) => message(from + i))

  test('starting over forgets messages but not what is being sent', () => {
    const old = addPending(merge(emptyThread, page(1, 3)), pending('a'))
    const fresh = startOver(old, page(50, 2))
    expect(ids(fresh)).toEqual([50, 51])
    expect(fresh.pending).toHaveLength(1)
    expect(fresh.hasOlder).toBe(false)
  })

  test('a full page means that there may be older ones', () => {
    const first = startOver(emptyThread, page(100, pageSize))
    expect(first.hasOlder).toBe(true)
    const second = prepend(first, page(95, 5))
    expect(ids(second)[0]).toBe(95)
    expect(second.hasOlder).toBe(false)
  })
})

test('pending messages fail and are tried again, one or all', () => {
  const thread = addPending(addPending(emptyThread, pending('a')), pending('b'))
  const failed = markPending(thread, 'failed')
  expect(failed.pending.map(p => p.state)).toEqual(['failed', 'failed'])
  expect(markPending(failed, 'sending', 'b').pending.map(p => p.state)).toEqual(['failed', 'sending'])
})
