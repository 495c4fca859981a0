'use client'

import { type FocusEvent, useEffect, useRef } from 'react'
import { focusList } from './focus-row.ts'

/** Gives the focus to the list when what had it is taken away: a row that left, a toolbar that closes, another order. */
export function useKeptFocus() {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    if (!last.current || last.current.isConnected) return
    // The rows may still be on their way.
    if (document.activeElement !== document.body || focusList()) last.current = null
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
