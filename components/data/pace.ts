/**
 * Hands items on in order: at once when they come after a pause, and in a rush together, every `ms`, so that the screen
 * is drawn as often as an eye can follow and no oftener. What is `urgent` waits for nothing, and takes along what waits.
 */
export function pace<T>(apply: (items: T[]) => void, ms: number, urgent: (item: T) => boolean) {
  let waiting: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  function flush() {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    const items = waiting
    waiting = []
    timer = setTimeout(flush, ms)
    apply(items)
  }
  return {
    add(items: T[]) {
      waiting = waiting.concat(items)
      if (timer === undefined || items.some(urgent)) flush()
    },
    /** Forgets what waits. */
    stop() {
      clearTimeout(timer)
      timer = undefined
      waiting = []
    },
  }
}
