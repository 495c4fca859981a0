import { currentPool, type Sql } from './pool.ts'

/** What we use of postgres.js beyond its types: who carries a statement, and when it is lost. */
type Carrier = { onclose?: (() => void) | null }
type Statement = { handler: (statement: Statement) => void; reject(error: Error): void } & Promise<unknown>

/**
 * Begins a transaction on a connection of its own. When that connection is lost (the server restarts), postgres.js
 * would write the next statement to nowhere and end the whole process, and would lend the connection to the next one
 * who asks: here such a statement is refused, and the connection not given back. A statement that was sent ahead and
 * that nobody waits for any more is no unhandled rejection: its transaction fails, and says so.
 */
export async function begin(): Promise<{ sql: Sql; begun: Promise<unknown>; release(): void }> {
  const reserved = (await currentPool().reserve()) as Sql
  let lost = false
  const guard = (made: unknown) => {
    if (!isStatement(made)) return made
    const send = made.handler
    made.handler = statement => {
      statement.catch(() => {})
      if (lost) statement.reject(new Error('The connection to the database was lost'))
      else send(statement)
    }
    return made
  }
  const sql = new Proxy(reserved, { apply: (target, self, args) => guard(Reflect.apply(target, self, args)) })
  const watching = {
    onexecute(carrier: Carrier) {
      carrier.onclose = () => {
        lost = true
      }
      return true
    },
  }
  const begun = guard(reserved.unsafe('begin', [], watching as object)) as ReturnType<Sql['unsafe']>
  return {
    sql,
    begun: begun.execute(),
    release() {
      if (!lost) reserved.release()
    },
  }
}

const isStatement = (made: unknown): made is Statement =>
  typeof made === 'object' && made !== null && typeof (made as Partial<Statement>).handler === 'function'
