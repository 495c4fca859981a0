import { expect, it } from 'vitest'
import type { EphemeralEvent } from '#lib/protocol/index.ts'
import { ada, contact } from './samples.ts'
import { fadeTyping, followTyping, stopTyping } from './typing.ts'

function typing(on: boolean, user: typeof ada | ReturnType<typeof contact> = contact()): EphemeralEvent {
  return {
    event: on ? 'conversation.typing_on' : 'conversation.typing_off',
    data: { account_id: 1, conversation: { id: 5, inbox_id: 1 }, user, is_private: false },
  }
}

it('shows who types until they stop', () => {
  const on = followTyping(followTyping({}, typing(true), 1, 0), typing(true), 1, 10)
  expect(on[5]).toHaveLength(1)
  expect(followTyping(on, typing(false), 1, 20)[5]).toEqual([])
})

it('does not show me to myself', () => {
  expect(followTyping({}, typing(true, ada), 1, 0)).toEqual({})
})

it('fades when nothing is heard for six seconds', () => {
  const on = followTyping({}, typing(true), 1, 0)
  expect(fadeTyping(on, 5_000)).toBe(on)
  expect(fadeTyping(on, 6_001)).toEqual({})
  expect(fadeTyping(followTyping(on, typing(false), 1, 20), 30)).toEqual({})
})

it('ends with the message', () => {
  expect(stopTyping(followTyping({}, typing(true), 1, 0), 5, contact())[5]).toEqual([])
})
