import { randomUUID } from 'node:crypto'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { forbidden } from '#lib/base/errors.ts'
import type { AppEnv } from '#lib/base/http/app.ts'
import { log } from '#lib/base/log.ts'
import { runtime } from '#lib/base/runtime.ts'
import { SESSION_COOKIE } from '#lib/users/index.ts'
import { requestDuration } from './metrics.ts'

/** Names the request, and writes one line and one observation about it when it is answered. */
export const observe = (now: () => Date) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const given = c.req.header('x-request-id')
    c.set('requestId', given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID())
    c.set('now', now)
    const started = performance.now()
    await next()
    c.header('x-request-id', c.var.requestId)
    const seconds = (performance.now() - started) / 1000
    requestDuration.observe({ method: c.req.method, status: `${Math.floor(c.res.status / 100)}xx` }, seconds)
    log.debug(
      {
        request_id: c.var.requestId,
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        ms: Math.round(seconds * 1000),
      },
      'request',
    )
  })

/**
 * Refuses state-changing requests of other sites that would ride on our cookie. Clients that bring a token of their own
 * do not depend on the cookie and are let through.
 */
export const sameOrigin = createMiddleware<AppEnv>(async (c, next) => {
  if (
    !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) &&
    getCookie(c, SESSION_COOKIE) &&
    !bringsToken(c.req.header())
  ) {
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const own = origin
      ? isOwn(origin, c.req.header('host'))
      : site === undefined || site === 'same-origin' || site === 'none'
    if (!own) throw forbidden()
  }
  await next()
})

/** What was sent and nobody kept goes with the answer. */
export const forgetUploads = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  await Promise.all((c.var.uploads ?? []).map(upload => upload.discard()))
})

const bringsToken = (headers: Record<string, string>) =>
  Boolean(headers.api_access_token || headers['api-access-token'] || headers['access-token'] || headers['x-auth-token'])

function isOwn(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host || origin === new URL(runtime().url).origin
  } catch {
    return false
  }
}
