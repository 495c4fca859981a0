export const replyTimes = ['in_a_few_minutes', 'in_a_few_hours', 'in_a_day'] as const
export type ReplyTime = (typeof replyTimes)[number]

/** An inbox as members see it. The website keys are there when `channel_type` is `Channel::WebWidget`. */
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
}
