import { z } from 'zod'
import { inOneTrip } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import type { WebsiteRow } from '#lib/base/lookups.ts'
import { anyDue, dueRules, joinOngoing, type Ongoing, ongoingOf } from '#lib/campaigns/index.ts'
import { textOn } from '#lib/protocol/index.ts'
import { heardAfter } from '#lib/realtime/index.ts'
import { provenSource } from './identity.ts'
import { type Identification, identityOf } from './proof.ts'
import { limitAsking, readToken, visitorContext, visitorToken } from './visitor.ts'

type At = { now: () => Date; requestId: string }

/** Who is known is answered once something has happened to them after `cursor`, or when it has not for so long. */
export type Wait = { cursor: number; seconds: number; signal: AbortSignal }

export const launcherAnswer = z.object({
  widget_color: z.string(),
  text_color: z.string(),
  locale: z.string(),
  unread_count: z.number(),
  /** Something may have to be said to who has not asked. */
  has_campaigns: z.boolean().optional(),
  /** Of who is known: from here on they may wait for what is said to them. */
  cursor: z.number().optional(),
  /** Of who is proven and known: theirs, to wait with. */
  token: z.string().optional(),
})

type Answer = z.output<typeof launcherAnswer>

/** Colours, language and unread count: the one small answer that a page waits for before the chat is opened. */
export async function launcher(
  website: WebsiteRow,
  authToken: string | undefined,
  at: At,
  wait?: Wait,
): Promise<Answer> {
  const claims = await readToken(authToken, website, at.now())
  return seenBy(website, claims?.sourceId ?? '', at, wait)
}

/**
 * The same for who the website says that its visitor is. A proof is enough to count for the person, in a browser that
 * has kept nothing; without one it is the token that counts. @throws as `identityOf` does.
 */
export async function launcherFor(
  website: WebsiteRow,
  said: Identification,
  authToken: string | undefined,
  at: At,
): Promise<Answer> {
  const claims = await readToken(authToken, website, at.now())
  const sourceId = claims?.sourceId ?? ''
  const { inbox_id } = website
  const ctx = await visitorContext(website, { sourceId, inboxId: inbox_id }, at.requestId, at.now)
  const { identifier, proven } = await identityOf(ctx, said)
  if (!proven) return seenBy(website, sourceId, at)
  const theirs = { sourceId: provenSource(inbox_id, identifier as string), inboxId: inbox_id }
  const answer = await seenBy(website, theirs.sourceId, at)
  return answer.cursor === undefined ? answer : { ...answer, token: await visitorToken(theirs, at.now()) }
}

export const campaignRule = z.object({
  id: z.number(),
  trigger_rules: z.object({ url: z.string().optional(), time_on_page: z.number().optional() }),
})

/** Where and when the website says something by itself now; the same for every visitor. */
export async function campaignRules(website: WebsiteRow, at: At): Promise<z.output<typeof campaignRule>[]> {
  return dueRules(await visitorContext(website, { sourceId: '', inboxId: website.inbox_id }, at.requestId, at.now))
}

type Row = Ongoing & { widget_color: string; locale: string; unread_count: number | null; cursor: number | null }

async function seenBy(website: WebsiteRow, sourceId: string, at: At, wait?: Wait): Promise<Answer> {
  const ctx = await visitorContext(website, { sourceId, inboxId: website.inbox_id }, at.requestId, at.now)
  const isKnown = ctx.actor.contactInboxId !== null
  if (wait && isKnown) {
    await limitAsking(ctx.actor)
    await heardAfter(ctx, wait.cursor, wait.seconds * 1000, wait.signal)
  }
  const [row] = await inOneTrip<Row>(
    ctx,
    sql => sql`
    select w.widget_color, a.locale, (select seq from charla.event_cursors e where e.account_id = w.account_id) as cursor, (
      select c.contact_unread_count from charla.conversations c
      where c.account_id = w.account_id and c.contact_inbox_id = ${ctx.actor.contactInboxId} order by c.id desc limit 1
    ) as unread_count, ${ongoingOf(sql)}
    from charla.channel_web_widgets w join charla.accounts a on a.id = w.account_id
    join charla.inboxes i on (i.account_id, i.id) = (w.account_id, w.inbox_id) ${joinOngoing(sql)}
    where w.account_id = ${website.account_id} and w.inbox_id = ${website.inbox_id}`,
  )
  if (!row) throw notFound()
  const { widget_color, locale, unread_count, cursor } = row
  return {
    widget_color,
    text_color: textOn(widget_color),
    locale,
    unread_count: unread_count ?? 0,
    ...(unread_count === null && anyDue(row, at.now()) ? { has_campaigns: true } : {}),
    ...(isKnown ? { cursor: cursor ?? 0 } : {}),
  }
}
