'use client'

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const near = 80
const loadAhead = 600

type Options = {
  firstId: number | undefined
  lastId: number | undefined
  /** How many messages are being sent: one more means that I wrote, and want to see it. */
  sending: number
  hasMore: boolean
  onOlder: () => Promise<void>
}

/** Keeps the place: at the bottom while one is there, and at the same message when older ones come in above. */
export function useHistoryScroll({ firstId, lastId, sending, hasMore, onOlder }: Options) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const atBottom = useRef(true)
  const fromBottom = useRef(0)
  const [away, setAway] = useState(false)
  const [fresh, setFresh] = useState(0)

  const toBottom = useCallback(() => {
    const element = scroller.current
    if (!element) return
    atBottom.current = true
    element.scrollTop = element.scrollHeight
    setAway(false)
    setFresh(0)
  }, [])

  const remember = useCallback(() => {
    const element = scroller.current
    if (element) fromBottom.current = element.scrollHeight - element.scrollTop
  }, [])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    remember()
    const gap = element.scrollHeight - element.scrollTop - element.clientHeight
    atBottom.current = gap < near
    setAway(gap > element.clientHeight / 2)
    if (atBottom.current) setFresh(0)
    if (hasMore && element.scrollTop < loadAhead) onOlder().catch(() => {})
  }, [hasMore, onOlder, remember])

  // Older messages came in above: the distance to the bottom is what must stay.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first message is the reason to run
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    if (atBottom.current) toBottom()
    else element.scrollTop = element.scrollHeight - fromBottom.current
  }, [firstId])

  const lastSeen = useRef(lastId)
  useLayoutEffect(() => {
    if (lastSeen.current === lastId) return
    lastSeen.current = lastId
    if (atBottom.current) toBottom()
    else setFresh(count => count + 1)
    remember()
  }, [lastId, toBottom, remember])

  const sent = useRef(sending)
  useLayoutEffect(() => {
    if (sending > sent.current) toBottom()
    sent.current = sending
  }, [sending, toBottom])

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (atBottom.current) toBottom()
    })
    if (content.current) observer.observe(content.current)
    if (scroller.current) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [toBottom])

  // A short first page may not fill the screen, so that nobody can scroll for more.
  useEffect(() => {
    const element = scroller.current
    if (hasMore && element && element.scrollHeight <= element.clientHeight + loadAhead) onOlder().catch(() => {})
  }, [hasMore, onOlder])

  return { scroller, content, onScroll, toBottom, away, fresh }
}
