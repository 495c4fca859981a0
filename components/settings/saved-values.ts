type Values = Record<string, unknown>

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The fields of a form in which something else stands than what is saved. */
export const changedKeys = (saved: Values, now: Values): string[] =>
  Object.keys(now).filter(key => !same(saved[key], now[key]))

/** What a form shows once something else is saved: its own words where somebody is changing them, else what is saved. */
export function followed<Form extends Values>(before: Form, now: Form, saved: Form): Form {
  const changed = changedKeys(before, now)
  return Object.fromEntries(Object.keys(saved).map(key => [key, changed.includes(key) ? now[key] : saved[key]])) as Form
}

/** Of what a form would send, what differs from what was there: nobody else's changes are taken back. */
export const onlyKeys = <Given extends object>(given: Given, keys: string[]): Partial<Given> =>
  Object.fromEntries(Object.entries(given).filter(([key]) => keys.includes(key))) as Partial<Given>
