import { type LogPage, readLogs, type Wanted } from './log.ts'

/** So many accounts at once. A thousand cables that come back together wait in this line, not in the database's. */
const MOST_AT_ONCE = 25

type Question = Wanted & { done: (page: LogPage) => void; failed: (reason: unknown) => void }
const questions: Question[] = []
let reading = false

/**
 * A piece of the log for whoever fans it out. What is asked while an answer is under way is answered together next, so
 * the more there is to read, the less it costs: one trip to the database for all accounts.
 */
export function readSoon(wanted: Wanted): Promise<LogPage> {
  return new Promise((done, failed) => {
    questions.push({ ...wanted, done, failed })
    void readOn()
  })
}

async function readOn(): Promise<void> {
  if (reading) return
  reading = true
  while (questions.length) {
    const batch = questions.splice(0, MOST_AT_ONCE)
    try {
      const pages = await readLogs('system', batch)
      for (const [index, { done }] of batch.entries()) done(pages[index] as LogPage)
    } catch (error) {
      for (const { failed } of batch) failed(error)
    }
  }
  reading = false
}
