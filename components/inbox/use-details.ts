'use client'

import { useCallback, useEffect, useState } from 'react'
import { localStore, persist } from '../ui/persisted.ts'

const key = 'charla:details'
const wide = '(min-width: 1280px)'
const phone = '(max-width: 639px)'
const onDetails = 'charlaDetails'

/**
 * Beside the conversation from 1280 px, over it below, and on a phone a page that the way back leaves. Whether it is
 * wanted beside is remembered.
 */
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
  const show = useWayBack(over, setOver)
  const toggle = useCallback(() => {
    if (!matchMedia(wide).matches) return show(!over)
    setWanted(open => {
      persist(key, open ? 'closed' : 'open')
      return !open
    })
  }, [show, over])
  return { inline: isWide && wanted, over, setOver: show, toggle, shown: isWide ? wanted : over }
}

/** On a phone the details are a step of their own in the history, so that going back leads to the conversation. */
function useWayBack(over: boolean, setOver: (open: boolean) => void) {
  useEffect(() => {
    if (!over) return
    const leave = () => setOver(false)
    addEventListener('popstate', leave)
    return () => removeEventListener('popstate', leave)
  }, [over, setOver])
  return useCallback(
    (open: boolean) => {
      const isStep = history.state?.[onDetails] === true
      if (open && matchMedia(phone).matches) history.pushState({ ...history.state, [onDetails]: true }, '')
      if (!open && isStep) history.back()
      setOver(open)
    },
    [setOver],
  )
}

export type Details = ReturnType<typeof useDetails>
