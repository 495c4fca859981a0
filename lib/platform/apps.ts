import { hashToken, newToken } from '#lib/base/crypto.ts'
import { type Sql, withSystem } from '#lib/base/db/index.ts'
import { removeFaces } from './faces.ts'

/** A program of the operator's. What it may reach is kept with it. */
export type PlatformApp = { id: number }

/** Makes an app. Its token is answered here and nowhere else: only its hash is kept. */
export async function createPlatformApp(sql: Sql, name: string): Promise<PlatformApp & { token: string }> {
  const token = newToken()
  const [row] = await sql<PlatformApp[]>`
    insert into charla.platform_apps (name, token_hash) values (${name}, ${hashToken(token)}) returning id`
  return { ...(row as PlatformApp), token }
}

export type Permissible = { accountId: number } | { userId: number } | { accountId: number; botId: number }

/** Lets the app reach one more account, person or bot. Again is no mistake. */
export async function permit(sql: Sql, app: PlatformApp, about: Permissible): Promise<void> {
  const row = {
    platform_app_id: app.id,
    account_id: 'accountId' in about ? about.accountId : null,
    agent_bot_id: 'botId' in about ? about.botId : null,
    user_id: 'userId' in about ? about.userId : null,
  }
  await sql`insert into charla.platform_app_permissibles ${sql(row)} on conflict do nothing`
}

/** Every app, oldest first. */
export async function listPlatformApps(): Promise<{ id: number; name: string; created_at: Date }[]> {
  return withSystem(sql => sql`select id, name, created_at from charla.platform_apps order by id`)
}

/** Ends the app: its token opens nothing any more. What it has made stays, but for bots that it has given to no account. */
export async function removePlatformApp(id: number): Promise<boolean> {
  const [gone, faces] = await withSystem(async sql => {
    const bots = await sql<{ avatar_key: string | null }[]>`
      delete from charla.platform_agent_bots where platform_app_id = ${id} returning avatar_key`
    const gone = await sql`delete from charla.platform_apps where id = ${id} returning id`
    return [gone, bots.map(bot => bot.avatar_key)] as const
  })
  await removeFaces(faces)
  return gone.length > 0
}
