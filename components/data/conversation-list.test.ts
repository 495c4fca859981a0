import { describe, expect, it } from 'vitest'
import {
  belongs,
  type ConversationList,
  comparator,
  freshTie,
  type ListFilter,
  place,
  recount,
} from './conversation-list.ts'
import { known } from './samples.ts'

const me = 1
const mine = { id: me, name: 'Ada', thumbnail: '' }
const all: ListFilter = { tab: 'all', status: 'open', inboxId: null, sort: 'last_activity_at_desc' }
const counts = { mine_count: 0, unassigned_count: 3, assigned_count: 0, all_count: 3 }

function list(ids: number[], hasMore = false, start = 0): ConversationList {
  return { start, items: ids.map(id => known({ id, lastActivityAt: id })), hasMore, counts, cursor: 0 }
}
const ids = (value: ConversationList) => value.items.map(item => item.id)

describe('belonging', () => {
  it.each([
    ['all', null, true],
    ['all', mine, true],
    ['me', null, false],
    ['me', mine, true],
    ['unassigned', null, true],
    ['unassigned', mine, false],
  ] as const)('in the tab %s with assignee %o: %s', (tab, assignee, expected) => {
    expect(belongs(known({ assignee }), { ...all, tab }, me)).toBe(expected)
  })

  it('minds status and inbox', () => {
    expect(belongs(known({ status: 'resolved' }), all, me)).toBe(false)
    expect(belongs(known({ status: 'resolved' }), { ...all, status: 'all' }, me)).toBe(true)
    expect(belongs(known({ inboxId: 2 }), { ...all, inboxId: 1 }, me)).toBe(false)
  })
})

describe('placing', () => {
  it('moves a conversation to the top when something happens in it', () => {
    expect(ids(place(list([3, 2, 1]), known({ id: 1, lastActivityAt: 9 }), all, me))).toEqual([1, 3, 2])
  })

  it('takes out what no longer belongs, and leaves what never did', () => {
    expect(ids(place(list([3, 2, 1]), known({ id: 2, status: 'resolved' }), all, me))).toEqual([3, 1])
    const before = list([3])
    expect(place(before, known({ id: 9, status: 'resolved' }), all, me)).toBe(before)
  })

  it('leaves to the next page what sorts behind the loaded rows', () => {
    expect(ids(place(list([30, 20], true), known({ id: 5, lastActivityAt: 5 }), all, me))).toEqual([30, 20])
    expect(ids(place(list([30, 20]), known({ id: 5, lastActivityAt: 5 }), all, me))).toEqual([30, 20, 5])
  })

  it('changes nothing for the same object', () => {
    const before = list([3, 2])
    expect(place(before, before.items[0] as never, all, me)).toBe(before)
  })
})

describe('placing in the middle of a long list', () => {
  const middle = list([30, 20, 10], true, 100)

  it('counts the rows before the loaded ones when one of those goes there', () => {
    const placed = place(middle, known({ id: 20, lastActivityAt: 99 }), all, me)
    expect([placed.start, ids(placed), placed.adrift]).toEqual([101, [30, 10], undefined])
  })

  it('leaves out what goes behind', () => {
    const placed = place(middle, known({ id: 20, lastActivityAt: 1 }), all, me)
    expect([placed.start, ids(placed)]).toEqual([100, [30, 10]])
  })

  it.each([
    ['comes before', { lastActivityAt: 99 }],
    ['comes behind', { lastActivityAt: 1 }],
    ['has left', { status: 'resolved' }],
  ] as const)('does not know any longer where it stands when one that it has not loaded %s', (_what, fields) => {
    const placed = place(middle, known({ id: 7, ...fields }), all, me)
    expect([placed.start, ids(placed), placed.adrift]).toEqual([100, [30, 20, 10], true])
  })

  it('takes in what belongs between, wherever it was', () => {
    const placed = place(middle, known({ id: 7, lastActivityAt: 25 }), all, me)
    expect([ids(placed), placed.adrift]).toEqual([[30, 7, 20, 10], true])
  })
})

it('sorts by priority, and the longest waiting before those who do not wait', () => {
  const [low, urgent, none] = [
    known({ id: 1, priority: 'low' }),
    known({ id: 2, priority: 'urgent' }),
    known({ id: 3 }),
  ]
  expect([low, none, urgent].sort(comparator('priority_desc')).map(item => item.id)).toEqual([2, 1, 3])
  const [long, short] = [known({ id: 4, waitingSince: 10 }), known({ id: 5, waitingSince: 20 })]
  expect([none, short, long].sort(comparator('waiting_since_asc')).map(item => item.id)).toEqual([4, 5, 3])
})

it('within one second, the later message is the later activity', () => {
  const said = (id: number, lastMessageId: number) => known({ id, lastMessageId })
  const items = [said(1, 30), said(2, 10), said(3, 20)]
  expect(items.sort(comparator('last_activity_at_desc')).map(item => item.id)).toEqual([1, 3, 2])
})

it('knows when only the server can tell the order', () => {
  const tied = { ...list([1, 2]), items: [known({ id: 1, lastActivityAt: 50 }), known({ id: 2, lastActivityAt: 50 })] }
  expect(freshTie(tied, 55)).toBe(true)
  expect(freshTie(tied, 500)).toBe(false)
  expect(freshTie(list([60, 59]), 61)).toBe(false)
})

it('counts what a change does to the tabs', () => {
  const before = known()
  expect(recount(counts, all, me, before, { ...before, assignee: mine })).toEqual({
    mine_count: 1,
    unassigned_count: 2,
    assigned_count: 1,
    all_count: 3,
  })
  expect(recount(counts, all, me, before, { ...before, status: 'resolved' }).all_count).toBe(2)
})
