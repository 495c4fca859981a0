import type postgres from 'postgres'
import { actingUserId, type Context } from '../context.ts'
import { announce, type NewEvent, recordEvents } from '../events.ts'
import { begin, lend } from './connection.ts'
import { lendingPool, type Sql } from './pool.ts'

export type { Sql }

/** One transaction: its connection, and what will be recorded with it. */
export type Transaction = {
  sql: Sql
  /** Notes that something happened. Written last, numbered, and committed with everything else. */
  track(event: NewEvent): void
  /** Says that a statement of the work has written events itself. */
  grown(): void
}

/** Contexts whose verbs are part of a transaction that is under way. */
const joined = new WeakMap<Context, Transaction>()

/**
 * The context in a transaction of its account that is under way: what verbs do with it is part of that transaction, and
 * told when it commits. For work on many rows, each by its verb, that is to be done and noted together.
 */
export function joining<Who extends Context>(tx: Transaction, ctx: Who): Who {
  const inner = { ...ctx }
  joined.set(inner, tx)
  return inner
}

/** Does one piece of a larger transaction: when it throws, it alone is undone, and its error is thrown on. */
export async function piece<Who extends Context, T>(
  tx: Transaction,
  ctx: Who,
  work: (ctx: Who, tx: Transaction) => Promise<T>,
): Promise<T> {
  const events: NewEvent[] = []
  await tx.sql`savepoint piece`
  try {
    const inner = { ...tx, track: (event: NewEvent) => void events.push(event) }
    const result = await work(joining(inner, ctx), inner)
    await tx.sql`release savepoint piece`
    for (const event of events) tx.track(event)
    return result
  } catch (error) {
    await tx.sql`rollback to savepoint piece`
    throw error
  }
}

/**
 * Does `work` in one transaction for one account, under row security. What opens the transaction travels together with
 * the first statement of `work`, and what ends it together with the events, so a verb of two statements waits twice.
 * Nothing may wait on the network inside. Rolls back when `work` throws. `plannedOnce` where all statements are small and
 * frequent (see `PLANNED_ONCE`); within a transaction that is under way that one decides.
 */
export async function withAccount<T>(
  ctx: Context,
  work: (tx: Transaction) => Promise<T>,
  { plannedOnce = false }: { plannedOnce?: boolean } = {},
): Promise<T> {
  const around = joined.get(ctx)
  if (around) return work(around)
  const events: NewEvent[] = []
  let grew = false
  const tx = {
    track: (event: NewEvent) => void events.push(event),
    grown: () => {
      grew = true
    },
  }
  const result = await transaction(opening(ctx, plannedOnce ? PLANNED_ONCE : 'auto'), async sql => {
    const result = await work({ sql, ...tx })
    return { result, closing: events.length ? [recordEvents(sql, ctx, events)] : [] }
  })
  if (grew || events.length) announce(ctx.accountId)
  return result
}

/** One statement for one account: begin, who asks, the statement and commit are sent together, and waited for once. */
export async function inOneTrip<Row extends postgres.MaybeRow>(
  ctx: Context,
  statement: (sql: Sql) => postgres.PendingQuery<Row[]>,
): Promise<Row[]> {
  const [rows] = await together<[Row[]]>(ctx, sql => [statement(sql)])
  return rows
}

/**
 * Statements of one transaction that need nothing of one another's answers: sent together with what opens and ends it,
 * and waited for once. For one account, or across accounts as the system role (see `withSystem`).
 */
export async function together<Answers extends postgres.MaybeRow[][]>(
  who: Context | 'system',
  statements: (sql: Sql) => { [Index in keyof Answers]: postgres.PendingQuery<Answers[Index]> },
): Promise<Answers> {
  const around = who === 'system' ? undefined : joined.get(who)
  if (around) return Promise.all(statements(around.sql)) as unknown as Promise<Answers>
  const { sql, first: begun, release } = await begin()
  try {
    const open = (who === 'system' ? asSystem(PLANNED_ONCE) : opening(who, PLANNED_ONCE))(sql)
    const sent = [open, ...statements(sql), sql`commit`].map(query => query.execute())
    const settled = await Promise.allSettled([begun, ...sent])
    const failed = settled.find(one => one.status === 'rejected')
    if (failed) throw failed.reason
    return settled.slice(2, -1).map(one => (one as PromiseFulfilledResult<unknown>).value) as Answers
  } finally {
    release()
  }
}

/**
 * Calls a function of the database that says for itself for whom it works (`charla.write_messages`): one statement, one
 * commit. `given` are its arguments, objects as JSON.
 */
export async function call<Row>(name: string, given: (object | boolean)[]): Promise<Row[]> {
  const { first, release } = await lend(`select * from ${name}(${given.map((_, index) => `$${index + 1}`)})`, given)
  try {
    return (await first) as Row[]
  } finally {
    release()
  }
}

/**
 * Does `work` in one transaction across accounts, as the system role: look-ups before the account is known, jobs,
 * seeds. Never on behalf of a request whose account is known.
 */
export async function withSystem<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  return transaction(asSystem(), async sql => ({ result: await work(sql), closing: [] }))
}

type Query = postgres.PendingQuery<postgres.Row[]>

/**
 * What is sent in one trip is small and frequent, and finds rows by their keys: one plan for all values. Left to itself
 * Postgres plans the larger of these statements anew each time, which takes longer than running them (reading the log
 * on the embedded database: 7 ms instead of 2).
 */
const PLANNED_ONCE = 'force_generic_plan'

/** A process that stops in the middle of a transaction keeps its locks from everybody else so long. The embedded database sees to it itself. */
const abandoned = () => (lendingPool().embedded ? '0' : '10s')

const asSystem =
  (planning = 'auto') =>
  (sql: Sql): Query =>
    sql`select set_config('role', 'charla_system', true), set_config('plan_cache_mode', ${planning}, true),
      set_config('idle_in_transaction_session_timeout', ${abandoned()}, true)`

const roles = {
  member: 'charla_member',
  visitor: 'charla_member',
  bot: 'charla_member',
  system: 'charla_member',
} as const

function opening(ctx: Context, planning = 'auto'): (sql: Sql) => Query {
  return sql => sql`select set_config('role', ${roles[ctx.actor.kind]}, true),
    set_config('app.account_id', ${String(ctx.accountId)}, true),
    set_config('app.user_id', ${String(actingUserId(ctx) ?? '')}, true),
    set_config('plan_cache_mode', ${planning}, true),
    set_config('idle_in_transaction_session_timeout', ${abandoned()}, true)`
}

async function transaction<T>(
  open: (sql: Sql) => Query,
  work: (sql: Sql) => Promise<{ result: T; closing: Query[] }>,
): Promise<T> {
  const { sql, first: begun, release } = await begin()
  const opened = [begun, open(sql).execute()]
  try {
    const { result, closing } = await work(sql)
    const ended = [...closing, sql`commit`].map(query => query.execute())
    const settled = await Promise.allSettled([...opened, ...ended])
    const failed = settled.find(one => one.status === 'rejected')
    if (failed) throw failed.reason
    const commit = settled.at(-1) as PromiseFulfilledResult<postgres.RowList<postgres.Row[]>>
    // Postgres answers COMMIT of a failed transaction with ROLLBACK, and without an error.
    if (commit.value.command !== 'COMMIT') throw new Error('The transaction had failed before it was committed')
    return result
  } catch (error) {
    await Promise.allSettled(opened)
    await sql`rollback`.catch(() => {})
    throw error
  } finally {
    release()
  }
}
