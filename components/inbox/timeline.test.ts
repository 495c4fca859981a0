import { describe, expect, it } from 'vitest'
import { messageType } from '#lib/protocol/message.ts'
import type { HistoryMessage } from '../data/history.ts'
import type { Outgoing } from '../data/outbox.ts'
import { ada, message } from '../data/samples.ts'
import { timeline as timelineOf } from './timeline.ts'

const noon = new Date(2026, 10, 20, 12).getTime() / 1000
const day = 86_400
const timeline = (messages: HistoryMessage[], outgoing: Outgoing[], unreadAfter: number | null, more = {}) =>
  timelineOf({ messages, hasMore: false, hasNewer: false, ...more }, outgoing, unreadAfter)
const types = (entries: ReturnType<typeof timeline>) => entries.map(entry => entry.type)

describe('the history on the screen', () => {
  it('separates days and groups what one person says in a row', () => {
    const entries = timeline(
      [
        message({ id: 1, created_at: noon - day }),
        message({ id: 2, created_at: noon }),
        message({ id: 3, created_at: noon + 60 }),
        message({ id: 4, created_at: noon + 90, message_type: messageType.outgoing, sender: ada }),
      ],
      [],
      null,
    )
    expect(types(entries)).toEqual(['day', 'message', 'day', 'message', 'message', 'message'])
    const groups = entries.flatMap(entry => (entry.type === 'message' ? [[entry.first, entry.last]] : []))
    expect(groups).toEqual([
      [true, true],
      [true, false],
      [false, true],
      [true, true],
    ])
  })

  it('begins a new group after five minutes, and for a note', () => {
    const mine = { message_type: messageType.outgoing, sender: ada }
    const entries = timeline(
      [
        message({ id: 1, created_at: noon, ...mine }),
        message({ id: 2, created_at: noon + 301, ...mine }),
        message({ id: 3, created_at: noon + 302, private: true, ...mine }),
      ],
      [],
      null,
    )
    expect(entries.flatMap(entry => (entry.type === 'message' ? [entry.first] : []))).toEqual([true, true, true])
    expect(entries.at(-1)).toMatchObject({ kind: 'note' })
  })

  it('says which message another answers, where that is loaded', () => {
    const replies = (in_reply_to: number) =>
      message({ id: 2, created_at: noon + 1, content_attributes: { in_reply_to } })
    const answers = (in_reply_to: number) => {
      const [, , entry] = timeline([message({ id: 1, created_at: noon }), replies(in_reply_to)], [], null)
      return entry?.type === 'message' ? entry.answers?.id : null
    }
    expect([answers(1), answers(99)]).toEqual([1, undefined])
  })

  it('marks once from where one has not read, but not at the very top', () => {
    const messages = [1, 2, 3].map(id => message({ id, created_at: noon + id }))
    expect(types(timeline(messages, [], noon + 1))).toEqual(['day', 'message', 'unread', 'message', 'message'])
    expect(types(timeline(messages, [], noon))).not.toContain('unread')
    expect(types(timeline(messages, [], null))).not.toContain('unread')
  })

  it('draws activity as a line', () => {
    const activity = message({ id: 1, created_at: noon, message_type: messageType.activity, sender: undefined })
    expect(types(timeline([activity], [], null))).toEqual(['day', 'activity'])
  })

  it('shows what is being sent once, also when it has already come back', () => {
    const item = { echoId: 'e', conversationId: 5, content: 'Hi', private: false, at: noon, state: 'sending' as const }
    expect(types(timeline([], [item], null))).toEqual(['outgoing'])
    const back = message({ id: 1, created_at: noon, echo_id: 'e' })
    expect(types(timeline([back], [item], null))).toEqual(['day', 'message'])
  })
})

describe('a part of a history', () => {
  const messages = [1, 2, 3, 4].map(id => message({ id, created_at: noon + id }))
  const shown = (more: object, list = messages) => timeline(list, [], null, more).map(entry => entry.key)

  it('shows only what has its neighbours loaded, so that no row changes when they come', () => {
    expect(shown({ hasMore: true })).toEqual(['message-2', 'message-3', 'message-4'])
    expect(shown({ hasMore: true, hasNewer: true })).toEqual(['message-2', 'message-3'])
    const earlier = message({ id: 0, created_at: noon })
    const [before, after] = [
      timeline(messages, [], null, { hasMore: true }),
      timeline([earlier, ...messages], [], null),
    ]
    expect(after.slice(-before.length)).toEqual(before)
  })

  it('draws activity in a row as one, and never a part of such a row at the top', () => {
    const activity = (id: number) =>
      message({ id, created_at: noon + id, message_type: messageType.activity, sender: undefined })
    const list = [activity(1), activity(2), ...[3, 4, 5, 6].map(id => message({ id, created_at: noon + id }))]
    expect(shown({ hasMore: true }, list)).toEqual(['message-3', 'message-4', 'message-5', 'message-6'])
    expect(timeline(list, [], null)[1]).toMatchObject({ type: 'activity', messages: [{ id: 1 }, { id: 2 }] })
  })

  it('that does not reach the end shows nothing that is being sent', () => {
    const item = { echoId: 'e', conversationId: 5, content: 'Hi', private: false, at: noon, state: 'sending' as const }
    expect(types(timeline(messages, [item], null, { hasNewer: true }))).not.toContain('outgoing')
  })
})
