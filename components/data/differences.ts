export type Differences<Item> = { added: Item[]; removed: Item[] }

/** What `after` has that `before` had not, and the other way round: what others have changed meanwhile is left alone. */
export function differences<Item>(before: readonly Item[], after: readonly Item[]): Differences<Item> {
  return { added: after.filter(one => !before.includes(one)), removed: before.filter(one => !after.includes(one)) }
}
