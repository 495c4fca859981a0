import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import {
  attachmentAnswer,
  type Conversation,
  type Message,
  messageForVisitor,
  messageWire,
  seconds,
  statusName,
} from '#lib/conversations/index.ts'
import { contentTypes, conversationStatuses, type MessageWire, messageStatuses } from '#lib/protocol/index.ts'

export const clientMessageAnswer = z.looseObject({
  id: z.number(),
  content: z.string().nullable(),
  message_type: z.number(),
  content_type: z.enum(contentTypes),
  content_attributes: z.looseObject({}),
  created_at: z.number(),
  conversation_id: z.number(),
  status: z.enum(messageStatuses),
  echo_id: z.string().optional(),
  attachments: z.array(attachmentAnswer).optional(),
  sender: z.looseObject({ id: z.number(), type: z.string() }).optional(),
})

export const clientConversationAnswer = z.object({
  id: z.number(),
  uuid: z.string(),
  inbox_id: z.number(),
  status: z.enum(conversationStatuses),
  contact_last_seen_at: z.number(),
  agent_last_seen_at: z.number(),
  messages: z.array(clientMessageAnswer),
  contact: z.looseObject({ id: z.number(), name: z.string().nullable(), email: z.string().nullable() }),
})

/** A message as clients read it: without what members keep of it. */
export function clientMessage(message: MessageWire) {
  const { private: _, source_id: __, ...rest } = messageForVisitor(message)
  return rest
}

/** A conversation as clients read it: what members keep of the contact is not theirs to see. */
export const clientConversation = (conversation: Conversation, messages: Message[], ctx?: VisitorContext) => ({
  id: conversation.display_id,
  uuid: conversation.uuid,
  inbox_id: conversation.inbox_id,
  status: statusName(conversation.status),
  contact_last_seen_at: seconds(conversation.contact_last_seen_at) ?? 0,
  agent_last_seen_at: seconds(conversation.agent_last_seen_at) ?? 0,
  messages: messages.map(message => clientMessage(messageWire(message, ctx))),
  contact: {
    id: conversation.contact.id,
    account_id: conversation.account_id,
    name: conversation.contact.name,
    email: conversation.contact.email,
    phone_number: conversation.contact.phone_number,
    identifier: conversation.contact.identifier,
  },
})
