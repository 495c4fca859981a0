import { inOneTrip } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import type { WebsiteRow } from '#lib/base/lookups.ts'
import { runtime } from '#lib/base/runtime.ts'
import { visitorPubsubToken } from '#lib/contacts/index.ts'
import { faceUrl } from '#lib/files/index.ts'
import { replyTimes, type WidgetConfigWire } from '#lib/protocol/index.ts'
import { newSourceId, readToken, visitorContext, visitorToken, websiteOf } from './visitor.ts'

type Row = {
  name: string
  avatar_key: string | null
  locale: string
  widget_color: string
  welcome_title: string
  welcome_tagline: string
  reply_time: number
  contact_id: number | null
  contact_name: string | null
  contact_email: string | null
  contact_phone_number: string | null
  contact_identifier: string | null
}

const languages = [
  { iso_639_1_code: 'en', name: 'English' },
  { iso_639_1_code: 'es', name: 'Español' },
  { iso_639_1_code: 'pt_BR', name: 'Português (Brasil)' },
  { iso_639_1_code: 'ar', name: 'العربية' },
]

/** What the widget needs to draw itself, with the visitor's token, kept or new. Writes nothing: who never writes is nobody (SEC8). */
export async function widgetConfig(
  websiteToken: string | undefined,
  authToken: string | undefined,
  at: { now: () => Date; requestId: string },
): Promise<WidgetConfigWire> {
  const website = await websiteOf(websiteToken)
  const kept = await readToken(authToken, website, at.now())
  const claims = kept ?? { sourceId: newSourceId(), inboxId: website.inbox_id }
  const ctx = await visitorContext(website, claims, at.requestId, at.now)
  const [row] = await inOneTrip<Row>(
    ctx,
    sql => sql`
    select i.name, i.avatar_key, a.locale, w.widget_color, w.welcome_title, w.welcome_tagline, w.reply_time, p.id as contact_id,
      p.name as contact_name, p.email as contact_email, p.phone_number as contact_phone_number, p.identifier as contact_identifier
    from charla.channel_web_widgets w
    join charla.inboxes i on (i.account_id, i.id) = (w.account_id, w.inbox_id)
    join charla.accounts a on a.id = w.account_id
    left join charla.contacts p on p.account_id = w.account_id and p.id = ${ctx.actor.contactId}
    where w.account_id = ${website.account_id} and w.inbox_id = ${website.inbox_id}`,
  )
  if (!row) throw notFound()
  return {
    website_channel_config: {
      api_host: runtime().url,
      auth_token: kept && authToken ? authToken : await visitorToken(claims, at.now()),
      website_name: row.name,
      website_token: websiteToken as string,
      welcome_title: row.welcome_title,
      welcome_tagline: row.welcome_tagline,
      widget_color: row.widget_color,
      reply_time: replyTimes[row.reply_time] ?? 'in_a_few_minutes',
      locale: row.locale,
      avatar_url: faceUrl(row.avatar_key),
      enabled_languages: languages,
    },
    contact: {
      id: row.contact_id,
      name: row.contact_name,
      email: row.contact_email,
      phone_number: row.contact_phone_number,
      identifier: row.contact_identifier,
      pubsub_token: visitorPubsubToken(claims.inboxId, claims.sourceId),
    },
  }
}

/** Colour, language and unread count: the one small answer that a page waits for before the chat is opened. */
export async function launcher(
  website: WebsiteRow,
  authToken: string | undefined,
  at: { now: () => Date; requestId: string },
) {
  const claims = (await readToken(authToken, website, at.now())) ?? { sourceId: '', inboxId: website.inbox_id }
  const ctx = await visitorContext(website, claims, at.requestId, at.now)
  const [row] = await inOneTrip<{ widget_color: string; locale: string; unread_count: number | null }>(
    ctx,
    sql => sql`
    select w.widget_color, a.locale, (
      select c.contact_unread_count from charla.conversations c
      where c.account_id = w.account_id and c.contact_inbox_id = ${ctx.actor.contactInboxId} order by c.id desc limit 1
    ) as unread_count
    from charla.channel_web_widgets w join charla.accounts a on a.id = w.account_id
    where w.account_id = ${website.account_id} and w.inbox_id = ${website.inbox_id}`,
  )
  if (!row) throw notFound()
  return { widget_color: row.widget_color, locale: row.locale, unread_count: row.unread_count ?? 0 }
}
