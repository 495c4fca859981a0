import type { EphemeralEvent } from '#lib/protocol/index.ts'
import type { Person } from './conversation.ts'

type Onlooker = Person & { until: number }

/** Who of the colleagues has which conversation on their screen: conversation id → people. */
export type Looking = Record<number, Onlooker[]>

/** How often one says that one looks, and for how long it holds; in milliseconds. */
export const lookEvery = 20_000
const lasts = 45_000

/** After the event. */
export function followLooking(looking: Looking, event: EphemeralEvent, now: number): Looking {
  if (event.event === 'conversation.viewing_on' || event.event === 'conversation.viewing_off') {
    const { conversation, user } = event.data
    const others = (looking[conversation.id] ?? []).filter(one => one.id !== user.id)
    const person = { id: user.id, name: user.available_name, thumbnail: user.thumbnail, until: now + lasts }
    const here = event.event === 'conversation.viewing_on' ? [...others, person] : others
    return { ...looking, [conversation.id]: here.sort((left, right) => left.id - right.id) }
  }
  return looking
}

export function fadeLooking(looking: Looking, now: number): Looking {
  const left = Object.entries(looking)
    .map(([id, people]) => [id, people.filter(one => one.until > now)] as const)
    .filter(([, people]) => people.length > 0)
  const same = Object.entries(looking).every(
    ([id, people]) => left.find(([other]) => other === id)?.[1].length === people.length,
  )
  return same ? looking : Object.fromEntries(left)
}
