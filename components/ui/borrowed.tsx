import { type Ref, useLayoutEffect } from 'react'

type Props = { element: HTMLElement | null; ref?: Ref<HTMLElement> }

/**
 * Stands where Radix expects the button that opens something, for a button that is drawn elsewhere: what opens is placed
 * beside that one and gives the focus back to it.
 */
export function Borrowed({ element, ref }: Props) {
  useLayoutEffect(() => {
    if (typeof ref === 'function') ref(element)
    else if (ref) ref.current = element
    // Not taken back in the end: the focus returns when this is gone.
  }, [element, ref])
  return null
}
