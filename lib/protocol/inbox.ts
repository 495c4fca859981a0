import type { WhatsappTemplate } from './whatsapp.ts'

export const replyTimes = ['in_a_few_minutes', 'in_a_few_hours', 'in_a_day'] as const
export type ReplyTime = (typeof replyTimes)[number]

export const senderNameTypes = ['friendly', 'professional'] as const
export type SenderNameType = (typeof senderNameTypes)[number]

/** What a website's chat may offer, in the order of their bits. */
export const widgetFlags = [
  'attachments',
  'emoji_picker',
  'end_conversation',
  'use_inbox_avatar_for_bot',
  'allow_mobile_webview',
] as const
export type WidgetFlag = (typeof widgetFlags)[number]

/** One day of the week; Sunday is 0. Hours are null where the day has none. */
export type WorkingHoursWire = {
  day_of_week: number
  closed_all_day: boolean
  open_hour: number | null
  open_minutes: number | null
  close_hour: number | null
  close_minutes: number | null
  open_all_day: boolean
}

export type PreChatField = {
  field_type: 'standard' | 'contact_attribute' | 'conversation_attribute'
  name: string
  label: string
  type: string
  placeholder?: string | null
  required?: boolean
  enabled?: boolean
  values?: unknown[] | null
  regex_pattern?: string | null
  regex_cue?: string | null
  locale?: string | null
}
export type PreChatForm = { pre_chat_message: string; pre_chat_fields: PreChatField[] }

export const formattings = ['bold', 'italic', 'strike', 'code', 'link', 'list', 'quote', 'code_block'] as const
export type Formatting = (typeof formattings)[number]

/** `most`: bytes. An empty `type` is every file. */
export type FileLimit = { type: string; most: number }

/** What the channel of an inbox can carry, for whoever writes in it. */
export type InboxTraits = {
  /** Seconds after the customer's last message within which one may answer freely; null for always. */
  reply_window: number | null
  /** Whether a template may be sent when the window is shut. */
  templates: boolean
  /** What can be made of words; nothing where they go as they are. */
  formatting: Formatting[]
  /** Which campaigns it has: shown to who comes by, or sent once to many; null for none. */
  campaigns: 'ongoing' | 'one_off' | null
  /** Whether one says to whom a message goes. */
  recipients: boolean
  /** Types of sound that it takes as a spoken message, the best first. */
  voice: string[]
  /** How large files may be, by the beginning of their type; the first that fits counts. */
  files: FileLimit[]
}

/** What inboxes of all channels have. */
export type InboxCommon = {
  greeting_enabled: boolean
  greeting_message: string | null
  working_hours_enabled: boolean
  out_of_office_message: string | null
  timezone: string
  working_hours: WorkingHoursWire[]
  enable_email_collect: boolean
  csat_survey_enabled: boolean
  csat_config: Record<string, unknown>
  allow_messages_after_resolved: boolean
  lock_to_single_conversation: boolean
  enable_auto_assignment: boolean
  auto_assignment_config: Record<string, unknown>
  sender_name_type: SenderNameType
  business_name: string | null
  /** The business calendar that it keeps in place of `working_hours`; null when it keeps those. */
  business_calendar_id: number | null
}

/**
 * An inbox as members see it. What a channel does not have is null, as Chatwoot's clients expect; what is optional is
 * there for channels that have it, tokens and secrets for administrators only.
 */
export type InboxWire = InboxCommon & {
  id: number
  name: string
  channel_id: number
  channel_type: string
  traits: InboxTraits
  avatar_url: string
  portal_id: number | null
  callback_webhook_url: string | null
  website_url: string | null
  website_token: string | null
  widget_color: string | null
  welcome_title: string | null
  welcome_tagline: string | null
  reply_time: ReplyTime | null
  allowed_domains: string | null
  web_widget_script: string | null
  selected_feature_flags: WidgetFlag[] | null
  hmac_mandatory: boolean | null
  messaging_service_sid: string | null
  phone_number: string | null
  provider: string | null
  hmac_token?: string
  secret?: string
  pre_chat_form_enabled?: boolean
  pre_chat_form_options?: PreChatForm
  continuity_via_email?: boolean
  /** What visitors agree to before they write. A new text is a new version. */
  consent_enabled?: boolean
  consent_text?: string
  consent_version?: number
  inbox_identifier?: string
  webhook_url?: string | null
  additional_attributes?: Record<string, unknown>
} & Partial<EmailInboxWire> &
  Partial<WhatsappInboxWire> &
  Partial<TelegramInboxWire>

/** What Telegram inboxes have besides: the bot's name for everybody. Its token is always shown empty. */
export type TelegramInboxWire = { bot_name: string; bot_token: string }

/** What WhatsApp inboxes have besides; `provider_config` and `heard_at` for administrators only. Secrets are always shown empty. */
export type WhatsappInboxWire = {
  message_templates: WhatsappTemplate[]
  message_templates_last_updated: string | null
  provider_config: Record<string, unknown>
  /** When something genuine came the last time. */
  heard_at: string | null
}

/** What e-mail inboxes have besides; from `webhook_url` on for administrators only. Passwords are always shown empty. */
export type EmailInboxWire = {
  email: string
  forwarding_enabled: boolean
  forward_to_email: string
  reauthorization_required: boolean
  /** Days after which a late answer begins a new conversation; null reopens always. */
  reopen_days: number | null
  verified_for_sending: boolean
  quote_history: boolean
  imap_enabled: boolean
  imap_address: string
  imap_port: number
  imap_login: string
  imap_password: string
  imap_enable_ssl: boolean
  imap_authentication: string
  imap_folders: string[]
  smtp_enabled: boolean
  smtp_address: string
  smtp_port: number
  smtp_login: string
  smtp_password: string
  smtp_domain: string
  smtp_enable_starttls_auto: boolean
  smtp_enable_ssl_tls: boolean
  smtp_authentication: string
  smtp_openssl_verify_mode: string
  /** When the mailbox was read the last time, and why it cannot be read since. */
  polled_at: string | null
  trouble: string | null
  trouble_since: string | null
}
