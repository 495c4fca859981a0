/** Seconds during which it can be taken back: as long as a toast with an action stays. */
const seconds = 10

const waiting = new Map<number, () => void>()

/** Whether something of this is still to be done. */
export const isPutOff = (id: number) => waiting.has(id)

/** Does it when it cannot be taken back any more: in ten seconds, or when the page is left. Answers how to take it back. */
export function putOff(id: number, run: () => void): () => void {
  waiting.get(id)?.()
  const due = () => {
    forget()
    run()
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

function doAll() {
  for (const due of [...waiting.values()]) due()
}
