import { onWhisper, type Whisper } from '#lib/base/bus.ts'
import type { Member, Visitor } from '#lib/base/context.ts'
import { fault } from '#lib/base/faults.ts'
import type { LoggedEvent } from '#lib/protocol/index.ts'
import { maySee } from '#lib/users/index.ts'
import { expires, heardBy } from './audience.ts'
import { CatchUp, type Told } from './catch-up.ts'
import type { Expanded } from './expand.ts'
import { readSoon } from './reader.ts'
import { watch } from './watch.ts'

/** Somebody who listens to an account: a subscription of a cable. */
export type Listener = {
  actor: Member | Visitor
  /** The number of the last event that was told. */
  cursor: number
  /** Whether it has left. */
  gone: boolean
  /** The number of the last event that it heard: of what lies between, nothing was for it. */
  told: number
  tell(event: LoggedEvent, after: number): void
  whisper(event: string, data: Record<string, unknown>): void
  /** Whether it has not yet read enough of what it was told to be told more. */
  congested(): boolean
  /** It could not be told what it missed, and is to come back. */
  fail(reason: unknown): void
  /** Nothing more can be told: permissions changed, or the cursor is not one to follow. `cursor` is where to go on. */
  expire(cursor: number): void
}

const PAGE = 200
const RETRY_MS = 500
const hubs = new Map<number, Hub>()

/**
 * Tells `listener` what happened in the account after `cursor`, and from `joined` on what happens. Every event is read
 * once per process however many listen, and told in order, without gaps or repeats.
 */
export function listen(
  accountId: number,
  cursor: number,
  listener: Omit<Listener, 'cursor' | 'told' | 'gone'>,
): { leave: () => void; joined: Promise<void> } {
  const hub = hubs.get(accountId) ?? new Hub(accountId)
  hubs.set(accountId, hub)
  return hub.join({ ...listener, cursor, told: cursor, gone: false })
}

/** The number of the last event of the account. */
export async function headOf(accountId: number): Promise<number> {
  return (await readSoon({ accountId, cursor: Number.MAX_SAFE_INTEGER, most: 1 })).head
}

class Hub {
  readonly #accountId: number
  readonly #listeners = new Set<Listener>()
  /** How many are catching up; the hub stays for them. */
  #joining = 0
  readonly #late = new CatchUp({
    read: cursor => this.#read(cursor),
    tell: (listener, { expanded }) => this.#tell(listener, expanded),
    level: () => this.#cursor,
    arrive: listener => {
      this.#listeners.add(listener)
      void this.#pump() // what was committed while nobody listened was not read
    },
  })
  /** The number of the last event that the listeners were told. */
  #cursor = 0
  readonly #ready: Promise<void>
  #reading = false
  #again = false
  #closed = false
  readonly #stop: () => void

  constructor(accountId: number) {
    this.#accountId = accountId
    const unwatch = watch(accountId, () => void this.#pump())
    const whispers = onWhisper(accountId, message => this.#whisper(message))
    this.#stop = () => {
      unwatch()
      void whispers.then(end => end()).catch(() => {})
    }
    this.#ready = headOf(accountId).then(head => {
      this.#cursor = head
    })
  }

  join(listener: Listener): { leave: () => void; joined: Promise<void> } {
    const leave = () => {
      listener.gone = true
      this.#listeners.delete(listener)
      this.#closeIfIdle()
    }
    return { leave, joined: this.#catchUp(listener) }
  }

  async #catchUp(listener: Listener): Promise<void> {
    this.#joining++
    try {
      await this.#ready
      await this.#late.join(listener)
    } finally {
      this.#joining--
      this.#closeIfIdle()
    }
  }

  readonly #read = (cursor: number) => readSoon({ accountId: this.#accountId, cursor, most: PAGE })

  async #pump(): Promise<void> {
    this.#again = true
    if (this.#reading) return
    this.#reading = true
    try {
      await this.#ready
      while (this.#again && this.#listeners.size) {
        this.#again = false
        const { expanded } = await this.#read(this.#cursor)
        if (expanded.length === PAGE) this.#again = true
        this.#cursor = expanded.at(-1)?.seq ?? this.#cursor
        for (const listener of [...this.#listeners])
          if (this.#tell(listener, expanded) === 'congested') this.#setBack(listener)
      }
    } catch (err) {
      fault(err, 'reading the log failed', { account_id: this.#accountId })
      this.#again = false
      if (!this.#closed) setTimeout(() => void this.#pump(), RETRY_MS).unref() // the log is still there
    } finally {
      this.#reading = false
      if (this.#again && this.#listeners.size) void this.#pump()
    }
  }

  /** Who does not read fast enough goes on from where it is, with those who are late. */
  #setBack(listener: Listener): void {
    this.#listeners.delete(listener)
    void this.#catchUp(listener).catch(error => listener.fail(error))
  }

  #tell(listener: Listener, expanded: Expanded[]): Told {
    for (const one of expanded) {
      if (one.seq <= listener.cursor) continue
      if (listener.congested()) return 'congested'
      listener.cursor = one.seq
      if (expires(listener.actor, one)) {
        this.#listeners.delete(listener) // hears nothing more by its old permissions
        listener.expire(one.seq)
        return 'expired'
      }
      const event = heardBy(listener.actor, one)
      if (!event) continue
      listener.tell(event, listener.told)
      listener.told = one.seq
    }
    return 'all'
  }

  #whisper(message: Whisper): void {
    for (const { actor, whisper } of this.#listeners) {
      const mine = actor.kind === 'member' ? `user:${actor.userId}` : `contact:${actor.contactId}`
      if (mine === message.except) continue
      if (actor.kind === 'visitor') {
        if (message.visitor?.contactInboxId === actor.contactInboxId)
          whisper(message.event, message.visitor?.data ?? {})
      } else if (message.inboxId === null || maySee(actor, message.inboxId)) whisper(message.event, message.data)
    }
  }

  #closeIfIdle(): void {
    if (this.#listeners.size || this.#joining || this.#closed) return
    this.#closed = true
    if (hubs.get(this.#accountId) === this) hubs.delete(this.#accountId)
    this.#stop()
  }
}
