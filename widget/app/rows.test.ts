import { expect, test } from 'vitest'
import type { UserPush } from '#lib/protocol/agent.ts'
import type { WidgetMessageWire } from '#lib/protocol/widget.ts'
import { rowsOf } from './rows.ts'
import { addPending, emptyThread, merge } from './thread.ts'

const noon = new Date(2026, 3, 10, 12).getTime() / 1000

function message(id: number, minutes: number, more: Partial<WidgetMessageWire> = {}): WidgetMessageWire {
  return {
    id,
    content: '',
    content_html: '',
    message_type: 1,
    content_type: 'text',
    content_attributes: {},
    status: 'sent',
    conversation_id: 1,
    created_at: noon + minutes * 60,
    ...more,
  }
}

const agent = (id: number, name: string): UserPush => ({
  id,
  name,
  available_name: name,
  avatar_url: '',
  thumbnail: '',
  availability_status: 'online',
  type: 'user',
})

const draw = (messages: WidgetMessageWire[]) =>
  rowsOf(merge(emptyThread, messages), 'Team').map(r =>
    r.kind === 'day' ? 'day' : `${r.mine ? 'me' : r.sender.name}${r.first ? ' first' : ''}${r.last ? ' last' : ''}`,
  )

test('messages of one sender stand together for five minutes', () => {
  const ana = { sender: agent(1, 'Ana') }
  expect(draw([message(1, 0, ana), message(2, 1, ana), message(3, 9, ana)])).toEqual([
    'day',
    'Ana first',
    'Ana last',
    'Ana first last',
  ])
})

test('another sender starts a group, and a message without sender is signed by the team', () => {
  expect(
    draw([
      message(1, 0, { message_type: 0 }),
      message(2, 0, { sender: agent(1, 'Ana') }),
      message(3, 1, { message_type: 3 }),
    ]),
  ).toEqual(['day', 'me first last', 'Ana first last', 'Team first last'])
})

test('each day begins with its line', () => {
  expect(draw([message(1, 0), message(2, 24 * 60)])).toEqual(['day', 'Team first last', 'day', 'Team first last'])
})

test('activities are not for the visitor', () => expect(draw([message(1, 0, { message_type: 2 })])).toEqual([]))

test('what is being sent comes last, and a failed one stands alone', () => {
  const thread = addPending(
    addPending(merge(emptyThread, [message(1, 0, { message_type: 0, echo_id: 'x' })]), {
      echo_id: 'a',
      content: 'a',
      created_at: noon + 10,
      state: 'sending',
    }),
    { echo_id: 'b', content: 'b', created_at: noon + 11, state: 'failed' },
  )
  const rows = rowsOf(thread, 'Team').filter(r => r.kind === 'message')
  expect(rows.map(r => [r.key, r.first, r.last])).toEqual([
    ['x', true, false],
    ['a', false, true],
    ['b', true, true],
  ])
  expect(rows.map(r => r.newest)).toEqual([false, false, true])
})
