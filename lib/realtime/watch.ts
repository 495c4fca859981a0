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

/** Watches for somebody who waits now and then: `next(ms)` resolves when the log may have grown since it was last asked. */
export function watcher(accountId: number): { next(ms: number): Promise<void>; stop(): void } {
  let grown = false
  let wakeUp: (() => void) | undefined
  const stop = watch(accountId, () => {
    grown = true
    wakeUp?.()
  })
  return {
    stop,
    async next(ms) {
      if (!grown) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>(resolve => {
          wakeUp = resolve
          timer = setTimeout(resolve, ms)
        })
        clearTimeout(timer)
      }
      grown = false
    },
  }
}

function wake(accountId: number): void {
  for (const listener of [...(watched.get(accountId)?.listeners ?? [])]) listener()
}
