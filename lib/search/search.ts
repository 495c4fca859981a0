import { z } from 'zod'
import { id, text } from '#lib/base/text.ts'
import { messageStatuses, messageType } from '#lib/protocol/index.ts'

export const PER_PAGE = 15

const moment = z
  .string()
  .regex(/^\d{1,10}$/, 'must be seconds since 1970')
  .transform(given => new Date(Number(given) * 1000))

const from = z
  .string()
  .regex(/^(contact|agent):[1-9]\d{0,15}$/, 'must be contact:ID or agent:ID')
  .transform(given => {
    const [kind, id] = given.split(':')
    return { kind: kind as 'contact' | 'agent', id: Number(id) }
  })

const emptyIsNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(given => (given === '' ? undefined : given), schema.optional())

/** What is looked for, where, of when and by whom. */
export const searchQuery = z.object({
  q: text(255).trim().min(1, 'say what to search for'),
  page: z.coerce.number().int().min(1).max(100).default(1),
  since: emptyIsNothing(moment),
  until: emptyIsNothing(moment),
  from: emptyIsNothing(from),
  inbox_id: emptyIsNothing(id()),
})
export type SearchQuery = z.output<typeof searchQuery>

export const conversationsQuery = z.object({
  q: text(255).trim().min(1, 'say what to search for'),
  page: z.coerce.number().int().min(1).max(40).default(1),
})

const attributes = z.record(z.string(), z.unknown())

/** A contact as searches answer it. */
export const foundContact = z.object({
  id: z.number(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone_number: z.string().nullable(),
  identifier: z.string().nullable(),
  additional_attributes: attributes,
  last_activity_at: z.number().nullable(),
})

const foundInbox = z.object({ id: z.number(), channel_id: z.number(), name: z.string(), channel_type: z.string() })

export const foundMessage = z.looseObject({
  id: z.number(),
  content: z.string().nullable(),
  inbox_id: z.number(),
  conversation_id: z.number(),
  message_type: z.enum(messageType),
  status: z.enum(messageStatuses),
  private: z.boolean(),
  created_at: z.number(),
})

export const foundConversation = z.object({
  id: z.number(),
  account_id: z.number(),
  created_at: z.number(),
  message: foundMessage.optional(),
  contact: foundContact,
  inbox: foundInbox.optional(),
  agent: z
    .object({
      id: z.number(),
      available_name: z.string(),
      email: z.string(),
      name: z.string(),
      role: z.string(),
    })
    .optional(),
  additional_attributes: attributes,
})

const lists = {
  conversations: z.array(foundConversation),
  contacts: z.array(foundContact),
  messages: z.array(foundMessage),
  articles: z.array(z.unknown()),
}
export type Found = { [Name in keyof typeof lists]: z.output<(typeof lists)[Name]> }

export const everythingFound = z.object({ payload: z.object(lists) })
export const conversationsFound = z.object({ payload: z.object({ conversations: lists.conversations }) })
export const contactsFound = z.object({ payload: z.object({ contacts: lists.contacts }) })
export const messagesFound = z.object({ payload: z.object({ messages: lists.messages }) })
export const articlesFound = z.object({ payload: z.object({ articles: lists.articles }) })

/** A conversation with what was found in it. */
export const slimConversation = z.object({
  id: z.number(),
  uuid: z.string(),
  created_at: z.number(),
  contact: z.object({ id: z.number(), name: z.string().nullable() }),
  inbox: z.object({ id: z.number(), name: z.string(), channel_type: z.string() }),
  messages: z.array(
    z.object({
      content: z.string().nullable(),
      id: z.number(),
      sender_name: z.string().optional(),
      message_type: z.enum(messageType),
      created_at: z.number(),
    }),
  ),
  account_id: z.number(),
})
export type SlimConversation = z.output<typeof slimConversation>

export const slimAnswer = z.object({
  meta: z.object({ mine_count: z.number(), unassigned_count: z.number(), all_count: z.number() }),
  payload: z.array(slimConversation),
})
