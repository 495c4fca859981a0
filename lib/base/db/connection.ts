import type postgres from 'postgres'
import { lendingPool, type Sql } from './pool.ts'

/** What we use of postgres.js beyond its types: who carries a statement, and when it is lost. */
type Carrier = { onclose?: (() => void) | null }
type Statement = { handler: (statement: Statement) => void; reject(error: Error): void } & Promise<unknown>

type Lent = { sql: Sql; first: Promise<postgres.Row[]>; release(): void }

/**
 * A statement whose text is hardly ever the same twice. Prepared, as all others are, each would be kept by the
 * connection for as long as it lives.
 */
export function unprepared<Query extends object>(query: Query): Query {
  ;(query as Query & { options: { prepare?: boolean } }).options.prepare = false
  return query
}

/** A connection of its own with `begin` on its way: the start of a transaction. */
export const begin = () => lend('begin')

/**
 * Lends a connection, with its first statement on its way; `given` are its parameters, objects as JSON. When that
 * connection is lost (the server restarts), postgres.js would write the next statement to nowhere and end the whole
 * process, and would lend the connection to the next one who asks: here such a statement is refused, and the connection
 * not given back. A statement that was sent ahead and that nobody waits for any more is no unhandled rejection: its
 * transaction fails, and says so.
 */
export async function lend(statement: string, given: (object | boolean)[] = []): Promise<Lent> {
  const { pool, reserved, losses } = await reserve()
  let lost = false
  let watched = false
  const unanswered = new Set<Statement>()
  const refuse = (statement: Statement) => statement.reject(new Error('The connection to the database was lost'))
  const guard = (made: unknown) => {
    if (!isStatement(made)) return made
    const send = made.handler
    made.handler = statement => {
      unanswered.add(statement)
      const answered = () => unanswered.delete(statement)
      statement.then(answered, answered)
      lost ||= !watched && pool.losses > losses // perhaps this one, before we could watch it
      if (lost) refuse(statement)
      else send(statement)
    }
    return made
  }
  const sql = new Proxy(reserved, { apply: (target, self, args) => guard(Reflect.apply(target, self, args)) })
  const watching = {
    onexecute(carrier: Carrier) {
      watched = true
      carrier.onclose = () => {
        lost = true
        for (const statement of unanswered) refuse(statement) // also what waits behind others, and was never sent
      }
      return true
    },
  }
  const parameters = given.map(one => (typeof one === 'object' ? reserved.json(one as never) : one))
  const options = { ...watching, prepare: parameters.length > 0 }
  const first = guard(reserved.unsafe(statement, parameters, options)) as ReturnType<Sql['unsafe']>
  return {
    sql,
    first: first.execute(),
    release() {
      // Not watched: the first statement was still being described, and the connection perhaps lost meanwhile.
      if (!lost && (watched || pool.losses === losses)) reserved.release()
    },
  }
}

/** Waits for a connection; of the pool that takes over, where one does. */
async function reserve(): Promise<{ pool: ReturnType<typeof lendingPool>; reserved: Sql; losses: number }> {
  for (;;) {
    const pool = lendingPool()
    const reserved = await new Promise<Sql | null>((done, failed) => {
      const moveOn = () => done(null)
      pool.waiting.add(moveOn)
      pool.sql
        .reserve()
        .then(lent => {
          if (pool.waiting.delete(moveOn)) done(lent as Sql)
          else lent.release()
        })
        .catch(failed)
    })
    if (reserved) return { pool, reserved, losses: pool.losses }
  }
}

const isStatement = (made: unknown): made is Statement =>
  typeof made === 'object' && made !== null && typeof (made as Partial<Statement>).handler === 'function'
