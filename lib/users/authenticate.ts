import type { Context as Request } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { AppError, forbidden } from '#lib/base/errors.ts'
import type { AppEnv } from '#lib/base/http/app.ts'
import { idempotent } from '#lib/base/http/idempotency.ts'
import { pathId } from '#lib/base/http/request.ts'
import { inShare } from '#lib/base/http/share.ts'
import { limitRequests } from '#lib/base/limits.ts'
import { findUserIdByAccessToken } from '#lib/base/lookups.ts'
import { memberContext } from './membership.ts'
import { resumeSession } from './sessions.ts'

export const SESSION_COOKIE = 'charla_session'
const TTL_MS = 10_000
/** Tokens proven lately. A new password or a sign-out ends a session here at once, elsewhere within ten seconds. */
const proven = new Map<string, { userId: number; until: number }>()

export type Came = { userId: number; client: string | null }

/** Lets signed-in people through: by our cookie, by Chatwoot's devise headers, or by `api_access_token`. */
export const requireUser = createMiddleware<AppEnv>(async (c, next) => {
  const came = await cameAs(c)
  if (!came) throw new AppError('unauthenticated', 'You need to sign in or sign up before continuing.')
  c.set('userId', came.userId)
  c.set('sessionClient', came.client)
  await inShare(nameOf(came), next)
})

/** Does a person's POST with an `Idempotency-Key` once, where no account is in the path. Comes after `requireUser`. */
export const oncePerPerson = idempotent(c => ({ who: `person ${c.var.userId}`, accountId: null }))

/** Lets members of the account in the path through, and leaves their context. Comes after `requireUser`. */
export const requireMember = createMiddleware<AppEnv>(async (c, next) => {
  const ctx = await memberContext(c.var.userId, pathId(c, 'account_id'), c.var.requestId, c.var.now)
  c.set('ctx', ctx)
  c.set('worker', ctx)
  await next()
})

/** Lets administrators through. Comes after `requireMember`. */
export const requireAdministrator = createMiddleware<AppEnv>(async (c, next) => {
  if (c.var.ctx.actor.role !== 'administrator') throw forbidden()
  await next()
})

/** The person who asks, if it is one who is signed in. */
export async function cameAs(c: Request): Promise<Came | null> {
  const came = (await byAccessToken(c)) ?? (await bySession(c))
  if (came) await limitRequests(nameOf(came))
  return came
}

/** Whom the limits on requests count: the session, or the person's programs together. */
export const nameOf = (came: Came): string => `${came.userId}:${came.client ?? 'token'}`

export const accessTokenOf = (c: Request): string | undefined =>
  c.req.header('api_access_token') ?? c.req.header('http_api_access_token') ?? c.req.header('api-access-token')

/** Forgets what was proven of this session, or of this person everywhere. */
export function forgetProven(which: { client: string } | { userId: number }): void {
  for (const [key, value] of proven) {
    if ('client' in which ? key.startsWith(`${which.client}.`) : value.userId === which.userId) proven.delete(key)
  }
}

async function byAccessToken(c: Request): Promise<Came | null> {
  const token = accessTokenOf(c)
  if (!token) return null
  const userId = await once(token, c.var.now(), async () => (await findUserIdByAccessToken(token)) ?? null)
  return userId === null ? null : { userId, client: null }
}

async function bySession(c: Request): Promise<Came | null> {
  const cookie = getCookie(c, SESSION_COOKIE)?.split('.') ?? []
  const client = c.req.header('client') ?? cookie[0]
  const token = c.req.header('access-token') ?? cookie[1]
  if (!client || !token || !/^[\w-]{1,64}$/.test(client)) return null
  const userId = await once(`${client}.${token}`, c.var.now(), () => resumeSession(client, token, c.var.now()))
  return userId === null ? null : { userId, client }
}

async function once(key: string, now: Date, look: () => Promise<number | null>): Promise<number | null> {
  const kept = proven.get(key)
  if (kept && kept.until > now.getTime()) return kept.userId
  const userId = await look()
  if (proven.size > 10_000) proven.clear()
  if (userId !== null) proven.set(key, { userId, until: now.getTime() + TTL_MS })
  return userId
}
