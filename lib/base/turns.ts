/** A search may take longer than anything else that asks the database: so many at once leave the connections of the pool to the rest (S1). */
const AT_ONCE = 2

const waiting: (() => void)[] = []
let running = 0

/** Does `work` when fewer than two others are at it. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>(next => waiting.push(next))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
