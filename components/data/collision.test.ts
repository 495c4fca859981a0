import { describe, expect, it } from 'vitest'
import { messageType } from '#lib/protocol/message.ts'
import { createBeginnings } from './beginnings.ts'
import { newestId, repliedMeanwhile } from './collision.ts'
import type { History, HistoryMessage } from './history.ts'
import { ada, message } from './samples.ts'

const me = 2
const reply = (id: number, fields: Partial<HistoryMessage> = {}) =>
  message({ id, message_type: messageType.outgoing, sender: ada, ...fields })
const held = (messages: HistoryMessage[], ahead: HistoryMessage[] = []): History => ({
  messages,
  ahead,
  hasMore: false,
  hasNewer: ahead.length > 0,
  cursor: 0,
})

describe('a reply that comes while one writes', () => {
  it('is the newest one of a colleague since the draft began', () => {
    const history = held([reply(1), message({ id: 2 }), reply(3), reply(4), message({ id: 5 })])
    expect(repliedMeanwhile(history, 2, me)?.id).toBe(4)
    expect(repliedMeanwhile(history, 4, me)).toBeNull()
  })

  it('is known also where one reads further up', () => {
    const history = held([reply(1)], [message({ id: 8 }), reply(9)])
    expect(newestId(history)).toBe(9)
    expect(repliedMeanwhile(history, 1, me)?.id).toBe(9)
  })

  it.each([
    ['a note', reply(3, { private: true })],
    ['one’s own from another window', reply(3, { sender: { ...ada, id: me } })],
    ['what was taken back', reply(3, { content_attributes: { deleted: true } })],
    ['what the customer says', message({ id: 3 })],
  ])('is not %s', (_name, one) => {
    expect(repliedMeanwhile(held([reply(1), one]), 1, me)).toBeNull()
  })
})

it('where a draft began is remembered across reloads, until it is done', () => {
  const kept = new Map<string, string>()
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: () => null,
    length: 0,
  }
  expect(createBeginnings('x', store).of(5, 20)).toBe(20)
  const reloaded = createBeginnings('x', store)
  expect(reloaded.of(5, 30)).toBe(20)
  expect(reloaded.of(6, 30)).toBe(30)
  reloaded.forget(5)
  expect(reloaded.of(5, 40)).toBe(40)
})
