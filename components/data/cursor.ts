/**
 * Where we are in the account's sequence of events. Everything up to `base` has certainly been received; pushes may
 * have holes where some were lost, and a hole is asked for through the feed.
 */
export type Cursor = { base: number | null; holes: boolean }

export const unknownCursor: Cursor = { base: null, holes: false }

/** After a push with number `seq`. Of what lies between it and `after` nothing was for us. */
export function afterPush(cursor: Cursor, seq: number, after = seq - 1): Cursor {
  if (cursor.base === null) return cursor
  if (seq <= cursor.base) return cursor
  if (after <= cursor.base && !cursor.holes) return { base: seq, holes: false }
  return cursor.holes ? cursor : { ...cursor, holes: true }
}

/** After the feed answered everything up to `seq`. */
export function afterFeed(cursor: Cursor, seq: number): Cursor {
  return cursor.base !== null && seq < cursor.base ? cursor : { base: seq, holes: false }
}

/** After a fresh load that the server made at `seq`: only the first one decides where we begin. */
export function afterSnapshot(cursor: Cursor, seq: number): Cursor {
  return cursor.base === null ? { base: seq, holes: false } : cursor
}
