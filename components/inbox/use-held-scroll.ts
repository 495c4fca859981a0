'use client'

import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { ConversationList } from '../data/conversation-list.ts'
import { shiftOfVisible } from './held-rows.ts'

/**
 * Keeps what is on the screen where it is while rows come and go above it. At the very top the list is left alone: there
 * one wants to see what comes.
 */
export function useHeldScroll(scroller: RefObject<HTMLElement | null>, list: ConversationList, rowHeight: number) {
  const known = useRef(list)
  useLayoutEffect(() => {
    const before = known.current
    known.current = list
    const element = scroller.current
    if (!element || before === list || element.scrollTop <= 0) return
    const first = Math.floor(element.scrollTop / rowHeight)
    const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) - 1
    const shift = shiftOfVisible(before, list, first, last)
    if (shift !== 0) element.scrollTop += shift * rowHeight
  }, [scroller, list, rowHeight])
}
