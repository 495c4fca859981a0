import { type ConversationList, pageSize, type Tab } from './conversation-list.ts'

/** How many rows around the visible ones are read before they are looked at, and how many are kept when they are no more. */
const ahead = 25
const kept = 150
const mostItems = 450

/** Rows by their place in the list, the first being 0; `last` is one of them. */
export type Range = { first: number; last: number }

const endOf = (list: ConversationList) => list.start + list.items.length

/** How many rows the list has, loaded or not. */
export function lengthOf(list: ConversationList, tab: Tab) {
  const { me, unassigned, all } = {
    me: list.counts.mine_count,
    unassigned: list.counts.unassigned_count,
    all: list.counts.all_count,
  }
  return list.hasMore ? Math.max({ me, unassigned, all }[tab], endOf(list)) : endOf(list)
}

/** The pages (from 1) that hold these rows. */
export function pagesOf({ first, last }: Range) {
  const from = Math.floor(Math.max(0, first) / pageSize) + 1
  const to = Math.floor(Math.max(0, last) / pageSize) + 1
  return Array.from({ length: to - from + 1 }, (_one, index) => from + index)
}

/** What to read next, and when: at once, when the list rests, or some time after the last reading. */
export type Wish = { pages: number[]; when: 'now' | 'resting' | 'later' }

/** Which pages to read so that the rows of the range are there, then some around them, then what may have moved. */
export function missing(list: ConversationList, { first, last }: Range): Wish {
  const end = endOf(list)
  const until = list.hasMore ? last : Math.min(last, end - 1)
  const of = (when: Wish['when'], from: number, to = from) => ({ pages: pagesOf({ first: from, last: to }), when })
  if (first > until) return { pages: [], when: 'now' }
  if (first > end || until < list.start - 1) return of('resting', first, until)
  if (list.adrift) return of(first < list.start || until >= end ? 'now' : 'later', first, until)
  if (first < list.start) return of('now', first, list.start - 1)
  if (until >= end) return of('now', end, until)
  if (list.hasMore && last + ahead >= end) return of('now', end)
  if (list.start > 0 && first - ahead < list.start) return of('now', list.start - 1)
  return { pages: [], when: 'now' }
}

/**
 * The loaded rows with a page that has just been read, which is newer: where both know a row, the page says where the
 * loaded ones stand. When they do not touch, only the page is left.
 */
export function take(list: ConversationList | undefined, page: ConversationList): ConversationList {
  if (!list || (page.items.length === 0 && page.start === 0)) return page
  if (page.items.length === 0)
    return { ...list, counts: page.counts, adrift: false, hasMore: list.hasMore && endOf(list) < page.start }
  const shift = shiftOf(list, page)
  if (shift === null) return page
  const start = list.start + shift
  const fresh = new Set(page.items.map(item => item.id))
  const isOld = (item: ConversationList['items'][number]) => !fresh.has(item.id)
  const above = list.items.slice(0, Math.max(0, page.start - start))
  const below = page.hasMore ? list.items.slice(Math.max(0, endOf(page) - start)) : []
  const before = above.filter(isOld)
  const after = below.filter(isOld)
  return {
    start: Math.max(0, page.start - before.length),
    items: [...before, ...page.items, ...after],
    hasMore: after.length > 0 ? list.hasMore : page.hasMore,
    counts: page.counts,
    cursor: page.cursor,
    // Of a row that has moved from there it is not yet known what took its place.
    ...(before.length < above.length || after.length < below.length ? { adrift: true } : {}),
  }
}

/** By how much most rows that both know stand elsewhere than was thought; null when nothing joins the two. */
function shiftOf(list: ConversationList, page: ConversationList) {
  const known = new Map(list.items.map((item, index) => [item.id, list.start + index]))
  const votes = new Map<number, number>()
  page.items.forEach((item, index) => {
    const at = known.get(item.id)
    if (at !== undefined) votes.set(page.start + index - at, (votes.get(page.start + index - at) ?? 0) + 1)
  })
  const [best] = [...votes].toSorted(([, left], [, right]) => right - left)
  if (best) return best[0]
  const joins = page.start === endOf(list) || endOf(page) === list.start
  return joins && !list.adrift ? 0 : null
}

/** Forgets what lies far from the range, once there is much of it. */
export function trim(list: ConversationList, { first, last }: Range): ConversationList {
  if (list.items.length <= mostItems) return list
  const from = Math.max(0, first - kept - list.start)
  const to = Math.min(list.items.length, last + 1 + kept - list.start)
  if (from >= to) return list
  return {
    ...list,
    start: list.start + from,
    items: list.items.slice(from, to),
    hasMore: list.hasMore || to < list.items.length,
  }
}
