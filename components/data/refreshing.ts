/** What has not ended by then is not waited for; in milliseconds. */
const longest = 20_000

/**
 * Runs soon after it is called, then at most every `every` milliseconds, and once more `after` the last call. One run at a
 * time: what is called for meanwhile is done by one more, once the first has ended.
 */
export function refreshing(run: () => Promise<unknown>, every: number, after: number): () => void {
  let last = Number.NEGATIVE_INFINITY
  let isRunning = false
  let once = false
  let isWaiting = false
  let again: ReturnType<typeof setTimeout> | undefined

  function soon() {
    if (isRunning) once = true
    if (isRunning || isWaiting) return
    isWaiting = true
    setTimeout(go, Math.max(120, last + every - Date.now()))
  }

  async function go() {
    isWaiting = false
    isRunning = true
    once = false
    last = Date.now()
    const given = new Promise(resolve => setTimeout(resolve, longest))
    await Promise.race([run().catch(() => {}), given]) // whoever runs says what has failed
    isRunning = false
    if (once) soon()
  }

  return () => {
    clearTimeout(again)
    again = setTimeout(soon, after)
    soon()
  }
}
