import type { Context as Request } from 'hono'
import { z } from 'zod'
import { type AppEnv, door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId, query } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { attributes, id } from '#lib/base/text.ts'
import {
  beginAsVisitor,
  conversationOfVisitor,
  conversationsOfVisitor,
  listMessages,
  markSeenByContact,
  messageFields,
  messagesForVisitor,
  messageWire,
  resolveAsVisitor,
  saysSomething,
  submission,
  submit,
  visitorTypes,
  writeInConversation,
} from '#lib/conversations/index.ts'
import { mostAttachments } from '#lib/protocol/index.ts'
import { clientConversation, clientConversationAnswer, clientMessage, clientMessageAnswer } from './answers.ts'
import { clientOf } from './client.ts'

/** `…/contacts/:contact_id/conversations`. */
export const clientConversationsDoor = door()

const tag = 'Conversations API'
const newConversation = z.object({ custom_attributes: attributes().optional() })
const typing = z.object({ typing_status: z.enum(['on', 'off']) })
const newClientMessage = messageFields
  .pick({ content: true, echo_id: true, attachments: true, is_voice_message: true })
  .refine(saysSomething.check, saysSomething.otherwise)
const messagesQuery = z.object({ before: id().optional() })
const conversationOf = async (c: Request<AppEnv>) =>
  conversationOfVisitor((await clientOf(c)).ctx, pathId(c, 'conversation_id'))

clientConversationsDoor.get(
  '/',
  operation({
    id: 'list-all-contact-conversations',
    tag,
    summary: "The contact's conversations, newest first, with their last messages.",
    answer: z.array(clientConversationAnswer),
  }),
  async c => {
    const { ctx } = await clientOf(c)
    const conversations = await conversationsOfVisitor(ctx)
    const messages = await messagesForVisitor(
      ctx,
      conversations.map(conversation => conversation.id),
    )
    return c.json(conversations.map(one => clientConversation(one, messages.get(one.id) ?? [], ctx)))
  },
)

clientConversationsDoor.post(
  '/',
  operation({
    id: 'create-a-conversation',
    tag,
    summary: 'Begins a conversation.',
    body: newConversation,
    answer: clientConversationAnswer,
  }),
  async c => {
    const { ctx } = await clientOf(c)
    const input = await body(c, newConversation)
    await limit(`public-conversation:${ctx.actor.contactInboxId}`, 100, 3600)
    const displayId = await beginAsVisitor(ctx, input.custom_attributes ?? {})
    return c.json(clientConversation((await conversationOfVisitor(ctx, displayId)).conversation, []))
  },
)

clientConversationsDoor.get(
  '/:conversation_id',
  operation({
    id: 'get-single-conversation',
    tag,
    summary: 'One conversation, with its last messages.',
    answer: clientConversationAnswer,
  }),
  async c => c.json(await shown(c)),
)

clientConversationsDoor.post(
  '/:conversation_id/toggle_status',
  operation({
    id: 'resolve-conversation',
    tag,
    summary: 'Resolves the conversation.',
    answer: clientConversationAnswer,
  }),
  async c => {
    const { ctx, conversation } = await conversationOf(c)
    await resolveAsVisitor(ctx, conversation.display_id)
    return c.json(await shown(c))
  },
)

clientConversationsDoor.post(
  '/:conversation_id/toggle_typing',
  operation({
    id: 'toggle-typing-status',
    tag,
    summary: 'Tells the agents that the contact writes, or has stopped.',
    body: typing,
    answer: null,
  }),
  async c => {
    const { typing_status } = await body(c, typing)
    const { ctx, conversation } = await conversationOf(c)
    await visitorTypes(ctx, conversation, typing_status === 'on')
    return c.body(null, 200)
  },
)

clientConversationsDoor.post(
  '/:conversation_id/update_last_seen',
  operation({
    id: 'update-last-seen',
    tag,
    summary: 'Notes that the contact has read everything up to now.',
    answer: null,
  }),
  async c => {
    const { ctx, conversation } = await conversationOf(c)
    await markSeenByContact(ctx, conversation.display_id)
    return c.body(null, 200)
  },
)

clientConversationsDoor.get(
  '/:conversation_id/messages',
  operation({
    id: 'list-all-conversation-messages',
    tag: 'Messages API',
    summary: 'The newest messages, or those before one, oldest first. No notes.',
    query: messagesQuery,
    answer: z.array(clientMessageAnswer),
  }),
  async c => {
    const asked = query(c, messagesQuery)
    const { ctx, conversation } = await conversationOf(c)
    const messages = await listMessages(ctx, conversation.id, asked)
    return c.json(messages.map(message => clientMessage(messageWire(message, ctx))))
  },
)

clientConversationsDoor.post(
  '/:conversation_id/messages',
  operation({
    id: 'create-a-message',
    tag: 'Messages API',
    summary: 'The contact writes. The same `echo_id` again answers the first message.',
    body: newClientMessage,
    answer: clientMessageAnswer,
  }),
  async c => {
    const { ctx, conversation } = await conversationOf(c)
    const given = await body(c, newClientMessage, { files: mostAttachments })
    await limit(`public-message:${ctx.actor.contactInboxId}`, 200, 60)
    const input = {
      content: given.content ?? null,
      echoId: given.echo_id ?? null,
      attachments: given.attachments,
      isVoiceMessage: given.is_voice_message,
    }
    return c.json(clientMessage(await writeInConversation(ctx, conversation.display_id, input)))
  },
)

clientConversationsDoor.on(
  ['PATCH', 'PUT'],
  '/:conversation_id/messages/:message_id',
  operation({
    id: 'update-a-message',
    tag: 'Messages API',
    summary: 'Answers a message that asks for something: the values chosen, a rating.',
    body: submission,
    answer: clientMessageAnswer,
  }),
  async c => {
    const given = await body(c, submission)
    const { ctx, conversation } = await conversationOf(c)
    return c.json(
      clientMessage(messageWire(await submit(ctx, conversation.display_id, pathId(c, 'message_id'), given), ctx)),
    )
  },
)

async function shown(c: Request<AppEnv>) {
  const { ctx, conversation } = await conversationOf(c)
  const messages = await messagesForVisitor(ctx, [conversation.id])
  return clientConversation(conversation, messages.get(conversation.id) ?? [], ctx)
}
