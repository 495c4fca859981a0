'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'

/** How high a row is in pixels: as `probe`, which has the height of a row, and grows when a person makes the text larger. */
export function useRowHeight(probe: RefObject<HTMLElement | null>) {
  const [height, setHeight] = useState(80)
  useLayoutEffect(() => {
    const element = probe.current
    if (!element) return
    const look = () => element.offsetHeight > 0 && setHeight(element.offsetHeight)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [probe])
  return height
}
