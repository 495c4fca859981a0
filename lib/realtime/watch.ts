import { onPoke, poke, pokeWorkers } from '#lib/base/bus.ts'
import { together } from '#lib/base/db/index.ts'
import { onGrown } from '#lib/base/events.ts'
import { fault } from '#lib/base/faults.ts'

/** How long growth in another process stays unnoticed when the bus has lost it, or there is none. */
const LOOK_MS = 1000
/** Workers, who look at all logs at once, are poked no more often. */
const BETWEEN_POKES_MS = 20

type Watched = { listeners: Set<() => void>; stop: Promise<() => Promise<void>>; head: number | undefined }
const watched = new Map<number, Watched>()
const waiting = new Set<number>()

/** Hands the growth of this process's logs on, to its own listeners at once and to the other processes by the bus. */
export function startWatching(): () => void {
  let poking: NodeJS.Timeout | undefined
  const stop = onGrown(accountId => {
    wake(accountId)
    poking ??= setTimeout(() => {
      poking = undefined
      void pokeWorkers()
    }, BETWEEN_POKES_MS)
    if (waiting.has(accountId)) return
    waiting.add(accountId) // many commits of one moment are one poke
    setImmediate(() => {
      waiting.delete(accountId)
      void poke(accountId)
    })
  })
  let looking = false
  const timer = setInterval(async () => {
    if (looking || !watched.size) return
    looking = true
    await look().catch(err => fault(err, 'looking at the logs failed'))
    looking = false
  }, LOOK_MS)
  return () => {
    stop()
    clearTimeout(poking)
    clearInterval(timer)
  }
}

/** Calls `listener` whenever the account's log may have grown, here or elsewhere. Returns how to stop. */
export function watch(accountId: number, listener: () => void): () => void {
  const entry = watched.get(accountId) ?? {
    listeners: new Set(),
    stop: onPoke(accountId, () => wake(accountId)),
    head: undefined,
  }
  watched.set(accountId, entry)
  entry.listeners.add(listener)
  return () => {
    entry.listeners.delete(listener)
    if (entry.listeners.size || watched.get(accountId) !== entry) return
    watched.delete(accountId)
    void entry.stop.then(end => end()).catch(() => {})
  }
}

/** Watches for somebody who waits now and then: `next(ms)` resolves when the log may have grown since it was last asked. */
export function watcher(accountId: number): { next(ms: number, signal?: AbortSignal): Promise<void>; stop(): void } {
  let grown = false
  let wakeUp: (() => void) | undefined
  const stop = watch(accountId, () => {
    grown = true
    wakeUp?.()
  })
  return {
    stop,
    async next(ms, signal) {
      if (!grown && !signal?.aborted) {
        await new Promise<void>(resolve => {
          const timer = setTimeout(done, ms)
          signal?.addEventListener('abort', done, { once: true })
          wakeUp = done
          function done() {
            clearTimeout(timer)
            signal?.removeEventListener('abort', done)
            resolve()
          }
        })
      }
      grown = false
    },
  }
}

/** One question for everybody who waits: which of the watched logs have grown since the last time. */
async function look(): Promise<void> {
  const [heads] = await together<[{ account_id: number; seq: number }[]]>('system', sql => [
    sql`select account_id, seq from charla.event_cursors where account_id = any(${[...watched.keys()]})`,
  ])
  for (const { account_id, seq } of heads) {
    const entry = watched.get(account_id)
    if (!entry || entry.head === seq) continue
    entry.head = seq
    wake(account_id)
  }
}

function wake(accountId: number): void {
  for (const listener of [...(watched.get(accountId)?.listeners ?? [])]) listener()
}
