import type { LoggedEvent } from '#lib/protocol/index.ts'

/**
 * Remembers the latest events, so that a snapshot that was on its way while they arrived can be brought up to date:
 * without it, an answer older than an event would take the event back.
 */
export function createEventLog(limit = 2000) {
  let events: LoggedEvent[] = []
  return {
    add(batch: LoggedEvent[]) {
      events = [...events, ...batch].slice(-limit)
    },
    /** What has arrived after `cursor`, in order, each once. */
    after(cursor: number) {
      const bySeq = new Map(events.filter(event => event.seq > cursor).map(event => [event.seq, event]))
      return [...bySeq.values()].sort((left, right) => left.seq - right.seq)
    },
    clear() {
      events = []
    },
  }
}

export type EventLog = ReturnType<typeof createEventLog>
