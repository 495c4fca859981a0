'use client'

import { useEffect } from 'react'

let title = ''
let waiting = 0

/** What the tab is called; the number of things that wait comes first. */
export function useTitle(next: string | undefined) {
  useEffect(() => {
    if (!next) return
    title = next
    paint()
  }, [next])
}

/** Tells how many things wait, in the tab's name and picture, and on the icon of an installed app. */
export function setWaiting(count: number) {
  if (count === waiting) return
  waiting = count
  paint()
  const icon = document.querySelector<HTMLLinkElement>('link[rel~="icon"][type="image/svg+xml"], link[rel~="icon"]')
  if (icon) icon.href = count > 0 ? '/icon-waiting.svg' : '/icon.svg'
  const badge = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.()
  badge?.catch(() => {})
}

function paint() {
  if (title) document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${title} · Charla`
}
