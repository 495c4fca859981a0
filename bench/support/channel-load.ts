import { randomUUID } from 'node:crypto'
import type { channelWorld, Entrance } from './channel-world.ts'

/** What an outside program brings, and when it was told that it was taken. */
export type Brought = { entrance: Entrance; id: string; at: number | null }
type World = Awaited<ReturnType<typeof channelWorld>>

/** Each rests so long: more would come than can be worked on, and what is measured would be how much waits. */
const REST_MS = { bringing: 60, answering: 120 }

/** Something is going on by every entrance, and agents answer, until `stop`. */
export function startLoad(world: World, { lanes = 2, agents = 3 } = {}) {
  const brought: Brought[] = []
  const answers: string[] = []
  let over = false

  async function keepBringing(entrance: Entrance): Promise<void> {
    while (!over) {
      const one: Brought = {
        entrance,
        id: `${randomUUID()}${entrance === 'WhatsApp' ? '' : '@customers.test'}`,
        at: null,
      }
      brought.push(one)
      await again(() => world.bring[entrance](one.id)) // as providers do: what has no answer is brought again
      one.at = Date.now()
      await pause(REST_MS.bringing)
    }
  }

  async function keepAnswering(): Promise<void> {
    const { payload } = await again(() =>
      world.ask<{ payload: { contact: { id: number } } }>('/contacts', { email: `${randomUUID()}@customers.test` }),
    )
    const about = { inbox_id: world.inboxId, contact_id: payload.contact.id }
    const { id } = await again(() => world.ask<{ id: number }>('/conversations', about))
    while (!over) {
      const content = `Answer ${randomUUID()}`
      await again(() => world.ask(`/conversations/${id}/messages`, { content, echo_id: content }))
      answers.push(content)
      await pause(REST_MS.answering)
    }
  }

  const entrances = Object.keys(world.bring) as Entrance[]
  const all = [
    ...entrances.flatMap(entrance => Array.from({ length: lanes }, () => keepBringing(entrance))),
    ...Array.from({ length: agents }, keepAnswering),
  ]
  return {
    brought,
    answers,
    /** Waits until everything that was begun has its answer. */
    async stop() {
      over = true
      await Promise.all(all)
    },
  }
}

export const pause = (ms: number) => new Promise(next => setTimeout(next, ms))

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch {
      await pause(100)
    }
  }
}
