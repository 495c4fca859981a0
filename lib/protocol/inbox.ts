export const replyTimes = ['in_a_few_minutes', 'in_a_few_hours', 'in_a_day'] as const
export type ReplyTime = (typeof replyTimes)[number]

/**
 * An inbox as members see it. The website keys are there when `channel_type` is `Channel::WebWidget`,
 * those from `inbox_identifier` on when it is `Channel::Api`; the token then for administrators only.
 */
export type InboxWire = {
  id: number
  name: string
  channel_id: number
  channel_type: string
  avatar_url: string
  website_url?: string
  website_token?: string
  widget_color?: string
  welcome_title?: string
  welcome_tagline?: string
  reply_time?: ReplyTime
  allowed_domains?: string
  web_widget_script?: string
  inbox_identifier?: string
  webhook_url?: string | null
  hmac_mandatory?: boolean
  hmac_token?: string
  additional_attributes?: Record<string, unknown>
}
