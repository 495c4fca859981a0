'use client'

import { useState } from 'react'

/**
 * The landmark around a place, where its menus are drawn: readers then find them in context, and a dialog that holds
 * the focus holds its menus too.
 */
export function useLandmark() {
  const [element, place] = useState<HTMLElement | null>(null)
  return [place, element?.closest<HTMLElement>('[role="dialog"], main, nav, aside, header')] as const
}
