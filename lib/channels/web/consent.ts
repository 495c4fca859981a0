import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql } from '#lib/base/db/index.ts'
import { AppError } from '#lib/base/errors.ts'
import type { WebsiteRow } from '#lib/base/lookups.ts'

/** To which version of the text the visitor says to agree. */
export const consentVersion = z.number().int().positive().max(2_000_000_000).optional()

/** What the website asks its visitors to agree to before they write; null when it asks nothing. */
export type Consent = { version: number; text: string; given: boolean }

/** The website's text, and whether this visitor has agreed to it. */
export const consentQuery = (sql: Sql, { accountId, actor }: VisitorContext) => sql<Consent[]>`
  select w.consent_version as version, w.consent_text as text, exists (
    select from charla.consents g where g.account_id = w.account_id
      and g.contact_inbox_id = ${actor.contactInboxId ?? -1} and g.version = w.consent_version
  ) as given
  from charla.channel_web_widgets w
  where w.account_id = ${accountId} and w.inbox_id = ${actor.inboxId} and w.consent_enabled and w.consent_text <> ''`

/**
 * Nothing is kept of who has not agreed to what the website asks (W3): a version that is not the newest is asked again.
 * Answers what is to be noted once there is somebody to note it of. @throws `invalid` without it.
 */
export async function requireConsent(
  ctx: VisitorContext,
  website: WebsiteRow,
  version: number | undefined,
): Promise<Consent | null> {
  if (!website.asks_consent) return null
  const [asked] = await inOneTrip<Consent>(ctx, sql => consentQuery(sql, ctx))
  if (!asked || asked.given) return null
  if (version !== asked.version)
    throw new AppError('invalid', 'consent_version: the visitor has to agree to the newest text first', {
      attributes: ['consent_version'],
    })
  return asked
}

/** What is kept of it with a conversation, for agents to see. */
export const consentMark = (ctx: VisitorContext, consent: Consent | null) =>
  consent ? { consent: { version: consent.version, given_at: ctx.now().toISOString() } } : {}

/** Notes to what the visitor has agreed, and when. Once for each version. */
export async function noteConsent(ctx: VisitorContext, consent: Consent | null): Promise<void> {
  if (!consent || ctx.actor.contactInboxId === null) return
  await inOneTrip(
    ctx,
    sql => sql`
    insert into charla.consents (account_id, contact_inbox_id, version, text, given_at)
    values (${ctx.accountId}, ${ctx.actor.contactInboxId}, ${consent.version}, ${consent.text}, ${ctx.now()})
    on conflict do nothing returning version`,
  )
}
