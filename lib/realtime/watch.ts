import { onPoke, poke } from '#lib/base/bus.ts'
import { onGrown } from '#lib/base/events.ts'

type Watched = { listeners: Set<() => void>; stop: Promise<() => Promise<void>> }
const watched = new Map<number, Watched>()
const waiting = new Set<number>()

/** Hands the growth of this process's logs on, to its own listeners at once and to the other processes by the bus. */
export function startWatching(): () => void {
  return onGrown(accountId => {
    wake(accountId)
    if (waiting.has(accountId)) return
    waiting.add(accountId) // many commits of one moment are one poke
    setImmediate(() => {
      waiting.delete(accountId)
      void poke(accountId)
    })
  })
}

/** Calls `listener` whenever the account's log may have grown, here or elsewhere. Returns how to stop. */
export function watch(accountId: number, listener: () => void): () => void {
  const entry = watched.get(accountId) ?? { listeners: new Set(), stop: onPoke(accountId, () => wake(accountId)) }
  watched.set(accountId, entry)
  const { listeners, stop } = entry
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size || watched.get(accountId)?.listeners !== listeners) return
    watched.delete(accountId)
    void stop.then(end => end()).catch(() => {})
  }
}

/** Resolves when the log may have grown, or after `ms`. */
export function growth(accountId: number, ms: number): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, ms)
    const stop = watch(accountId, done)
  })
}

function wake(accountId: number): void {
  for (const listener of [...(watched.get(accountId)?.listeners ?? [])]) listener()
}
