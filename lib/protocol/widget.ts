import type { Availability } from './agent.ts'
import type { AttachmentWire } from './attachment.ts'
import type { TriggerRules } from './campaign.ts'
import type { PreChatForm, ReplyTime, WidgetFlag, WorkingHoursWire } from './inbox.ts'
import type { ContentType, ConversationStatus, MessageStatus, MessageType, SenderPush } from './message.ts'

/** `POST /api/v1/widget/config`: what the widget needs to draw itself. Makes no row in the database. */
export type WidgetConfigWire = {
  website_channel_config: {
    api_host: string
    /** The visitor's token: send it back as `X-Auth-Token`. */
    auth_token: string
    website_name: string
    website_token: string
    welcome_title: string
    welcome_tagline: string
    widget_color: string
    reply_time: ReplyTime
    locale: string
    avatar_url: string
    enabled_languages: { iso_639_1_code: string; name: string }[]
    enabled_features: WidgetFlag[]
    allow_messages_after_resolved: boolean
    csat_survey_enabled: boolean
    disable_branding: boolean
    out_of_office_message: string | null
    portal: WidgetPortalWire | null
    pre_chat_form_enabled: boolean
    pre_chat_form_options: PreChatForm
    timezone: string
    /** Like `+05:30`, now. */
    utc_off_set: string
    working_hours: WorkingHoursWire[]
    working_hours_enabled: boolean
    /** When it opens next, in unix seconds; null while it is open, or has no hours. */
    opens_at: number | null
    /** What has to be agreed to before one writes; null when nothing is asked. `given`: by this visitor, to this version. */
    consent: { version: number; text: string; given: boolean } | null
  }
  contact: {
    id: number | null
    name: string | null
    email: string | null
    phone_number: string | null
    identifier: string | null
    pubsub_token: string
  }
  global_config: Record<string, never>
}

/** The help center that is connected with the inbox, and what is read there most. */
export type WidgetPortalWire = {
  slug: string
  name: string
  popular_articles: { id: number; title: string; url: string }[]
}

/** `GET /api/v1/widget/conversations`: the visitor's newest conversation, `{}` when there is none. */
export type WidgetConversationWire = {
  id: number
  inbox_id: number
  status: ConversationStatus
  contact_last_seen_at: number
  /** Up to when the agents have read, 0 for never. */
  agent_last_seen_at: number
  /** Messages to the visitor after the place up to which the visitor has read. */
  unread_count: number
  /** The visitor has others, which can be read. */
  has_earlier?: boolean
}

/** `GET /api/v1/widget/conversations/all`: one of the visitor's, as a list shows it. */
export type WidgetGlimpseWire = {
  id: number
  status: ConversationStatus
  created_at: number
  last_activity_at: number
  last_message: WidgetMessageWire | null
}

export type WidgetMessageWire = {
  id: number
  content: string | null
  content_html: string
  message_type: MessageType
  content_type: ContentType
  content_attributes: Record<string, unknown>
  status: MessageStatus
  conversation_id: number
  echo_id?: string
  created_at: number
  sender?: SenderPush
  attachments?: AttachmentWire[]
}

/** `POST /api/v1/widget/conversations`. */
export type WidgetBegunWire = WidgetConversationWire & {
  messages: [WidgetMessageWire]
  contact: WidgetConfigWire['contact']
}

/** `GET /api/v1/widget/messages?before=&after=`: oldest first; `cursor` is where the change feed goes on. */
export type WidgetMessagesWire = {
  payload: WidgetMessageWire[]
  meta: { cursor: number; contact_last_seen_at: number }
}

/** `GET /api/v1/widget/campaigns`: what may be shown to who has not written yet, and where and when. */
export type WidgetCampaignWire = {
  id: number
  trigger_rules: TriggerRules
  trigger_only_during_business_hours: boolean
  message: string
  message_html: string
  /** Null: the inbox itself. */
  sender: WidgetInboxMemberWire | null
}

export type WidgetInboxMemberWire = { id: number; name: string; avatar_url: string; availability_status: Availability }
