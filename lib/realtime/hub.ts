import { onWhisper, type Whisper } from '#lib/base/bus.ts'
import { type Member, systemContext, type Visitor } from '#lib/base/context.ts'
import { log } from '#lib/base/log.ts'
import type { LoggedEvent } from '#lib/protocol/index.ts'
import { maySee } from '#lib/users/index.ts'
import { expires, heardBy } from './audience.ts'
import { type Expanded, readLog } from './expand.ts'
import { watch } from './watch.ts'

/** Somebody who listens to an account: a subscription of a cable. */
export type Listener = {
  actor: Member | Visitor
  /** The number of the last event that was told. */
  cursor: number
  tell(event: LoggedEvent): void
  whisper(event: string, data: Record<string, unknown>): void
  /** Nothing more can be told: permissions changed, or the cursor is too old. */
  expire(): void
}

const PAGE = 200
const hubs = new Map<number, Hub>()

/**
 * Tells `listener` what happens in the account from now on, and first what happened after `cursor`. Returns how to
 * stop. Every event is read once per process however many listen, and told in order, without gaps or repeats.
 */
export async function listen(
  accountId: number,
  cursor: number | null,
  listener: Omit<Listener, 'cursor'>,
): Promise<() => void> {
  const hub = hubs.get(accountId) ?? new Hub(accountId)
  hubs.set(accountId, hub)
  return hub.join(cursor, listener)
}

class Hub {
  readonly #accountId: number
  readonly #listeners = new Set<Listener>()
  /** The number of the last event that the listeners were told. */
  #cursor = 0
  #ready: Promise<void>
  #reading = false
  #again = false
  readonly #stop: () => void

  constructor(accountId: number) {
    this.#accountId = accountId
    const unwatch = watch(accountId, () => void this.#pump())
    const whispers = onWhisper(accountId, message => this.#whisper(message))
    this.#stop = () => {
      unwatch()
      void whispers.then(end => end()).catch(() => {})
    }
    this.#ready = this.#begin()
  }

  async join(cursor: number | null, given: Omit<Listener, 'cursor'>): Promise<() => void> {
    const listener: Listener = { ...given, cursor: cursor ?? -1 }
    let left = false
    const leave = () => {
      left = true
      this.#listeners.delete(listener)
      this.#closeIfIdle()
    }
    try {
      await this.#ready
      if (cursor === null) listener.cursor = this.#cursor
      else await this.#catchUp(listener, () => left)
    } catch (error) {
      leave()
      throw error
    }
    if (left) return leave
    this.#listeners.add(listener) // no await since the cursors met: nothing falls between
    void this.#pump() // what was committed while nobody listened was not read
    return leave
  }

  async #begin(): Promise<void> {
    const { head } = await readLog(systemContext(this.#accountId), Number.MAX_SAFE_INTEGER, 1)
    this.#cursor = head
  }

  async #catchUp(listener: Listener, gone: () => boolean): Promise<void> {
    while (!gone() && listener.cursor < this.#cursor) {
      const { expanded, pruned } = await readLog(systemContext(this.#accountId), listener.cursor, PAGE)
      if (listener.cursor < pruned || !this.#tell(listener, expanded)) {
        listener.expire()
        listener.cursor = this.#cursor
        return
      }
      if (!expanded.length) listener.cursor = this.#cursor
    }
    if (listener.cursor > this.#cursor) await this.#overtaken(listener)
  }

  /** The client knows more than this process: it was told by another one. A cursor from nowhere has to start afresh. */
  async #overtaken(listener: Listener): Promise<void> {
    const { head } = await readLog(systemContext(this.#accountId), Number.MAX_SAFE_INTEGER, 1)
    if (listener.cursor <= head) return
    listener.expire()
    listener.cursor = this.#cursor
  }

  async #pump(): Promise<void> {
    this.#again = true
    if (this.#reading) return
    this.#reading = true
    try {
      await this.#ready
      while (this.#again && this.#listeners.size) {
        this.#again = false
        const { expanded } = await readLog(systemContext(this.#accountId), this.#cursor, PAGE)
        if (expanded.length === PAGE) this.#again = true
        this.#cursor = expanded.at(-1)?.seq ?? this.#cursor
        for (const listener of [...this.#listeners]) {
          if (this.#tell(listener, expanded)) continue
          listener.expire()
          listener.cursor = this.#cursor
        }
      }
    } catch (err) {
      log.error({ err, account_id: this.#accountId }, 'reading the log failed')
      this.#again = false
      setTimeout(() => void this.#pump(), 500) // the log is still there
    } finally {
      this.#reading = false
      if (this.#again && this.#listeners.size) void this.#pump()
    }
  }

  /** False when the listener has to load afresh. */
  #tell(listener: Listener, expanded: Expanded[]): boolean {
    for (const one of expanded) {
      if (one.seq <= listener.cursor) continue
      if (expires(listener.actor, one)) return false
      const event = heardBy(listener.actor, one)
      if (event) listener.tell(event)
      listener.cursor = one.seq
    }
    return true
  }

  #whisper(message: Whisper): void {
    for (const { actor, whisper } of this.#listeners) {
      const mine = actor.kind === 'member' ? `user:${actor.userId}` : `contact:${actor.contactId}`
      if (mine === message.except) continue
      const hears =
        actor.kind === 'visitor'
          ? message.contactInboxId !== null && message.contactInboxId === actor.contactInboxId
          : message.inboxId === null || maySee(actor, message.inboxId)
      if (hears) whisper(message.event, message.data)
    }
  }

  #closeIfIdle(): void {
    if (this.#listeners.size || hubs.get(this.#accountId) !== this) return
    hubs.delete(this.#accountId)
    this.#stop()
  }
}
