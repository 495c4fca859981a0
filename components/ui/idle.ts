import { useSyncExternalStore } from 'react'

const waiting: (() => Promise<unknown>)[] = []
const listeners = new Set<() => void>()
const signs = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'input']
const quietMs = 5000
let expected = false
let started = false
let busy = false

/** Later work of this page, one after the other: what a click may need, fetched before it is clicked. */
export function whenIdle(work: () => Promise<unknown>) {
  waiting.push(work)
  if (started) next()
}

/** The page can be used, and shows much: what waits may begin once somebody stirs, or when the first moments are over. */
export function idleWhenStirred() {
  if (expected) return
  expected = true
  for (const sign of signs) addEventListener(sign, begin, { capture: true, passive: true, once: true })
  setTimeout(startIdling, quietMs)
}

/** When the event is over: a field that was drawn anew before it heard of its own input would lose that. */
const begin = () => void setTimeout(startIdling)

/** The page can be used: what waits may begin. */
export function startIdling() {
  if (started) return
  started = true
  for (const tell of listeners) tell()
  next()
}

/** Whether what nobody waits for may begin. */
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
