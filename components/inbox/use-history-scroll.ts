'use client'

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { kindOf } from '../data/conversation.ts'
import type { History } from '../data/history.ts'
import type { HistoryMover } from '../data/load-history.ts'
import { heightOf } from './row-height.ts'
import type { Entry } from './timeline.ts'

const near = 80
const loadAhead = 4_000
/** Room for the rows that are being loaded, in pixels. */
export const edge = { top: 320, bottom: 200 }

type Options = {
  entries: Entry[]
  history: History
  move: HistoryMover
  /** How many messages are being sent: one more means that I wrote, and want to see it. */
  sending: number
  /** The message that the address names. */
  named: number | null
}

/** Where to go as soon as it is there: the end, the first unread message, or a message. */
export type Goal = 'end' | 'unread' | number

/**
 * Only rows near the screen exist. Keeps the place: at the end while one is there, and otherwise at the same message, whatever
 * comes in or grows above and below.
 */
export function useHistoryScroll({ entries, history, move, sending, named }: Options) {
  const scroller = useRef<HTMLDivElement>(null)
  const { hasMore, hasNewer } = history
  const couldFollow = useRef(!hasNewer)
  const kept = useRef<number | null>(null)
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => heightOf(entries[index]),
    getItemKey: useCallback((index: number) => entries[index]?.key ?? index, [entries]),
    rangeExtractor: useCallback((range: Range) => withKept(range, kept.current), []),
    overscan: 10,
    anchorTo: 'end',
    followOnAppend: !hasNewer && couldFollow.current,
    scrollEndThreshold: near,
    paddingStart: hasMore ? edge.top : 16,
    paddingEnd: hasNewer ? edge.bottom : 4,
  })
  useEffect(() => {
    couldFollow.current = !hasNewer
  }, [hasNewer])

  const goal = useRef<Goal | null>(named ?? 'end')
  const [lit, setLit] = useState<number | null>(null)
  const [failed, setFailed] = useState(false)
  const [place, setPlace] = useState({ away: false, atEnd: true, top: 0 })
  const atEnd = useRef(true)

  /** Goes there if it is among the rows. */
  const arrive = useCallback(() => {
    const to = goal.current
    if (to === null) return
    if (to === 'end') {
      if (hasNewer) return
      goal.current = null
      atEnd.current = true
      virtual.scrollToEnd()
      return
    }
    const index = entries.findIndex(entry => isAt(entry, to))
    if (index < 0) return
    goal.current = null
    atEnd.current = false
    virtual.scrollToIndex(index, { align: 'center' })
    if (typeof to === 'number') setLit(to)
  }, [entries, hasNewer, virtual])

  useLayoutEffect(arrive, [arrive])
  // Drawn once more from the start (as React does in development), it begins where it was.
  useEffect(
    () => () => {
      if (atEnd.current) goal.current = 'end'
    },
    [],
  )

  const go = useCallback(
    (to: Goal) => {
      goal.current = to
      arrive()
    },
    [arrive],
  )

  const load = useCallback(() => {
    const element = scroller.current
    if (!element || goal.current !== null) return
    const below = element.scrollHeight - element.scrollTop - element.clientHeight
    const run =
      hasMore && element.scrollTop < loadAhead ? move.older : hasNewer && below < loadAhead ? move.newer : null
    run?.().then(
      () => setFailed(false),
      () => setFailed(true),
    )
  }, [hasMore, hasNewer, move])

  const look = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const gap = element.scrollHeight - element.scrollTop - element.clientHeight
    atEnd.current = !hasNewer && gap < near
    const top = virtual.getVirtualItemForOffset(element.scrollTop)?.index ?? 0
    const next = { away: hasNewer || gap > element.clientHeight / 2, atEnd: atEnd.current, top }
    setPlace(was => (was.away === next.away && was.atEnd === next.atEnd && was.top === next.top ? was : next))
  }, [hasNewer, virtual])

  const onScroll = useCallback(() => {
    look()
    load()
  }, [look, load])

  // A page may not fill the screen, or one may be near its edge already: then nobody scrolls for more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are the reason to look again
  useEffect(onScroll, [onScroll, entries])

  const sent = useRef(sending)
  useEffect(() => {
    if (sending > sent.current) {
      go('end')
      move.toNewest().catch(() => setFailed(true))
    }
    sent.current = sending
  }, [sending, go, move])

  // What takes room from the history (the composer grows, a keyboard opens) takes none of the newest message.
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => atEnd.current && virtual.scrollToEnd())
    observer.observe(element)
    return () => observer.disconnect()
  }, [virtual])

  useEffect(() => {
    if (lit === null) return
    const timer = setTimeout(() => setLit(null), 2_500)
    return () => clearTimeout(timer)
  }, [lit])

  return {
    scroller,
    virtual,
    onScroll,
    load,
    go,
    keep: kept,
    lit,
    failed,
    ...place,
    fresh: useFresh(history, place.atEnd),
  }
}

const withKept = (range: Range, index: number | null) => {
  const rows = defaultRangeExtractor(range)
  if (index === null || index >= range.count || rows.includes(index)) return rows
  return [...rows, index].sort((left, right) => left - right)
}

const isAt = (entry: Entry, to: Goal) =>
  to === 'unread'
    ? entry.type === 'unread'
    : entry.type === 'message'
      ? entry.message.id === to
      : entry.type === 'activity' && entry.messages.some(message => message.id === to)

/** How many messages have come since one was last at the end. */
function useFresh({ messages, ahead }: History, atEnd: boolean) {
  const newest = ahead.at(-1)?.id ?? messages.at(-1)?.id ?? 0
  const [seen, setSeen] = useState(newest)
  useEffect(() => {
    if (atEnd) setSeen(newest)
  }, [atEnd, newest])
  if (atEnd || newest <= seen) return 0
  return [...messages, ...ahead].filter(message => message.id > seen && kindOf(message) !== 'activity').length
}
