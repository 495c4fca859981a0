/** As long as a toast with a way back stays. */
const undoMs = 10_000

/** Does it when the time for undoing is over, or the page is left. Answers how to leave it undone. */
export function afterUndo(run: () => unknown): () => void {
  const timer = setTimeout(go, undoMs)
  addEventListener('pagehide', go)
  function stop() {
    clearTimeout(timer)
    removeEventListener('pagehide', go)
  }
  function go() {
    stop()
    void run()
  }
  return stop
}
