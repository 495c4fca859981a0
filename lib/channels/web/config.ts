import { z } from 'zod'
import { together } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { runtime } from '#lib/base/runtime.ts'
import { type OwnContact, ownContact, visitorPubsubToken } from '#lib/contacts/index.ts'
import { faceUrl } from '#lib/files/index.ts'
import {
  hoursOf,
  type InboxHours,
  inboxOpensNext,
  preChatFormAnswer,
  utcOffset,
  workingHoursAnswer,
} from '#lib/inboxes/index.ts'
import {
  type PreChatForm,
  replyTimes,
  type WidgetConfigWire,
  type WorkingHoursWire,
  widgetFlags,
} from '#lib/protocol/index.ts'
import { flagsOf, formOf } from './channel.ts'
import { type Consent, consentQuery } from './consent.ts'
import { newSourceId, readToken, visitorContext, visitorToken, websiteOf } from './visitor.ts'

type Row = {
  name: string
  avatar_key: string | null
  locale: string
  widget_color: string
  welcome_title: string
  welcome_tagline: string
  reply_time: number
  feature_flags: number
  pre_chat_form_enabled: boolean
  pre_chat_form_options: Partial<PreChatForm>
  allow_messages_after_resolved: boolean
  csat_survey_enabled: boolean
  out_of_office_message: string | null
  calendar: InboxHours['calendar']
  timezone: string
  working_hours: WorkingHoursWire[]
  working_hours_enabled: boolean
}

const word = z.string().nullable()

export const configAnswer = z.object({
  website_channel_config: z.object({
    api_host: z.string(),
    auth_token: z.string(),
    website_name: z.string(),
    website_token: z.string(),
    welcome_title: z.string(),
    welcome_tagline: z.string(),
    widget_color: z.string(),
    reply_time: z.enum(replyTimes),
    locale: z.string(),
    avatar_url: z.string(),
    enabled_languages: z.array(z.object({ iso_639_1_code: z.string(), name: z.string() })),
    enabled_features: z.array(z.enum(widgetFlags)),
    allow_messages_after_resolved: z.boolean(),
    csat_survey_enabled: z.boolean(),
    disable_branding: z.boolean(),
    out_of_office_message: word,
    portal: z.null(),
    pre_chat_form_enabled: z.boolean(),
    pre_chat_form_options: preChatFormAnswer,
    timezone: z.string(),
    utc_off_set: z.string(),
    working_hours: z.array(workingHoursAnswer),
    working_hours_enabled: z.boolean(),
    opens_at: z.number().nullable(),
    consent: z.object({ version: z.number(), text: z.string(), given: z.boolean() }).nullable(),
  }),
  contact: z.object({
    id: z.number().nullable(),
    name: word,
    email: word,
    phone_number: word,
    identifier: word,
    pubsub_token: z.string(),
  }),
  global_config: z.object({}),
})

const languages = [
  { iso_639_1_code: 'en', name: 'English' },
  { iso_639_1_code: 'es', name: 'Español' },
  { iso_639_1_code: 'pt_BR', name: 'Português (Brasil)' },
  { iso_639_1_code: 'ar', name: 'العربية' },
]

/** In unix seconds; null while it is open, or has no hours. */
function opensAt(row: Row, now: Date): number | null {
  const next = row.working_hours_enabled ? inboxOpensNext(row, now) : null
  return next && next.getTime() / 1000
}

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
  const [[row], [contact], [consent]] = await together<[Row[], OwnContact[], Consent[]]>(ctx, sql => [
    sql<Row[]>`
    select i.name, i.avatar_key, a.locale, w.widget_color, w.welcome_title, w.welcome_tagline, w.reply_time, w.feature_flags,
      w.pre_chat_form_enabled, w.pre_chat_form_options, i.allow_messages_after_resolved, i.csat_survey_enabled,
      i.out_of_office_message, ${hoursOf(sql)}, i.working_hours_enabled
    from charla.channel_web_widgets w
    join charla.inboxes i on (i.account_id, i.id) = (w.account_id, w.inbox_id)
    join charla.accounts a on a.id = w.account_id
    where w.account_id = ${website.account_id} and w.inbox_id = ${website.inbox_id}`,
    ownContact(sql, ctx),
    consentQuery(sql, ctx),
  ])
  if (!row) throw notFound()
  const { avatar_key, calendar: _, reply_time, feature_flags, pre_chat_form_options, name: website_name, ...rest } = row
  return {
    website_channel_config: {
      ...rest,
      api_host: runtime().url,
      auth_token: kept && authToken ? authToken : await visitorToken(claims, at.now()),
      website_name,
      website_token: websiteToken as string,
      reply_time: replyTimes[reply_time] ?? 'in_a_few_minutes',
      avatar_url: faceUrl(avatar_key),
      enabled_languages: languages,
      enabled_features: flagsOf(feature_flags),
      disable_branding: false,
      portal: null,
      opens_at: opensAt(row, at.now()),
      consent: consent ?? null,
      pre_chat_form_options: formOf(pre_chat_form_options),
      utc_off_set: utcOffset(row.timezone, at.now()),
    },
    contact: {
      id: contact?.id ?? null,
      name: contact?.name ?? null,
      email: contact?.email ?? null,
      phone_number: contact?.phone_number ?? null,
      identifier: contact?.identifier ?? null,
      pubsub_token: visitorPubsubToken(claims.inboxId, claims.sourceId),
    },
    global_config: {},
  }
}
