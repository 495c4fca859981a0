import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LoggedEvent } from '#lib/protocol/index.ts'
import { messageType } from '#lib/protocol/message.ts'
import type { Conversation } from './conversation.ts'
import { followConversation } from './follow.ts'
import { ada, contact, known, push, said, state } from './samples.ts'

const nobody = () => undefined
const follow = (start: Conversation, events: LoggedEvent[]) =>
  events.reduce((soFar, event) => followConversation(soFar, event, nobody), start)

describe('a conversation that follows events', () => {
  it('takes what a message says of it', () => {
    const after = follow(known(), [said(3, { id: 9, content: 'Hi' }, { unread: 1, at: 120 })])
    expect(after).toMatchObject({ unread: 1, lastActivityAt: 120, preview: { id: 9, text: 'Hi', kind: 'incoming' } })
  })

  it('is the same object when the event tells nothing new', () => {
    const once = follow(known(), [state(3, { priority: 'high' })])
    expect(follow(once, [state(3, { priority: 'high' })])).toBe(once)
    expect(follow(once, [state(2, { priority: 'low' })])).toBe(once)
  })

  it('ignores other conversations', () => {
    const before = known()
    expect(follow(before, [said(3, { conversation_id: 6 }), state(4, { id: 6 })])).toBe(before)
  })

  it('keeps the newer message when an older state comes late', () => {
    const after = follow(known(), [
      said(5, { id: 9 }, { unread: 2, status: 'open' }),
      state(4, { status: 'resolved', priority: 'high' }),
    ])
    expect(after).toMatchObject({ status: 'open', unread: 2, priority: 'high', preview: { id: 9 } })
  })

  it('does not let activity hide what somebody said', () => {
    const after = follow(known(), [
      said(3, { id: 9, content: 'Hi' }),
      said(4, { id: 10, content: 'Ada resolved it', message_type: messageType.activity }),
    ])
    expect(after.preview?.text).toBe('Hi')
  })

  it('names the assignee that a message carries by number', () => {
    const event = said(3, {}, { assignee: 1 })
    const named = followConversation(known(), event, id => ({ id, name: 'Ada', thumbnail: '' }))
    expect(named.assignee).toEqual({ id: 1, name: 'Ada', thumbnail: '' })
    expect(followConversation(known(), event, nobody).assignee?.name).toBe('')
  })

  it('shows a renamed contact', () => {
    const event: LoggedEvent = {
      seq: 3,
      event: 'contact.updated',
      data: { ...contact({ name: 'Mina S.' }), account_id: 1 },
    }
    expect(followConversation(known(), event, nobody).contact.name).toBe('Mina S.')
  })
})

/** The server's own history: each event carries what was true at its place in the sequence. */
function history(choices: number[]): LoggedEvent[] {
  let status: 'open' | 'resolved' = 'open'
  let priority: 'high' | null = null
  let assignee: typeof ada | null = null
  let unread = 0
  let last = push({ id: 1 })
  return choices.map((choice, index) => {
    const seq = index + 1
    if (choice === 0) status = status === 'open' ? 'resolved' : 'open'
    if (choice === 1) priority = priority ? null : 'high'
    if (choice === 2) assignee = assignee ? null : ada
    const around = () => ({ status, unread, assignee: assignee?.id ?? null, at: 100 + seq })
    if (choice > 2) {
      unread += 1
      last = push({ id: 100 + seq, content: `message ${seq}` }, around())
      return { seq, event: 'message.created', data: last }
    }
    const fields = {
      status,
      priority,
      assignee,
      unread_count: unread,
      messages: [last],
      last_activity_at: last.conversation.last_activity_at,
    }
    return state(seq, fields)
  })
}

it('ends in the same state whatever was lost, doubled or late, once the feed has told the rest', () => {
  const member = () => ({ id: ada.id, name: ada.available_name, thumbnail: '' })
  const run = (start: Conversation, events: LoggedEvent[]) =>
    events.reduce((soFar, event) => followConversation(soFar, event, member), start)
  fc.assert(
    fc.property(
      fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }),
      fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
      fc.nat(),
      (choices, kept, shuffle) => {
        const events = history(choices)
        const pushed = events.filter((_event, index) => kept[index])
        const rotated = [
          ...pushed.slice(shuffle % (pushed.length || 1)),
          ...pushed.slice(0, shuffle % (pushed.length || 1)),
        ]
        const { seen: _seen, ...fresh } = run(known(), events)
        const { seen: _other, ...followed } = run(run(known(), rotated), events)
        expect(followed).toEqual(fresh)
      },
    ),
  )
})
