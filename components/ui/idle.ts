const waiting: (() => Promise<unknown>)[] = []
let started = false

/** Later work of this page, one after the other: what a click may need, fetched before it is clicked. */
export function whenIdle(work: () => Promise<unknown>) {
  waiting.push(work)
  if (started) next()
}

/** The page can be used: what waits may begin. */
export function startIdling() {
  if (started) return
  started = true
  next()
}

let busy = false

function next() {
  if (busy) return
  const work = waiting.shift()
  if (!work) return
  busy = true
  idle(async () => {
    await work().catch(() => {})
    busy = false
    next()
  })
}

const idle = (run: () => void) =>
  typeof requestIdleCallback === 'undefined' ? setTimeout(run, 50) : requestIdleCallback(run, { timeout: 2000 })
