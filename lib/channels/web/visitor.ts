import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import { jwtVerify, SignJWT } from 'jose'
import type { VisitorContext } from '#lib/base/context.ts'
import { keyFor } from '#lib/base/crypto.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { AppError, notFound } from '#lib/base/errors.ts'
import type { AppEnv } from '#lib/base/http/app.ts'
import { limitBusy } from '#lib/base/limits.ts'
import { findWebsite, type WebsiteRow } from '#lib/base/lookups.ts'

const VALID_DAYS = 180
const TTL_MS = 10_000
/** What one visitor may ask, whatever it is. */
const MOST_A_MINUTE = 600
const websites = new Map<string, { website: WebsiteRow; until: number }>()

type Claims = { sourceId: string; inboxId: number }

/** A visitor's token says which inbox knows them by which source id. It is made before there is anything to store. */
export async function visitorToken({ sourceId, inboxId }: Claims, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000)
  return new SignJWT({ source_id: sourceId, inbox_id: inboxId })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + VALID_DAYS * 86_400)
    .sign(keyFor('visitor'))
}

export const newSourceId = (): string => randomUUID()

/** Lets visitors of a website through: a valid `website_token`, and a token that this inbox gave. */
export const requireVisitor = createMiddleware<AppEnv>(async (c, next) => {
  const website = await websiteOf(c.req.query('website_token'))
  const claims = await readToken(c.req.header('x-auth-token'), website, c.var.now())
  if (!claims) throw new AppError('unauthenticated', 'The visitor token is missing or not valid for this website')
  await limitAsking(claims)
  c.set('visitor', await visitorContext(website, claims, c.var.requestId, c.var.now))
  await next()
})

/** @throws `rate_limited` for a visitor who asks too much, whatever it is. */
export const limitAsking = ({ inboxId, sourceId }: Claims): Promise<void> =>
  limitBusy(`widget:${inboxId}:${sourceId}`, MOST_A_MINUTE, 60)

/** @throws `not_found` for a token that no website has. */
export async function websiteOf(token: string | undefined): Promise<WebsiteRow> {
  if (!token || !/^[\w-]{1,100}$/.test(token)) throw notFound()
  const kept = websites.get(token)
  if (kept && kept.until > Date.now()) return kept.website
  const website = await findWebsite(token)
  if (!website) throw notFound()
  if (websites.size > 10_000) websites.clear()
  websites.set(token, { website, until: Date.now() + TTL_MS })
  return website
}

export async function readToken(token: string | undefined, website: WebsiteRow, now: Date): Promise<Claims | null> {
  if (!token) return null
  try {
    const { payload } = await jwtVerify(token, keyFor('visitor'), { algorithms: ['HS256'], currentDate: now })
    if (payload.inbox_id !== website.inbox_id || typeof payload.source_id !== 'string') return null
    return { sourceId: payload.source_id, inboxId: website.inbox_id }
  } catch {
    return null
  }
}

export async function visitorContext(
  website: WebsiteRow,
  claims: Claims,
  requestId: string,
  now: () => Date,
): Promise<VisitorContext> {
  const ctx: VisitorContext = {
    accountId: website.account_id,
    actor: { kind: 'visitor', ...claims, contactId: null, contactInboxId: null },
    requestId,
    now,
  }
  const [row] = await inOneTrip<{ id: number; contact_id: number }>(
    ctx,
    sql => sql`
    select id, contact_id from charla.contact_inboxes
    where account_id = ${website.account_id} and inbox_id = ${claims.inboxId} and source_id = ${claims.sourceId}`,
  )
  return row ? { ...ctx, actor: { ...ctx.actor, contactId: row.contact_id, contactInboxId: row.id } } : ctx
}
