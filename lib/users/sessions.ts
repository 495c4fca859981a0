import { z } from 'zod'
import { hashToken, newToken, sameBytes } from '#lib/base/crypto.ts'
import { type Sql, withSystem } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { findSession } from '#lib/base/lookups.ts'
import type { Session } from './session.ts'
import { pruneSsoTokens } from './sso.ts'

const LIFESPAN_DAYS = 60 // as long as Chatwoot's
const MOST_PER_USER = 25

/** What a client keeps: Chatwoot's devise headers `client` and `access-token`, or both in our cookie. */
export type SessionKey = { client: string; token: string; expiresAt: Date }

/** Begins a session for a person who has just been proven. The oldest beyond 25 ends. */
export async function beginSession(
  userId: number,
  from: { ip?: string; userAgent?: string },
  now: Date,
): Promise<SessionKey> {
  const key = { client: newToken(), token: newToken(), expiresAt: new Date(now.getTime() + LIFESPAN_DAYS * 86_400_000) }
  await withSystem(async sql => {
    await sql`
      insert into charla.sessions (user_id, client_id, token_hash, ip, user_agent, last_activity_at, expires_at)
      values (${userId}, ${key.client}, ${hashToken(key.token)}, ${from.ip ?? null}, ${from.userAgent?.slice(0, 500) ?? null}, ${now}, ${key.expiresAt})`
    await sql`
      delete from charla.sessions where id in (
        select id from charla.sessions where user_id = ${userId} order by last_activity_at desc, id desc offset ${MOST_PER_USER}
      )`
  })
  return key
}

/** The user whose session this is, or null. Notes at most once an hour that it is used. */
export async function resumeSession(client: string, token: string, now: Date): Promise<number | null> {
  const session = await findSession(client)
  if (!session || session.expires_at <= now || !sameBytes(session.token_hash, hashToken(token))) return null
  if (now.getTime() - session.last_activity_at.getTime() > 3_600_000) {
    await withSystem(sql => sql`update charla.sessions set last_activity_at = ${now} where id = ${session.id}`)
  }
  return session.user_id
}

export async function endSession(client: string): Promise<void> {
  await withSystem(sql => sql`delete from charla.sessions where client_id = ${client}`)
}

/**
 * Signs the person out everywhere, as after a new password, and ends the links that sign them in or change their address;
 * but not the session `kept`. No device is told of their news any more but those of `kept`. With `sql` as part of that
 * transaction.
 */
export async function endSessions(userId: number, kept: string | null = null, sql?: Sql): Promise<void> {
  const end = async (sql: Sql) => {
    await sql`update charla.users set generation = generation + 1 where id = ${userId}`
    await sql`delete from charla.sso_tokens where user_id = ${userId}`
    await sql`delete from charla.sessions where user_id = ${userId} and client_id is distinct from ${kept}`
    await sql`delete from charla.notification_subscriptions where user_id = ${userId} and session_id is null`
  }
  await (sql ? end(sql) : withSystem(end))
}

/** Where the person is signed in, the session used last first. */
export async function listSessions(userId: number, now: Date): Promise<Session[]> {
  return withSystem(
    sql => sql<Session[]>`
      select id, client_id, ip, user_agent, last_activity_at, created_at from charla.sessions
      where user_id = ${userId} and expires_at > ${now} order by last_activity_at desc, id desc`,
  )
}

/** Ends a session of the person's; answers its client. @throws `invalid` for the one that asks, which signs out instead. */
export async function endOtherSession(userId: number, id: number, current: string | null): Promise<string> {
  return withSystem(async sql => {
    const [session] = await sql<{ client_id: string }[]>`
      delete from charla.sessions where user_id = ${userId} and id = ${id} returning client_id`
    if (!session) throw notFound()
    if (session.client_id === current) throw invalid('This is the session that you are in. Sign out instead.', 'id')
    return session.client_id
  })
}

export async function pruneSessions(now: Date): Promise<void> {
  await withSystem(sql => sql`delete from charla.sessions where expires_at < ${now}`)
}

export const pruneOldSessions = defineJob('sessions.prune', z.object({}), async () => {
  await pruneSessions(new Date())
  await pruneSsoTokens(new Date())
})
