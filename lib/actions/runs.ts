import type postgres from 'postgres'
import { z } from 'zod'
import type { Context } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withSystem } from '#lib/base/db/index.ts'
import { defineJob } from '#lib/base/jobs.ts'
import type { ActionOutcome } from '#lib/protocol/index.ts'

const KEEP_MS = 86_400_000
const BATCH = 1000

/**
 * Notes that something is done to the conversation at this occasion, or answers what became of it when it was done before.
 * Whoever comes while another is at it waits for them.
 */
export async function beginRun(
  sql: Sql,
  ctx: Context,
  conversationId: number,
  occasion: string,
): Promise<ActionOutcome[] | null> {
  const [begun] = await sql`
    insert into charla.action_runs ${sql({ account_id: ctx.accountId, conversation_id: conversationId, occasion, created_at: ctx.now() })}
    on conflict do nothing returning occasion`
  if (begun) return null
  const [before] = await sql<{ outcomes: ActionOutcome[] }[]>`
    select outcomes from charla.action_runs
    where account_id = ${ctx.accountId} and conversation_id = ${conversationId} and occasion = ${occasion}`
  return before?.outcomes ?? []
}

/** What became of it at this occasion, when it was done before. */
export async function pastRun(ctx: Context, displayId: number, occasion: string): Promise<ActionOutcome[] | null> {
  const [past] = await inOneTrip<{ outcomes: ActionOutcome[] }>(
    ctx,
    sql => sql`
    select r.outcomes from charla.action_runs r
    join charla.conversations c on (c.account_id, c.id) = (r.account_id, r.conversation_id)
    where r.account_id = ${ctx.accountId} and c.display_id = ${displayId} and r.occasion = ${occasion}`,
  )
  return past?.outcomes ?? null
}

export const endRun = (sql: Sql, ctx: Context, conversationId: number, occasion: string, outcomes: ActionOutcome[]) =>
  sql`
    update charla.action_runs set outcomes = ${sql.json(outcomes as unknown as postgres.JSONValue)}
    where account_id = ${ctx.accountId} and conversation_id = ${conversationId} and occasion = ${occasion}`

/** Forgets what was done more than a day ago. */
export const pruneRuns = defineJob('action_runs.prune', z.object({}), async () => {
  const before = new Date(Date.now() - KEEP_MS)
  for (;;) {
    const gone = await withSystem(
      sql => sql`
      delete from charla.action_runs where (account_id, conversation_id, occasion) in (
        select account_id, conversation_id, occasion from charla.action_runs where created_at < ${before} limit ${BATCH})`,
    )
    if (gone.count < BATCH) return
  }
})
