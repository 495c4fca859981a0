import { gather } from '#lib/base/gather.ts'
import { type LogPage, readLogs, type Wanted } from './log.ts'

/**
 * A piece of the log for whoever fans it out: one trip to the database for up to 25 accounts. A thousand cables that
 * come back together wait in this line, not in the database's. Resting ten milliseconds saves a busy server
 * two reads of three.
 */
export const readSoon = gather<Wanted, LogPage>({ most: 25, atOnce: 1, restMs: () => 10 }, batch =>
  readLogs('system', batch),
)
