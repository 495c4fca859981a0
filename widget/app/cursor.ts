/**
 * Where the change feed goes on. Only answers that leave nothing out may move it (a page of history, the feed
 * itself): a push may be lost on the way, and what is behind the cursor is never asked for again.
 */
export type Cursor = { readonly at: number; moved: (to: number) => void; restart: (at: number) => void }

export function createCursor(): Cursor {
  let at = 0
  return {
    get at() {
      return at
    },
    moved(to) {
      at = Math.max(at, to)
    },
    /** After everything was loaded afresh the number may also be lower: another database, another account. */
    restart(to) {
      at = to
    },
  }
}
