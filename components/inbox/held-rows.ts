import type { ConversationList } from '../data/conversation-list.ts'

/**
 * By how many rows most of those on the screen (`first` to `last`) have moved: not the uppermost alone, which may be the
 * one that went to the top of the list.
 */
export function shiftOfVisible(before: ConversationList, now: ConversationList, first: number, last: number) {
  const places = new Map(now.items.map((item, index) => [item.id, now.start + index]))
  const votes = new Map<number, number>()
  for (let at = Math.max(first, before.start); at <= last; at++) {
    const item = before.items[at - before.start]
    const place = item && places.get(item.id)
    if (place === undefined) continue
    votes.set(place - at, (votes.get(place - at) ?? 0) + 1)
  }
  // Among equals the rows that come first on the screen decide.
  return [...votes].reduce<[number, number]>((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
}
