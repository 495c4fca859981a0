'use client'

import type { Virtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useCallback } from 'react'
import type { Entry } from './timeline.ts'

type Options = {
  scroller: RefObject<HTMLDivElement | null>
  virtual: Virtualizer<HTMLDivElement, Element>
  entries: Entry[]
  /** The row that stays while it has the focus, wherever one scrolls. */
  keep: RefObject<number | null>
}

const typed = 'input, textarea, select, audio, video, [role="slider"], [role="menu"], [contenteditable]'

/** Arrows go from message to message, Home and End to the outermost ones that are loaded. */
export function useMessageFocus({ scroller, virtual, entries, keep }: Options) {
  const focus = useCallback(
    (index: number) => {
      keep.current = index
      virtual.scrollToIndex(index, { align: 'auto' })
      requestAnimationFrame(() => rowAt(scroller.current, index)?.focus({ preventScroll: true }))
    },
    [scroller, virtual, keep],
  )

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      const element = scroller.current
      if (!element?.contains(target) || event.altKey || event.ctrlKey || event.metaKey) return
      if (target !== element && target.closest(typed)) return
      const at = Number(target.closest('[data-index]')?.getAttribute('data-index') ?? Number.NaN)
      const to = next(event.key, entries, Number.isNaN(at) ? null : at, lastVisible(element))
      if (to === null) return
      event.preventDefault()
      focus(to)
    },
    [scroller, entries, focus],
  )

  const onBlur = useCallback(
    (event: React.FocusEvent) => {
      if (!scroller.current?.contains(event.relatedTarget)) keep.current = null
    },
    [scroller, keep],
  )
  /** From anywhere: to the lowest message on the screen. */
  const toLast = useCallback(() => {
    const visible = scroller.current && lastVisible(scroller.current)
    if (visible === null || visible === undefined) scroller.current?.focus()
    else focus(visible)
  }, [scroller, focus])

  return { onKeyDown, onBlur, toLast }
}

const isMessage = (entry: Entry | undefined) => entry?.type === 'message' || entry?.type === 'outgoing'

function next(key: string, entries: Entry[], at: number | null, visible: number | null): number | null {
  const found = (index: number) => (index < 0 ? null : index)
  if (key === 'ArrowUp')
    return found(entries.findLastIndex((entry, index) => isMessage(entry) && index < (at ?? (visible ?? -1) + 1)))
  if (key === 'ArrowDown' && at !== null)
    return found(entries.findIndex((entry, index) => isMessage(entry) && index > at))
  if (key === 'Home' && at !== null) return found(entries.findIndex(isMessage))
  if (key === 'End' && at !== null) return found(entries.findLastIndex(isMessage))
  return null
}

function lastVisible(element: HTMLElement): number | null {
  const bottom = element.getBoundingClientRect().bottom
  const rows = [...element.querySelectorAll<HTMLElement>('[data-index]')]
  const row = rows.findLast(one => one.querySelector('article') && one.getBoundingClientRect().bottom <= bottom + 8)
  return row ? Number(row.dataset.index) : null
}

const rowAt = (element: HTMLElement | null, index: number) =>
  element?.querySelector<HTMLElement>(`[data-index="${index}"] article`)
