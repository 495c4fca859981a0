'use client'

import { type RefObject, useEffect, useImperativeHandle, useRef } from 'react'
import type { ConversationList } from '../data/conversation-list.ts'

/** What the keyboard asks of the list from elsewhere on the page. */
export type ListFocus = {
  /** Moves the focus by so many rows: from the focused one, or from the open one, or from the first on the screen. */
  step: (by: number) => void
  focus: (id: number) => void
}

type Options = {
  scroller: RefObject<HTMLElement | null>
  list: ConversationList
  count: number
  openId: number | null
  rowHeight: number
  scrollTo: (index: number) => void
  handle: React.Ref<ListFocus>
}

const rowOf = (element: Element | null) => (element instanceof HTMLElement ? element.dataset.conversation : undefined)

/**
 * Lets the focus go through all rows, also those that are not loaded: until such a row is there, the list itself has the
 * focus, and keeps it when the focused row is scrolled away.
 */
export function useRowFocus({ scroller, list, count, openId, rowHeight, scrollTo, handle }: Options) {
  const awaited = useRef<number | null>(null)
  const had = useRef(false)
  const placeOf = (id: number) => {
    const index = list.items.findIndex(item => item.id === id)
    return index < 0 ? null : list.start + index
  }

  function current() {
    if (awaited.current !== null) return awaited.current
    const focused = rowOf(document.activeElement)
    return focused === undefined ? null : placeOf(Number(focused))
  }
  const firstVisible = () => Math.ceil((scroller.current?.scrollTop ?? 0) / rowHeight)
  const pageOfRows = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1)

  function focusAt(index: number) {
    if (count === 0) return
    awaited.current = Math.min(count - 1, Math.max(0, index))
    scrollTo(awaited.current)
    settle()
    if (awaited.current !== null) scroller.current?.focus({ preventScroll: true })
  }

  /** Gives the focus to the awaited row, if it is there. */
  function settle() {
    if (awaited.current === null) return
    const item = list.items[awaited.current - list.start]
    const row = item && scroller.current?.querySelector<HTMLElement>(`[data-conversation="${item.id}"]`)
    if (!row) return
    awaited.current = null
    row.focus({ preventScroll: true })
    had.current = true
  }

  useEffect(() => {
    settle()
    if (had.current && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true })
    had.current = scroller.current?.contains(document.activeElement) ?? false
  })

  function step(by: number) {
    const from = current() ?? (openId === null ? null : placeOf(openId))
    focusAt(from === null ? firstVisible() : from + by)
  }

  useImperativeHandle(handle, () => ({
    step,
    focus(id) {
      const place = placeOf(id)
      if (place !== null) focusAt(place)
    },
  }))

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return
    const moves: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      PageDown: () => focusAt((current() ?? firstVisible()) + pageOfRows()),
      PageUp: () => focusAt((current() ?? firstVisible()) - pageOfRows()),
      Home: () => focusAt(0),
      End: () => focusAt(count - 1),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }

  return {
    onKeyDown,
    /** Whoever scrolls or presses elsewhere meanwhile does not want to be taken back. */
    onFocus(event: React.FocusEvent) {
      had.current = true
      if (rowOf(event.target) !== undefined) awaited.current = null
    },
    onWheel() {
      awaited.current = null
    },
  }
}
