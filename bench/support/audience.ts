import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** One member's cable: what it takes to subscribe, and whether it may hear what is said. */
export type Seat = { pubsubToken: string; accountId: number; userId: number; hears: boolean }
export type Heard = {
  open: number
  /** Messages that came, and those that came to somebody who may not hear them. */
  messages: number
  forbidden: number
  /** From sending to hearing, in ms. */
  delays: number[]
  /** Seats that have heard everything that was said in their account, or have nothing to hear. */
  whole: number
  refused: number
  expired: number
}

export type Order =
  | { kind: 'take'; url: string; seats: Seat[]; perSecond: number }
  | { kind: 'leave' }
  | { kind: 'return' }
  /** How many messages were said in each account. */
  | { kind: 'report'; said: Record<number, number> }

/** Many cables in processes of their own, so that the server has its own to itself. */
export class Audience {
  readonly #processes: ChildProcess[]

  constructor(processes: number) {
    this.#processes = Array.from({ length: processes }, () => fork('bench/support/seats.ts', { execArgv: [] }))
  }

  /** Opens a cable for each seat, so many in a second. */
  take(url: string, seats: Seat[], perSecond: number): Promise<unknown> {
    const share = this.#processes.length
    return this.#all(index => ({
      kind: 'take',
      url,
      seats: seats.filter((_, at) => at % share === index),
      perSecond: perSecond / share,
    }))
  }

  leave = () => this.#all(() => ({ kind: 'leave' }))
  /** All come back at once, and go on from where each was. */
  return = () => this.#all(() => ({ kind: 'return' }))

  async report(said: Map<number, number>): Promise<Heard> {
    const parts = (await this.#all(() => ({ kind: 'report', said: Object.fromEntries(said) }))) as Heard[]
    const sum = (of: (part: Heard) => number) => parts.reduce((total, part) => total + of(part), 0)
    return {
      open: sum(part => part.open),
      messages: sum(part => part.messages),
      forbidden: sum(part => part.forbidden),
      delays: parts.flatMap(part => part.delays),
      whole: sum(part => part.whole),
      refused: sum(part => part.refused),
      expired: sum(part => part.expired),
    }
  }

  stop(): void {
    for (const process of this.#processes) process.kill()
  }

  #all(order: (index: number) => Order): Promise<unknown[]> {
    return Promise.all(
      this.#processes.map(async (process, index) => {
        process.send(order(index))
        const [answer] = await once(process, 'message')
        return answer
      }),
    )
  }
}
