import type { Contact } from './contact.ts'

type Person = Pick<Contact, 'name' | 'email' | 'phone_number' | 'identifier' | 'custom_attributes'>

/** How alike, and in what. */
export type Likeness = { score: number; alike: string[] }

/** From here on two contacts are worth a look. */
export const ALIKE = 3

/**
 * How much speaks for two contacts being one person, against what speaks for two. The same mailbox or number is enough,
 * so is the same name; attributes are when several agree, or when few have such a value (`telling`).
 */
export function likeness(a: Person, b: Person, telling: (key: string, value: string) => boolean): Likeness {
  const found = [
    { field: 'name', points: ofNames(a.name, b.name) },
    { field: 'email', points: ofAddresses(a.email, b.email) },
    { field: 'phone_number', points: ofNumbers(a.phone_number, b.phone_number) },
    { field: 'identifier', points: ofIdentifiers(a.identifier, b.identifier) },
    ...ofAttributes(a.custom_attributes, b.custom_attributes, telling),
  ]
  return {
    score: Math.round(found.reduce((sum, one) => sum + one.points, 0) * 100) / 100,
    alike: found.filter(one => one.points > 0.4).map(one => one.field),
  }
}

function ofNames(a: string | null, b: string | null): number {
  const [one, other] = [words(a), words(b)]
  if (!one.length || !other.length) return 0
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  const near = few.map(word => Math.max(...many.map(each => similarity(word, each))))
  const alike = near.reduce((sum, each) => sum + each, 0) / near.length
  if (alike < 0.5) return -1
  if (alike < 0.7) return 0 // a word in common, as a family has
  if (few.length === 1) return alike > 0.85 ? 1.5 : 0.5 // "John" alone is many people
  return alike > 0.85 ? 3 : 1.5
}

function ofAddresses(a: string | null, b: string | null): number {
  if (!a || !b) return 0
  const [one, other] = [mailbox(a), mailbox(b)]
  if (one === other) return one.length > 5 ? 3 : 1
  return similarity(a.toLowerCase(), b.toLowerCase()) > 0.9 ? 2 : 0
}

function ofNumbers(a: string | null, b: string | null): number {
  if (!a || !b) return 0
  return a.slice(-7) === b.slice(-7) ? 3 : similarity(a, b) > 0.9 ? 1 : 0
}

function ofIdentifiers(a: string | null, b: string | null): number {
  if (!a || !b) return 0
  return a.toLowerCase() === b.toLowerCase() ? 3 : -0.5
}

function ofAttributes(a: Person['custom_attributes'], b: Person['custom_attributes'], telling: Telling) {
  return Object.entries(a).flatMap(([field, value]) => {
    const [one, other] = [said(value), said(Object.hasOwn(b, field) ? b[field] : null)]
    if (!one || !other) return []
    if (one === other) return [{ field, points: telling(field, one) ? 1.5 : 0.1 }]
    return [{ field, points: one.length >= 6 && similarity(one, other) > 0.75 ? 0.5 : -0.2 }]
  })
}

type Telling = (key: string, value: string) => boolean

const said = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : ''

const mailbox = (address: string) =>
  address
    .toLowerCase()
    .replace(/(\+.*)?@.*$/, '')
    .replaceAll('.', '')

const words = (name: string | null) =>
  (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 10)

/** 1 for the same, less by each letter that is to be added, taken away or changed. Long texts by their beginning. */
export function similarity(a: string, b: string): number {
  const [one, other] = [[...a.slice(0, 60)], [...b.slice(0, 60)]]
  const longest = Math.max(one.length, other.length)
  if (!longest) return 1
  let above = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [row, letter] of one.entries()) {
    const line = [row + 1]
    for (const [column, each] of other.entries()) {
      const kept = (above[column] as number) + (letter === each ? 0 : 1)
      line.push(Math.min(kept, (line[column] as number) + 1, (above[column + 1] as number) + 1))
    }
    above = line
  }
  return 1 - (above.at(-1) as number) / longest
}
