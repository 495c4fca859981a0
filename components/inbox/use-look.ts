'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { Look } from './mail-html.ts'

const follow = (tell: () => void) => {
  const observer = new MutationObserver(tell)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style'] })
  return () => observer.disconnect()
}

/** The colours of the page, as text, for what is drawn in a page of its own. */
export function useLook(): Look {
  const theme = useSyncExternalStore(
    follow,
    () => document.documentElement.dataset.theme ?? 'light',
    () => 'light',
  )
  return useMemo(() => {
    const tokens = getComputedStyle(document.documentElement)
    const token = (name: string) => tokens.getPropertyValue(name).trim()
    return { text: token('--text'), link: token('--accent-text'), line: token('--line-strong'), dark: theme === 'dark' }
  }, [theme])
}
