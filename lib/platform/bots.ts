import type postgres from 'postgres'
import {
  type AgentBot,
  type BotChanges,
  deleteBot,
  findBot,
  insertBot,
  type NewBot,
  setBotFace,
  updateBot,
} from '#lib/agent-bots/index.ts'
import { systemContext } from '#lib/base/context.ts'
import { encrypt, hashToken, newToken } from '#lib/base/crypto.ts'
import { type Sql, withSystem } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { type PlatformApp, permit } from './apps.ts'
import { removeFaces } from './faces.ts'
import { nonPermissible, reachAccount } from './reach.ts'

/** A bot of an account; or of none yet, which works nowhere until it is given one. */
export type PlatformBot = Omit<AgentBot, 'account_id'> & { account_id: number | null }

/** The bots that the app reaches, oldest first. */
export const listBots = (app: PlatformApp): Promise<PlatformBot[]> => botsOf(app)

/** With `id` that one alone. */
async function botsOf(app: PlatformApp, id: number | null = null): Promise<PlatformBot[]> {
  return withSystem(async sql => {
    const placed = await sql<PlatformBot[]>`
      select b.* from charla.platform_app_permissibles p
      join charla.agent_bots b on (b.account_id, b.id) = (p.account_id, p.agent_bot_id)
      join charla.accounts a on a.id = b.account_id and a.deleted_at is null
      where p.platform_app_id = ${app.id} ${id === null ? sql`` : sql`and p.agent_bot_id = ${id}`}`
    const others = await sql<PlatformBot[]>`
      select *, null::bigint as account_id from charla.platform_agent_bots
      where platform_app_id = ${app.id} ${id === null ? sql`` : sql`and id = ${id}`}`
    return [...placed, ...others].sort((a, b) => a.id - b.id)
  })
}

/** @throws `not_found` without the bot, `unauthenticated` when it is not the app's. */
export async function reachBot(app: PlatformApp, id: number): Promise<PlatformBot> {
  const [own] = await botsOf(app, id)
  if (own) return own
  const [there] = await withSystem(
    sql => sql`
      select from charla.agent_bots where id = ${id} union all select from charla.platform_agent_bots where id = ${id}`,
  )
  throw there ? nonPermissible() : notFound()
}

/** Makes a bot, which is the app's from the start. */
export async function makeBot(app: PlatformApp, accountId: number | null, given: NewBot): Promise<PlatformBot> {
  if (accountId !== null) {
    await reachAccount(app, accountId)
    return withSystem(async sql => {
      const [bot] = await insertBot(sql, accountId, given)
      if (!bot) throw notFound()
      await permit(sql, app, { accountId, botId: bot.id })
      return bot
    })
  }
  const token = newToken()
  return withSystem(async sql => {
    const row = { platform_app_id: app.id, ...columnsOf(sql, given), secret: encrypt(newToken()) }
    const tokens = { access_token_hash: hashToken(token), access_token: encrypt(token) }
    const [bot] = await sql<PlatformBot[]>`
      insert into charla.platform_agent_bots ${sql({ ...row, ...tokens } as never)}
      returning *, null::bigint as account_id`
    return bot as PlatformBot
  })
}

/** Changes what is named. A bot that was no account's becomes one's with `accountId`, and stays it. */
export async function changeBot(
  app: PlatformApp,
  bot: PlatformBot,
  accountId: number | null | undefined,
  given: BotChanges,
): Promise<PlatformBot> {
  const wanted = await reachPlace(app, bot, accountId)
  if (wanted === null) return changeUnplaced(bot.id, given)
  if (bot.account_id === null) await place(app, bot.id, wanted)
  return updateBot(systemContext(wanted), bot.id, given)
}

/**
 * The account that the bot is in, or is to be in. Ask before anything is kept for the bot.
 * @throws `invalid` for another one than its own, and as `reachAccount`.
 */
export async function reachPlace(
  app: PlatformApp,
  bot: Pick<PlatformBot, 'account_id'>,
  accountId: number | null | undefined,
): Promise<number | null> {
  const wanted = accountId ?? bot.account_id
  if (bot.account_id !== null && wanted !== bot.account_id)
    throw invalid('account_id: a bot stays with its account', 'account_id')
  if (wanted !== null) await reachAccount(app, wanted)
  return wanted
}

export async function dropBot({ id, account_id, avatar_key }: PlatformBot): Promise<void> {
  if (account_id !== null) return deleteBot(systemContext(account_id), id)
  await withSystem(sql => sql`delete from charla.platform_agent_bots where id = ${id}`)
  await removeFaces([avatar_key])
}

/** Gives the bot a face, or takes it away. */
export async function changeFace(bot: PlatformBot, key: string | null): Promise<PlatformBot> {
  const { id, account_id } = bot
  if (account_id !== null) {
    await setBotFace(systemContext(account_id), id, key)
    return findBot(systemContext(account_id), id)
  }
  await withSystem(sql => sql`update charla.platform_agent_bots set avatar_key = ${key} where id = ${id}`)
  await removeFaces([bot.avatar_key])
  return { ...bot, avatar_key: key }
}

async function changeUnplaced(id: number, given: BotChanges): Promise<PlatformBot> {
  const [bot] = await withSystem(
    sql => sql<PlatformBot[]>`
      update charla.platform_agent_bots set ${sql({ ...columnsOf(sql, given), updated_at: new Date() } as never)}
      where id = ${id} returning *, null::bigint as account_id`,
  )
  if (!bot) throw notFound()
  return bot
}

/** Moves the bot into the account, with its number and its tokens. Somebody who did so before leaves nothing to move. */
async function place(app: PlatformApp, id: number, accountId: number): Promise<void> {
  await withSystem(async sql => {
    await sql`
      with gone as (delete from charla.platform_agent_bots where id = ${id} returning *)
      insert into charla.agent_bots (account_id, id, name, description, outgoing_url, bot_config, secret, access_token_hash,
        access_token, avatar_key, created_at)
      overriding system value
      select ${accountId}, id, name, description, outgoing_url, bot_config, secret, access_token_hash, access_token, avatar_key,
        created_at from gone`
    await permit(sql, app, { accountId, botId: id })
  })
}

const columnsOf = (sql: Sql, { bot_config, bot_type: _, ...given }: BotChanges) => ({
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  ...(bot_config ? { bot_config: sql.json(bot_config as postgres.JSONValue) } : {}),
})
