import { describe, expect, it } from 'vitest'
import type { EphemeralEvent } from '#lib/protocol/index.ts'
import { fadeLooking, followLooking, type Looking } from './looking.ts'
import { ada } from './samples.ts'

const looks = (on: boolean, id = 1, conversation = 5): EphemeralEvent => ({
  event: on ? 'conversation.viewing_on' : 'conversation.viewing_off',
  data: { account_id: 1, conversation: { id: conversation, inbox_id: 1 }, user: { ...ada, id } },
})
const run = (events: [EphemeralEvent, number][]) =>
  events.reduce<Looking>((soFar, [event, at]) => followLooking(soFar, event, at), {})
const ids = (looking: Looking, conversation = 5) => (looking[conversation] ?? []).map(one => one.id)

describe('who looks at a conversation', () => {
  it('is each once, in a steady order, until they leave', () => {
    const both = run([
      [looks(true, 3), 0],
      [looks(true, 1), 1],
      [looks(true, 3), 2],
    ])
    expect(ids(both)).toEqual([1, 3])
    expect(ids(followLooking(both, looks(false, 1), 3))).toEqual([3])
    expect(ids(both, 6)).toEqual([])
  })

  it('is gone when nothing is heard of them for three quarters of a minute', () => {
    const looking = run([[looks(true, 1), 0]])
    expect(fadeLooking(looking, 44_000)).toBe(looking)
    expect(ids(fadeLooking(looking, 46_000))).toEqual([])
  })
})
