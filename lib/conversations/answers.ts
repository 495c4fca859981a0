import { z } from 'zod'
import { contactAnswer, contactPushAnswer } from '#lib/contacts/index.ts'
import {
  type ConversationCounts,
  type ConversationWire,
  contentTypes,
  conversationStatuses,
  type MessageWire,
  messageStatuses,
  messageType,
  priorities,
} from '#lib/protocol/index.ts'
import { teamAnswer } from '#lib/teams/index.ts'
import { agentAnswer, userPushAnswer } from '#lib/users/index.ts'
import { attachmentAnswer } from './attachment.ts'

const time = z.number()
const anything = z.record(z.string(), z.unknown())

const botPushAnswer = z
  .object({
    id: z.number(),
    name: z.string(),
    avatar_url: z.string(),
    thumbnail: z.string(),
    type: z.literal('agent_bot'),
  })
  .loose()
  .meta({ id: 'BotSender' })

/** A message as the API answers one. */
export const messageAnswer = z
  .object({
    id: z.number(),
    content: z.string().nullable(),
    content_html: z.string(),
    inbox_id: z.number(),
    conversation_id: z.number(),
    message_type: z.enum(messageType),
    content_type: z.enum(contentTypes),
    content_attributes: anything,
    status: z.enum(messageStatuses),
    private: z.boolean(),
    source_id: z.string().nullable(),
    echo_id: z.string().optional(),
    created_at: time,
    sender: z.union([userPushAnswer, contactPushAnswer, botPushAnswer]).optional(),
    attachments: z.array(attachmentAnswer).optional(),
  })
  .meta({ id: 'Message' })

/** A message as conversations show their last one, and as events carry it. */
const messagePushAnswer = messageAnswer
  .extend({
    account_id: z.number(),
    updated_at: z.iso.datetime(),
    processed_message_content: z.string().nullable(),
    external_source_ids: z.record(z.string(), z.never()),
    sentiment: z.record(z.string(), z.never()),
    sender_type: z.enum(['User', 'Contact', 'AgentBot']).nullable(),
    sender_id: z.number().nullable(),
    additional_attributes: anything,
    conversation: z.object({
      assignee_id: z.number().nullable(),
      status: z.enum(conversationStatuses),
      unread_count: z.number(),
      last_activity_at: time,
      waiting_since: time,
      first_reply_created_at: time.nullable(),
      contact_inbox: z.object({ source_id: z.string() }),
    }),
  })
  .meta({ id: 'MessagePush' })

const botSlimAnswer = z
  .object({
    id: z.number(),
    account_id: z.number(),
    name: z.string(),
    description: z.string().nullable(),
    thumbnail: z.string(),
    outgoing_url: z.string().nullable(),
    bot_type: z.literal('webhook'),
  })
  .loose()
  .meta({ id: 'AgentBotSlim' })

/** A conversation as the API answers one. `id` is its number within the account. */
export const conversationAnswer = z
  .object({
    id: z.number(),
    account_id: z.number(),
    uuid: z.string(),
    inbox_id: z.number(),
    status: z.enum(conversationStatuses),
    priority: z.enum(priorities).nullable(),
    can_reply: z.boolean(),
    muted: z.boolean(),
    unread_count: z.number(),
    additional_attributes: anything,
    custom_attributes: anything,
    labels: z.array(z.string()),
    snoozed_until: time.nullable(),
    waiting_since: time,
    first_reply_created_at: time.nullable(),
    agent_last_seen_at: time,
    assignee_last_seen_at: time,
    contact_last_seen_at: time,
    last_activity_at: time,
    timestamp: time,
    created_at: time,
    updated_at: time,
    messages: z.array(messagePushAnswer),
    last_non_activity_message: messagePushAnswer.nullable(),
    sla_policy_id: z.number().nullable(),
    meta: z.object({
      sender: contactAnswer,
      channel: z.string(),
      assignee: z.union([agentAnswer, botSlimAnswer]).optional(),
      assignee_type: z.enum(['User', 'AgentBot']).optional(),
      team: teamAnswer.optional(),
      hmac_verified: z.boolean(),
    }),
  })
  .meta({ id: 'Conversation' })

const count = z.number()
/** How many conversations each tab of a list has. */
export const countsAnswer = z.object({
  mine_count: count,
  assigned_count: count,
  unassigned_count: count,
  all_count: count,
}) satisfies z.ZodType<ConversationCounts>

export const listAnswer = z.object({
  data: z.object({ meta: countsAnswer.extend({ cursor: z.number() }), payload: z.array(conversationAnswer) }),
})
export const filteredAnswer = z.object({
  meta: countsAnswer.omit({ assigned_count: true }),
  payload: z.array(conversationAnswer),
})

export const historyAnswer = z.object({
  meta: z.object({
    labels: z.array(z.string()),
    additional_attributes: anything,
    contact: contactAnswer,
    assignee: agentAnswer.optional(),
    agent_last_seen_at: time,
    assignee_last_seen_at: time,
    cursor: z.number(),
  }),
  payload: z.array(messageAnswer),
})

export const statusAnswer = z.object({
  meta: z.object({}),
  payload: z.object({
    success: z.boolean(),
    conversation_id: z.number(),
    current_status: z.enum(conversationStatuses),
    snoozed_until: time.nullable(),
  }),
})

/** Who or what the conversation was given to, or null. */
export const assignmentAnswer = z
  .union([
    agentAnswer,
    botSlimAnswer,
    teamAnswer.omit({ is_member: true }).extend({ created_at: z.string(), updated_at: z.string() }),
  ])
  .nullable()

// What is written by hand above is what is answered: a key that one of them lacks does not compile.
type Same<A, B> = [A] extends [B] ? true : never
const _: [
  Same<MessageWire, z.input<typeof messageAnswer>>,
  Same<ConversationWire, z.input<typeof conversationAnswer>>,
] = [true, true]
