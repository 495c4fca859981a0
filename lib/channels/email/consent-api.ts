import type { Context as Request } from 'hono'
import { z } from 'zod'
import { AppError, notFound } from '#lib/base/errors.ts'
import { fault } from '#lib/base/faults.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { runtime } from '#lib/base/runtime.ts'
import { id, text } from '#lib/base/text.ts'
import { cameAs, memberContext, requireAdministrator } from '#lib/users/index.ts'
import { type Connected, connectMailbox } from './connected.ts'
import { type Asker, beginConsent, placeOf, takeConsent } from './consent.ts'
import { findEmailInbox } from './inbox.ts'
import type { ProviderName } from './providers.ts'

const tag = 'Channels'
/** So many beginnings an account may have within a minute. */
const MOST = 30
const start = z.object({ email: text(255).optional(), inbox_id: id().nullable().optional() })

/** `A/google` and `A/microsoft`: where the owner of a mailbox is sent to let us in. For administrators. */
export function authorizationDoor(name: ProviderName) {
  const authorization = door()
  authorization.post(
    '/authorization',
    operation({
      id: `${name}Authorization`,
      tag,
      summary:
        'Answers the address where the owner of a mailbox lets us in, for a new inbox or one that is to be connected again. For administrators.',
      body: start,
      answer: z.object({ success: z.literal(true), url: z.string() }),
    }),
    requireAdministrator,
    async c => {
      const { ctx } = c.var
      const { email, inbox_id: inboxId = null } = await body(c, start)
      if (inboxId !== null && !(await findEmailInbox(ctx, inboxId))) throw notFound()
      await limit(`mailbox-consent:${ctx.accountId}`, MOST, 60)
      const asker: Asker = { userId: ctx.actor.userId, session: c.var.sessionClient }
      return c.json({ success: true as const, url: await beginConsent(ctx, asker, name, { inboxId, email }) })
    },
  )
  return authorization
}

/** `/google` and `/microsoft`: where providers send people back to. Always on to a screen, which says how it ended. */
export function consentCallbackDoor(name: ProviderName) {
  const callback = door()
  callback.get(
    '/callback',
    operation({
      id: `${name}Callback`,
      tag,
      summary: 'Where the owner of a mailbox comes back to. Leads to the inbox, or to what went wrong.',
      answer: null,
      status: 302,
    }),
    async c => {
      const state = c.req.query('state') ?? ''
      const place = placeOf(state)
      if (!place) return c.redirect(`${runtime().url}/app`)
      const outcome = await finish(c, name, state)
      return c.redirect(runtime().url + screenOf(name, place, outcome))
    },
  )
  return callback
}

async function finish(c: Request, name: ProviderName, state: string): Promise<Connected> {
  const came = await cameAs(c)
  const asker = came && { userId: came.userId, session: came.client }
  const consent = asker && (await takeConsent(state, asker, name, c.var.now()))
  if (!consent) return { problem: 'expired' }
  const error = c.req.query('error')
  if (error) return error === 'access_denied' ? { problem: 'denied' } : { problem: 'refused', said: error }
  try {
    const ctx = await memberContext(asker.userId, consent.accountId, c.var.requestId, c.var.now)
    if (ctx.actor.role !== 'administrator') return { problem: 'expired' } // not one any more
    return await connectMailbox(ctx, name, consent, c.req.query('code') ?? '')
  } catch (error) {
    if (error instanceof AppError) return { problem: error.code === 'not_found' ? 'gone' : 'expired' }
    fault(error, 'a mailbox was not connected', { account: consent.accountId })
    return { problem: 'refused' }
  }
}

function screenOf(
  name: ProviderName,
  { accountId, inboxId }: { accountId: number; inboxId: number | null },
  outcome: Connected,
): string {
  const inboxes = `/app/accounts/${accountId}/settings/inboxes`
  if ('inboxId' in outcome)
    return outcome.isNew
      ? `${inboxes}/new/${outcome.inboxId}/agents`
      : `${inboxes}/${outcome.inboxId}/health?connected=${name}`
  const said = outcome.said?.replace(/[^\w. -]/g, '').slice(0, 64)
  const query = new URLSearchParams({ connect: name, problem: outcome.problem, ...(said ? { said } : {}) })
  return `${inboxes}/${inboxId === null ? 'new/email' : `${inboxId}/health`}?${query}`
}
