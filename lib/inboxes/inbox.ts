import { z } from 'zod'
import { mostBytes } from '#lib/base/files/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { faceUrl } from '#lib/files/index.ts'
import {
  type EmailInboxWire,
  formattings,
  type InboxTraits,
  type InboxWire,
  type PreChatForm,
  replyTimes,
  senderNameTypes,
  type TelegramInboxWire,
  type WhatsappInboxWire,
  type WhatsappTemplate,
  widgetFlags,
} from '#lib/protocol/index.ts'
import type { ChannelKeys, Traits } from './channel-kind.ts'
import { type SettingsRow, settingsWire } from './settings.ts'

export type Inbox = SettingsRow & {
  id: number
  name: string
  channel_type: string
  avatar_key: string | null
  traits: Traits
}

export const inboxWire = (inbox: Inbox, own: ChannelKeys, traits: Traits): InboxWire => ({
  id: inbox.id,
  name: inbox.name,
  channel_type: inbox.channel_type,
  traits: shownTraits({ ...traits, ...(traits.programmable ? { reply_window: inbox.traits.reply_window } : {}) }),
  avatar_url: faceUrl(inbox.avatar_key),
  ...settingsWire(inbox),
  portal_id: null,
  callback_webhook_url: null,
  website_url: null,
  website_token: null,
  widget_color: null,
  welcome_title: null,
  welcome_tagline: null,
  reply_time: null,
  allowed_domains: null,
  web_widget_script: null,
  selected_feature_flags: null,
  hmac_mandatory: null,
  messaging_service_sid: null,
  phone_number: null,
  provider: null,
  ...own,
})

/**
 * As the channel says them today: an inbox's own, which the database goes by, are from when it was made. Only where the
 * members' own program carries the messages the window is the inbox's to set.
 */
function shownTraits(traits: Traits) {
  const {
    reply_window,
    templates = false,
    campaigns = null,
    formatting,
    recipients = false,
    voice,
    files = [],
  } = traits
  const most = mostBytes(runtime().env)
  const limits = [...files.map(one => ({ ...one, most: Math.min(one.most, most) })), { type: '', most }]
  return { reply_window, templates, campaigns, formatting, recipients, voice, files: limits } satisfies InboxTraits
}

const word = z.string().nullable()
const clock = z.number().nullable()

export const workingHoursAnswer = z.object({
  day_of_week: z.number(),
  closed_all_day: z.boolean(),
  open_hour: clock,
  open_minutes: clock,
  close_hour: clock,
  close_minutes: clock,
  open_all_day: z.boolean(),
})

export const preChatFormAnswer = z.object({
  pre_chat_message: z.string(),
  pre_chat_fields: z.array(
    z.looseObject({
      field_type: z.enum(['standard', 'contact_attribute', 'conversation_attribute']),
      name: z.string(),
      type: z.string(),
      label: z.string(),
      placeholder: word.optional(),
      required: z.boolean().optional(),
      enabled: z.boolean().optional(),
      values: z.array(z.unknown()).nullable().optional(),
      regex_pattern: word.optional(),
      regex_cue: word.optional(),
      locale: word.optional(),
    }),
  ),
}) satisfies z.ZodType<PreChatForm>

/** What e-mail inboxes have besides. */
const emailKeys = z.object({
  email: z.string(),
  forwarding_enabled: z.boolean(),
  forward_to_email: z.string(),
  reauthorization_required: z.boolean(),
  reopen_days: z.number().nullable(),
  verified_for_sending: z.boolean(),
  quote_history: z.boolean(),
  imap_enabled: z.boolean(),
  imap_address: z.string(),
  imap_port: z.number(),
  imap_login: z.string(),
  imap_password: z.string(),
  imap_enable_ssl: z.boolean(),
  imap_authentication: z.string(),
  imap_folders: z.array(z.string()),
  smtp_enabled: z.boolean(),
  smtp_address: z.string(),
  smtp_port: z.number(),
  smtp_login: z.string(),
  smtp_password: z.string(),
  smtp_domain: z.string(),
  smtp_enable_starttls_auto: z.boolean(),
  smtp_enable_ssl_tls: z.boolean(),
  smtp_authentication: z.string(),
  smtp_openssl_verify_mode: z.string(),
  polled_at: word,
  trouble: word,
  trouble_since: word,
}) satisfies z.ZodType<EmailInboxWire>

