import { useSyncExternalStore } from 'react'

const waiting: (() => Promise<unknown>)[] = []
const listeners = new Set<() => void>()
let started = false
let busy = false

/** Later work of this page, one after the other: what a click may need, fetched before it is clicked. */
export function whenIdle(work: () => Promise<unknown>) {
  waiting.push(work)
  if (started) next()
}

/** The page can be used: what waits may begin. */
export function startIdling() {
  if (started) return
  started = true
  for (const tell of listeners) tell()
  next()
}

/** Whether the page can be used, so that what nobody waits for may begin. */
export function useIdling(): boolean {
  return useSyncExternalStore(
    listen,
    () => started,
    () => false,
  )
}

function listen(tell: () => void) {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function next() {
  if (busy) return
  const work = waiting.shift()
  if (!work) return
  busy = true
  idle(async () => {
    await work().catch(() => {})
    busy = false
    next()
  })
}

const idle = (run: () => void) =>
  typeof requestIdleCallback === 'undefined' ? setTimeout(run, 50) : requestIdleCallback(run, { timeout: 2000 })
