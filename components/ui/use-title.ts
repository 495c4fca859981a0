'use client'

import { useEffect } from 'react'

/** What the tab is called; a number of things that wait comes first. */
export function useTitle(title: string | undefined, waiting = 0) {
  useEffect(() => {
    if (title) document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${title} · Charla`
  }, [title, waiting])
}
