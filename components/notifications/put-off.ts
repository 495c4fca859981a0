/** Seconds during which it can be taken back: as long as a toast with an action stays. */
const seconds = 10

const waiting = new Map<number, () => unknown>()

/** Whether something of this is still to be done. */
export const isPutOff = (id: number) => waiting.has(id)

/** Does it when it cannot be taken back any more: in ten seconds, or when the page is left. Answers how to take it back. */
export function putOff(id: number, run: () => unknown): () => void {
  waiting.get(id)?.()
  const due = () => {
    forget()
    return run()
  }
  const timer = setTimeout(due, seconds * 1000)
  const forget = () => {
    clearTimeout(timer)
    waiting.delete(id)
  }
  if (waiting.size === 0) globalThis.window?.addEventListener('pagehide', doAll, { once: true })
  waiting.set(id, due)
  return forget
}

/** Does what still waits, as before the session ends; done when all of it is. */
export async function doAll(): Promise<void> {
  await Promise.all([...waiting.values()].map(due => due()))
}
