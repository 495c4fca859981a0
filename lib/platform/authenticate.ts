import { createMiddleware } from 'hono/factory'
import { AppError } from '#lib/base/errors.ts'
import type { AppEnv } from '#lib/base/http/app.ts'
import { inShare } from '#lib/base/http/share.ts'
import { limitRequests } from '#lib/base/limits.ts'
import { findPlatformApp } from '#lib/base/lookups.ts'
import { accessTokenOf } from '#lib/users/index.ts'

/** Lets platform apps through, by the header `api_access_token`. No person's and no bot's token is one of theirs. */
export const requirePlatformApp = createMiddleware<AppEnv>(async (c, next) => {
  const token = accessTokenOf(c)
  const app = token && (await findPlatformApp(token))
  if (!app) throw new AppError('unauthenticated', 'Invalid access_token')
  await limitRequests(`platform:${app.id}`)
  c.set('platformApp', app)
  await inShare(`platform:${app.id}`, next)
})
