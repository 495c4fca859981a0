'use client'

import { type FocusEvent, useEffect, useRef } from 'react'
import { focusList } from './focus-row.ts'

/** Gives the focus to the list when what had it is taken away: a row that left, a toolbar that closes, another order. */
export function useKeptFocus() {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    if (!last.current || last.current.isConnected) return
    last.current = null
    if (document.activeElement === document.body) focusList()
  })
  return {
    onFocus(event: FocusEvent) {
      last.current = event.target
    },
    onBlur() {
      last.current = null
    },
  }
}
