import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { atBottom, conversation, thread, typist } from '../store.ts'

/** So far from the end, in px, counts as being at the end. */
const tolerance = 56

/** Keeps the reader's place: at the newest message, or at the same message when earlier ones are put before it. */
export function usePlace(box: RefObject<HTMLElement | null>) {
  const before = useRef({ height: 0, first: 0 })
  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }
  const { messages, pending } = thread.value
  const first = messages[0]?.id ?? 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what changes the height
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    if (atBottom.peek()) toEnd()
    else if (first < before.current.first) element.scrollTop += element.scrollHeight - before.current.height
    before.current = { height: element.scrollHeight, first }
  }, [messages, pending, typist.value, conversation.value?.status, atBottom.value])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the element stays the same
  useEffect(() => {
    const element = box.current
    if (!element) return
    const settle = () => {
      if (atBottom.peek()) toEnd()
      before.current.height = element.scrollHeight
    }
    // A picture has arrived, the keyboard has come up, the composer has grown; a part came later than its message.
    const sizes = new ResizeObserver(settle)
    const parts = new MutationObserver(settle)
    sizes.observe(element)
    parts.observe(element, { childList: true, subtree: true })
    element.addEventListener('load', settle, true)
    return () => {
      sizes.disconnect()
      parts.disconnect()
      element.removeEventListener('load', settle, true)
    }
  }, [])

  return {
    scrolled() {
      const element = box.current
      if (element) atBottom.value = element.scrollHeight - element.scrollTop - element.clientHeight < tolerance
    },
    toNewest() {
      atBottom.value = true
      toEnd()
      box.current?.focus()
    },
  }
}
