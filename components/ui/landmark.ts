'use client'

import { useState } from 'react'

const landmarks = '[role="dialog"], main, nav, aside, header'

export const landmarkOf = (element: Element | null) => element?.closest<HTMLElement>(landmarks)

/**
 * The landmark around a place, where its menus are drawn: readers then find them in context, and a dialog that holds
 * the focus holds its menus too.
 */
export function useLandmark() {
  const [element, place] = useState<HTMLElement | null>(null)
  return [place, landmarkOf(element)] as const
}
