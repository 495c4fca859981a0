import { createMiddleware } from 'hono/factory'
import { AppError } from '#lib/base/errors.ts'
import type { AppEnv } from '#lib/base/http/app.ts'
import { pathId } from '#lib/base/http/request.ts'
import { inShare } from '#lib/base/http/share.ts'
import { limitRequests } from '#lib/base/limits.ts'
import { findBotByAccessToken } from '#lib/base/lookups.ts'
import { accessTokenOf, cameAs, nameOf, requireMember } from './authenticate.ts'

/** What a bot may do besides nothing, within its inboxes (reference §3.5). After `A/conversations`. */
const open: [methods: string, rest: RegExp][] = [
  ['POST', /^$/],
  ['GET PATCH PUT', /^\/\d+$/],
  ['POST', /^\/\d+\/(toggle_status|toggle_typing_status|toggle_priority|custom_attributes|messages|assignments)$/],
  ['GET POST PATCH', /^\/\d+\/labels$/],
]

/**
 * Lets members of the account through, and bots where they may; leaves them as `worker`, members as `ctx` too.
 * @throws `unauthenticated` for a bot that is connected to no inbox of the account, or elsewhere than it may be.
 */
export const requireMemberOrBot = createMiddleware<AppEnv>(async (c, next) => {
  const came = await cameAs(c)
  if (came) {
    c.set('userId', came.userId)
    c.set('sessionClient', came.client)
    await inShare(nameOf(came), async () => void (await requireMember(c, next)))
    return
  }
  const token = accessTokenOf(c)
  const bot = token && (await findBotByAccessToken(token))
  if (!bot) throw new AppError('unauthenticated', 'You need to sign in or sign up before continuing.')
  await limitRequests(`bot:${bot.id}`)
  const accountId = pathId(c, 'account_id')
  if (bot.account_id !== accountId || !bot.inbox_ids.length)
    throw new AppError('unauthenticated', 'Bot is not authorized to access this account')
  const rest = c.req.path.split(`/accounts/${accountId}/conversations`)[1]
  if (
    !open.some(
      ([methods, about]) => rest !== undefined && about.test(rest) && methods.split(' ').includes(c.req.method),
    )
  )
    throw new AppError('unauthenticated', 'Access to this endpoint is not authorized for bots')
  const actor = { kind: 'bot' as const, botId: bot.id, name: bot.name, inboxIds: bot.inbox_ids }
  c.set('worker', { accountId, actor, requestId: c.var.requestId, now: c.var.now })
  await inShare(`bot:${bot.id}`, next)
})
