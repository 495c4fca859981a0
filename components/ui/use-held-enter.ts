import { useEffect, useState } from 'react'

/**
 * Enter that is pressed before the answer to what was typed is there counts once it is: what is shown until then was found
 * for an earlier text. Typing on lets it go.
 */
export function useHeldEnter(answered: boolean, pick: () => void) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!held || !answered) return
    setHeld(false)
    pick()
  }, [held, answered, pick])
  return { press: () => (answered ? pick() : setHeld(true)), letGo: () => setHeld(false) }
}
