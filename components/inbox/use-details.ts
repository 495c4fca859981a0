'use client'

import { useCallback, useEffect, useState } from 'react'
import { localStore } from '../ui/persisted.ts'

const key = 'charla:details'
const wide = '(min-width: 1280px)'

/** Beside the conversation from 1280 px, over it below. Whether it is wanted beside is remembered. */
export function useDetails() {
  const [isWide, setWide] = useState(() => matchMedia(wide).matches)
  const [wanted, setWanted] = useState(() => localStore()?.getItem(key) !== 'closed')
  const [over, setOver] = useState(false)
  useEffect(() => {
    const media = matchMedia(wide)
    const follow = () => {
      setWide(media.matches)
      setOver(false)
    }
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [])
  const toggle = useCallback(() => {
    if (!matchMedia(wide).matches) return setOver(open => !open)
    setWanted(open => {
      localStore()?.setItem(key, open ? 'closed' : 'open')
      return !open
    })
  }, [])
  return { inline: isWide && wanted, over, setOver, toggle, shown: isWide ? wanted : over }
}

export type Details = ReturnType<typeof useDetails>
