import fc from 'fast-check'
import { odd } from './odd.ts'

/** One thing done to a body that was well: where (the how-manieth place of all that it has), and what. */
export type Change = { place: number; how: 'instead' | 'gone' | 'more' | 'twice'; name: string; value: unknown }

export const changeOf = (names: string[]): fc.Arbitrary<Change> =>
  fc.record({
    place: fc.nat(1000),
    how: fc.oneof(
      { weight: 5, arbitrary: fc.constant('instead' as const) },
      { weight: 1, arbitrary: fc.constantFrom('gone' as const, 'more' as const, 'twice' as const) },
    ),
    name: fc.constantFrom(...names, 'id', 'account_id', 'unknown', '__proto__', ''),
    value: odd,
  })

type Holder = Record<string | number, unknown>

/** The body with the changes made, all of them in places that it had before. The body that is given stays as it was. */
export function changed(body: unknown, changes: Change[]): unknown {
  const root = { body: copy(body) }
  const places = [...placesIn(root)]
  for (const change of changes) {
    const [holder, key] = places[change.place % places.length] as [Holder, string | number]
    make(change, holder, key)
  }
  return root.body
}

function make({ how, name, value }: Change, holder: Holder, key: string | number): void {
  const there = holder[key]
  if (how === 'gone') delete holder[key]
  else if (how === 'twice') holder[key] = [there, there]
  else if (how === 'more' && isHolder(there)) put(there, name, value)
  else holder[key] = value
}

function* placesIn(holder: Holder): Generator<[Holder, string | number]> {
  for (const key of Object.keys(holder)) {
    yield [holder, key]
    const inner = holder[key]
    if (isHolder(inner)) yield* placesIn(inner)
  }
}

const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && !(value instanceof File)

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  return isPlain(value) ? laidOver(value, {}) : value
}

/** A key named `__proto__` is a key too. */
const put = (holder: Holder, name: string, value: unknown) =>
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true })

/** Both, one laid over the other, into their depth. What `over` says is so. */
export function laidOver(under: unknown, over: unknown): unknown {
  if (!isPlain(under) || !isPlain(over)) return copy(over === undefined ? under : over)
  const names = [...new Set([...Object.keys(under), ...Object.keys(over)])]
  const merged: Holder = {}
  for (const name of names) put(merged, name, laidOver(own(under, name), own(over, name)))
  return merged
}

const own = (holder: Holder, name: string) => (Object.hasOwn(holder, name) ? holder[name] : undefined)
const isPlain = (value: unknown): value is Holder => isHolder(value) && !Array.isArray(value)
