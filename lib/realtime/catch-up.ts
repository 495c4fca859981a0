import type { Listener } from './hub.ts'
import type { LogPage } from './log.ts'

/** What became of the telling: all of it told, the cable is full for now, or nothing more may be told. */
export type Told = 'all' | 'congested' | 'expired'

type Latecomer = { listener: Listener; done: () => void; failed: (reason: unknown) => void }

type Ways = {
  read: (cursor: number) => Promise<LogPage>
  tell: (listener: Listener, page: LogPage) => Told
  /** Where the listeners who are not late stand. */
  level: () => number
  arrive: (listener: Listener) => void
}

/** How long a full cable is left to drain before it is looked at again. */
const DRAIN_MS = 50

/**
 * The line of those who are behind in an account: after a restart, everybody at once. One piece of the log is read at a
 * time, for who stands in front, and told to all whom it brings further; then the next one's turn comes. Who does not
 * read what they are told keeps nothing in memory but their place, and holds nobody up.
 */
export class CatchUp {
  readonly #ways: Ways
  readonly #line = new Set<Latecomer>()
  #serving = false

  constructor(ways: Ways) {
    this.#ways = ways
  }

  /** Resolves when the listener has arrived, has to load afresh or is gone. */
  join(listener: Listener): Promise<void> {
    return new Promise((done, failed) => {
      this.#line.add({ listener, done, failed })
      if (!this.#serving) void this.#serve()
    })
  }

  async #serve(): Promise<void> {
    this.#serving = true
    for (;;) {
      for (const one of [...this.#line]) this.#look(one)
      if (!this.#line.size) break
      const front = [...this.#line].find(one => !one.listener.congested())
      if (front) await this.#bringOn(front)
      else await new Promise(next => setTimeout(next, DRAIN_MS))
    }
    this.#serving = false
  }

  async #bringOn(front: Latecomer): Promise<void> {
    const { cursor } = front.listener
    this.#line.delete(front)
    this.#line.add(front) // the next time it is the others' turn
    try {
      const page = await this.#ways.read(cursor)
      const last = page.expanded.at(-1)?.seq ?? cursor
      for (const one of [...this.#line]) {
        const at = one.listener.cursor
        if (at === cursor || (at > cursor && at < last && !one.listener.congested())) this.#share(one, page)
      }
    } catch (error) {
      for (const one of [...this.#line]) if (one.listener.cursor === cursor) this.#leave(one, () => one.failed(error))
    }
  }

  #share(one: Latecomer, page: LogPage): void {
    const { listener } = one
    const followed = listener.cursor >= page.pruned && listener.cursor <= page.head
    if (!listener.gone && !followed) listener.expire(page.head)
    const told = listener.gone || !followed ? 'expired' : this.#ways.tell(listener, page)
    if (told === 'expired') this.#leave(one, one.done)
    // It may know more than we, from another process: what it knows is not told again.
    else if (told === 'all' && (!page.expanded.length || listener.cursor > this.#ways.level())) this.#arrive(one)
    else this.#look(one)
  }

  #look(one: Latecomer): void {
    if (one.listener.gone) this.#leave(one, one.done)
    else if (one.listener.cursor === this.#ways.level()) this.#arrive(one)
  }

  #arrive(one: Latecomer): void {
    this.#leave(one, one.done)
    this.#ways.arrive(one.listener) // in the turn in which the cursors met: nothing falls between
  }

  #leave(one: Latecomer, say: () => void): void {
    if (this.#line.delete(one)) say()
  }
}
