import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import { encrypt, hashToken, newToken } from '#lib/base/crypto.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { removeFiles } from '#lib/files/index.ts'
import type { AgentBot, BotChanges, NewBot } from './agent-bot.ts'

/** The bots of the account, by name. */
export const listBots = (ctx: Context): Promise<AgentBot[]> =>
  inOneTrip<AgentBot>(
    ctx,
    sql => sql`select * from charla.agent_bots where account_id = ${ctx.accountId} order by lower(name), id`,
  )

export const findBot = (ctx: Context, id: number): Promise<AgentBot> =>
  one(ctx, sql => sql`select * from charla.agent_bots where account_id = ${ctx.accountId} and id = ${id}`)

/** Makes a bot, with a token that it asks with and a secret that it checks what it is told with. */
export const createBot = (ctx: Context, given: NewBot): Promise<AgentBot> =>
  one(ctx, sql => insertBot(sql, ctx.accountId, given))

/** The same as part of a transaction. */
export function insertBot(sql: Sql, accountId: number, { bot_config, bot_type: _, ...given }: NewBot) {
  const token = newToken()
  return sql<AgentBot[]>`
    insert into charla.agent_bots ${sql({
      account_id: accountId,
      ...defined(given),
      bot_config: sql.json((bot_config ?? {}) as postgres.JSONValue),
      secret: encrypt(newToken()),
      access_token_hash: hashToken(token),
      access_token: encrypt(token),
    })} returning *`
}

export const updateBot = (
  ctx: Context,
  id: number,
  { bot_config, bot_type: _, ...given }: BotChanges,
): Promise<AgentBot> =>
  one(
    ctx,
    sql => sql`
    update charla.agent_bots set ${sql({
      ...defined(given),
      ...(bot_config ? { bot_config: sql.json(bot_config as postgres.JSONValue) } : {}),
      updated_at: ctx.now(),
    })} where account_id = ${ctx.accountId} and id = ${id} returning *`,
  )

/** Gives the bot a new token; the old one opens nothing any more. */
export function resetAccessToken(ctx: Context, id: number): Promise<AgentBot> {
  const token = newToken()
  return one(
    ctx,
    sql => sql`
    update charla.agent_bots set access_token_hash = ${hashToken(token)}, access_token = ${encrypt(token)}, updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and id = ${id} returning *`,
  )
}

export const resetSecret = (ctx: Context, id: number): Promise<AgentBot> =>
  one(
    ctx,
    sql => sql`
    update charla.agent_bots set secret = ${encrypt(newToken())}, updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and id = ${id} returning *`,
  )

/** Takes the bot away, from its inboxes and conversations too. What it wrote stays. */
export async function deleteBot(ctx: Context, id: number): Promise<void> {
  await withAccount(ctx, async tx => {
    const [gone] = await tx.sql<AgentBot[]>`
      delete from charla.agent_bots where account_id = ${ctx.accountId} and id = ${id} returning *`
    if (!gone) throw notFound()
    if (gone.avatar_key) removeFiles.later(tx, { keys: [gone.avatar_key] })
  })
}

/** Gives the bot a face, or takes it away. */
export async function setBotFace(ctx: Context, id: number, key: string | null): Promise<void> {
  await withAccount(ctx, async tx => {
    const [before] = await tx.sql<{ avatar_key: string | null }[]>`
      with before as (select id, avatar_key from charla.agent_bots where account_id = ${ctx.accountId} and id = ${id} for update)
      update charla.agent_bots b set avatar_key = ${key}, updated_at = ${ctx.now()} from before
      where b.account_id = ${ctx.accountId} and b.id = before.id returning before.avatar_key`
    if (!before) throw notFound()
    if (before.avatar_key) removeFiles.later(tx, { keys: [before.avatar_key] })
  })
}

async function one(ctx: Context, statement: (sql: Sql) => postgres.PendingQuery<AgentBot[]>): Promise<AgentBot> {
  const [bot] = await inOneTrip<AgentBot>(ctx, statement)
  if (!bot) throw notFound()
  return bot
}

const defined = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Record<string, string | null>
