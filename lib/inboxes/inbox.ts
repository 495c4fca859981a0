import { z } from 'zod'
import { id, line } from '#lib/base/text.ts'
import { type InboxWire, replyTimes } from '#lib/protocol/index.ts'

/** What a kind of channel takes besides, it checks itself. */
const channel = z.looseObject({ type: z.string().optional() })

export const newInbox = z.object({ name: line(), channel })
export const inboxChanges = z.object({ name: line().optional(), channel: channel.optional() })

/** Who belongs to an inbox: exactly these. */
export const inboxMembers = z.object({ inbox_id: id(), user_ids: z.array(id()).max(1000) })

export const assignableQuery = z.object({
  inbox_ids: z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(id()).max(100),
  ),
})

/** An inbox as the API answers it. */
export const inboxAnswer = z
  .object({
    id: z.number(),
    name: z.string(),
    channel_id: z.number(),
    channel_type: z.string(),
    avatar_url: z.string(),
    website_url: z.string().optional(),
    website_token: z.string().optional(),
    widget_color: z.string().optional(),
    welcome_title: z.string().optional(),
    welcome_tagline: z.string().optional(),
    reply_time: z.enum(replyTimes).optional(),
    allowed_domains: z.string().optional(),
    web_widget_script: z.string().optional(),
    inbox_identifier: z.string().optional(),
    webhook_url: z.string().nullable().optional(),
    hmac_mandatory: z.boolean().optional(),
    hmac_token: z.string().optional(),
    additional_attributes: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Inbox' }) satisfies z.ZodType<InboxWire>
