/** The loaded part of a list: its rows in order, the first of them at `start`, and whether more come behind them. */
export type Loaded = { ids: number[]; start: number; hasMore: boolean }

/**
 * Whether a row has left the list between two states of its loaded part. Where rows are only not loaded any more, or have
 * moved out of what is loaded, nobody knows: then they have not.
 */
export function leftList(before: Loaded, after: Loaded): (id: number) => boolean {
  const now = new Set(after.ids)
  if (after.start === 0 && !after.hasMore) return id => !now.has(id)
  const places = new Map(before.ids.map((id, index) => [id, index]))
  const first = before.ids.findIndex(id => now.has(id))
  const last = before.ids.findLastIndex(id => now.has(id))
  if (first < 0) return () => false
  return id => {
    const at = places.get(id)
    if (at === undefined || now.has(id)) return false
    if (at < first) return after.start === before.start
    if (at > last) return !after.hasMore
    return after.start <= before.start || first > 0
  }
}
