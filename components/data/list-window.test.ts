import { describe, expect, it } from 'vitest'
import { type ConversationList, pageSize } from './conversation-list.ts'
import { lengthOf, missing, pagesOf, take, trim } from './list-window.ts'
import { known } from './samples.ts'

const counts = { mine_count: 7, unassigned_count: 900, assigned_count: 7, all_count: 1000 }

/** Rows of a list whose row at each place has that number, when nothing has moved. */
function rows(start: number, end: number, moved = 0, fields: Partial<ConversationList> = {}): ConversationList {
  const items = Array.from({ length: end - start }, (_one, index) => known({ id: start + index + moved }))
  return { start, items, hasMore: true, counts, cursor: 0, ...fields }
}
const upTo = (from: number, end: number) => Array.from({ length: end - from }, (_one, index) => from + index)
const ids = (list: ConversationList) => list.items.map(item => item.id)
const span = (list: ConversationList) => [list.start, list.items[0]?.id, list.items.at(-1)?.id, list.items.length]

it('is as long as its tab counts, as long as nobody has seen its end', () => {
  expect(lengthOf(rows(0, 25), 'all')).toBe(1000)
  expect(lengthOf(rows(0, 25), 'unassigned')).toBe(900)
  expect(lengthOf(rows(0, 25), 'me')).toBe(25)
  expect(lengthOf(rows(500, 520, 0, { hasMore: false }), 'all')).toBe(520)
})

it('knows the pages of rows', () => {
  expect(pagesOf({ first: 0, last: 24 })).toEqual([1])
  expect(pagesOf({ first: 24, last: 25 })).toEqual([1, 2])
  expect(pagesOf({ first: 99_990, last: 99_999 })).toEqual([4000])
})

describe('what to read', () => {
  it.each([
    ['nothing around the top of a list that has enough', rows(0, 50), [0, 10], [], 'now'],
    ['ahead of the end', rows(0, 25), [0, 10], [2], 'now'],
    ['ahead of the beginning', rows(100, 200), [110, 120], [4], 'now'],
    ['what is visible behind the end', rows(0, 50), [45, 55], [3], 'now'],
    ['what is visible before the beginning', rows(100, 200), [95, 105], [4], 'now'],
    ['somewhere else', rows(0, 50), [745, 755], [30, 31], 'resting'],
    ['back at the top', rows(745, 800), [0, 10], [1], 'resting'],
    ['nothing behind the end', rows(0, 50, 0, { hasMore: false }), [45, 60], [], 'now'],
    ['what may have moved, with time', rows(100, 200, 0, { adrift: true }), [140, 150], [6, 7], 'later'],
    ['what may have moved, at once, to join the next', rows(100, 150, 0, { adrift: true }), [148, 155], [6, 7], 'now'],
  ] as const)('%s', (_what, list, [first, last], pages, when) => {
    expect(missing(list, { first, last })).toEqual({ pages, when })
  })
})

describe('a page that was read', () => {
  it('joins what is loaded, before and behind', () => {
    expect(span(take(rows(25, 50), rows(50, 75)))).toEqual([25, 25, 74, 50])
    expect(span(take(rows(50, 75), rows(25, 50)))).toEqual([25, 25, 74, 50])
  })

  it('is alone when it does not touch', () => {
    expect(span(take(rows(0, 50), rows(500, 525)))).toEqual([500, 500, 524, 25])
  })

  it('tells where the loaded rows stand now, when others came before them', () => {
    // Three came: what stood at 97 stands at 100.
    const merged = take(rows(75, 110), rows(100, 125, -3))
    expect(span(merged)).toEqual([78, 75, 121, 47])
    expect(new Set(ids(merged)).size).toBe(47)
  })

  it('skips none when others before them have gone', () => {
    const merged = take(rows(75, 110), rows(100, 125, 3))
    expect(span(merged)).toEqual([72, 75, 127, 53])
  })

  it('goes by the rows that stayed when one has moved, and looks again at where that was', () => {
    const page = rows(25, 50)
    const moved = { ...page, items: [known({ id: 3 }), ...page.items.slice(1)] }
    const merged = take(rows(0, 35), moved)
    expect(new Set(ids(merged)).size).toBe(ids(merged).length)
    expect(merged.adrift).toBe(true)
    const first = { ...rows(0, 25), items: [0, 1, 2, ...upTo(4, 26)].map(id => known({ id })) }
    const again = take(take(undefined, first), moved)
    expect([ids(again), again.adrift]).toEqual([[0, 1, 2, ...upTo(4, 26), 3, ...upTo(26, 50)], undefined])
  })

  it('does not trust neighbours while it is unknown where they stand', () => {
    expect(span(take(rows(25, 50, 0, { adrift: true }), rows(50, 75)))).toEqual([50, 50, 74, 25])
    expect(take(rows(25, 60, 0, { adrift: true }), rows(50, 75)).adrift).toBeUndefined()
  })

  it('is the end when nothing follows', () => {
    const merged = take(rows(0, 80), rows(50, 70, 0, { hasMore: false }))
    expect(span(merged)).toEqual([0, 0, 69, 70])
    expect(merged.hasMore).toBe(false)
  })

  it('says with nothing that the list ends before it', () => {
    expect(take(rows(0, 50), rows(50, 50)).hasMore).toBe(false)
    expect(take(rows(0, 50), rows(500, 500)).hasMore).toBe(true)
    expect(take(rows(0, 50), rows(0, 0, 0, { hasMore: false })).items).toEqual([])
  })
})

it('forgets what is far away, and only when there is much', () => {
  const some = rows(0, 400)
  expect(trim(some, { first: 390, last: 399 })).toBe(some)
  const kept = trim(rows(1000, 1000 + 20 * pageSize), { first: 1480, last: 1490 })
  expect(span(kept)).toEqual([1330, 1330, 1499, 170])
  const start = trim(rows(1000, 1000 + 20 * pageSize), { first: 1000, last: 1010 })
  expect([...span(start), start.hasMore]).toEqual([1000, 1000, 1160, 161, true])
})
