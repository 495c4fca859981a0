import type { ConversationList } from '../data/conversation-list.ts'

const neighbours = 2

/**
 * By how many rows the uppermost on the screen (`first` to `last`) has moved, so that it can be held where it is. Not one
 * that went elsewhere by itself, as to the top of the list: that one has left those that stood beside it.
 */
export function shiftOfVisible(before: ConversationList, now: ConversationList, first: number, last: number) {
  const places = new Map(now.items.map((item, index) => [item.id, now.start + index]))
  const shifts: (number | undefined)[] = []
  for (let at = Math.max(first, before.start); at <= last; at++) {
    const place = places.get(before.items[at - before.start]?.id ?? -1)
    shifts.push(place === undefined ? undefined : place - at)
  }
  const hasStayed = (shift: number, at: number) =>
    shifts.slice(at + 1, at + 1 + neighbours).some(other => Math.abs(shift - (other ?? Infinity)) <= 1)
  return shifts.find((shift, at) => shift !== undefined && hasStayed(shift, at)) ?? 0
}