const templateAnswer = z.looseObject({
  id: z.string().optional(),
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string().optional(),
  namespace: z.string().optional(),
  parameter_format: z.string().optional(),
  components: z.array(
    z.looseObject({
      type: z.string(),
      format: z.string().optional(),
      text: z.string().optional(),
      buttons: z
        .array(
          z.looseObject({
            type: z.string(),
            text: z.string().optional(),
            url: z.string().optional(),
            phone_number: z.string().optional(),
          }),
        )
        .optional(),
    }),
  ),
}) satisfies z.ZodType<WhatsappTemplate>

/** What WhatsApp inboxes have besides. */
const whatsappKeys = z.object({
  message_templates: z.array(templateAnswer),
  message_templates_last_updated: word,
  provider_config: z.record(z.string(), z.unknown()),
  heard_at: word,
}) satisfies z.ZodType<WhatsappInboxWire>

/** What Telegram inboxes have besides. */
const telegramKeys = z.object({ bot_name: z.string(), bot_token: z.string() }) satisfies z.ZodType<TelegramInboxWire>

/** An inbox as the API answers it. */
export const inboxAnswer = z
  .object({
    id: z.number(),
    name: z.string(),
    channel_id: z.number(),
    channel_type: z.string(),
    traits: z.object({
      reply_window: z.number().nullable(),
      templates: z.boolean(),
      campaigns: z.enum(['ongoing', 'one_off']).nullable(),
      formatting: z.array(z.enum(formattings)),
      recipients: z.boolean(),
      voice: z.array(z.string()),
      files: z.array(z.object({ type: z.string(), most: z.number() })),
    }) satisfies z.ZodType<InboxTraits>,
    avatar_url: z.string(),
    greeting_enabled: z.boolean(),
    greeting_message: word,
    working_hours_enabled: z.boolean(),
    out_of_office_message: word,
    timezone: z.string(),
    working_hours: z.array(workingHoursAnswer),
    enable_email_collect: z.boolean(),
    csat_survey_enabled: z.boolean(),
    csat_config: z.record(z.string(), z.unknown()),
    allow_messages_after_resolved: z.boolean(),
    lock_to_single_conversation: z.boolean(),
    enable_auto_assignment: z.boolean(),
    auto_assignment_config: z.record(z.string(), z.unknown()),
    sender_name_type: z.enum(senderNameTypes),
    business_name: word,
    business_calendar_id: z.number().nullable(),
    portal_id: z.number().nullable(),
    callback_webhook_url: word,
    website_url: word,
    website_token: word,
    widget_color: word,
    welcome_title: word,
    welcome_tagline: word,
    reply_time: z.enum(replyTimes).nullable(),
    allowed_domains: word,
    web_widget_script: word,
    selected_feature_flags: z.array(z.enum(widgetFlags)).nullable(),
    hmac_mandatory: z.boolean().nullable(),
    messaging_service_sid: word,
    phone_number: word,
    provider: word,
    hmac_token: z.string().optional(),
    secret: z.string().optional(),
    pre_chat_form_enabled: z.boolean().optional(),
    pre_chat_form_options: preChatFormAnswer.optional(),
    continuity_via_email: z.boolean().optional(),
    consent_enabled: z.boolean().optional(),
    consent_text: z.string().optional(),
    consent_version: z.number().optional(),
    inbox_identifier: z.string().optional(),
    webhook_url: word.optional(),
    additional_attributes: z.record(z.string(), z.unknown()).optional(),
    ...emailKeys.partial().shape,
    ...whatsappKeys.partial().shape,
    ...telegramKeys.partial().shape,
  })
  .meta({ id: 'Inbox' })
