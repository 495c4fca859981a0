import { z } from 'zod'
import { botPush } from '#lib/agent-bots/index.ts'
import type { WorkerContext } from '#lib/base/context.ts'
import { notFound } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId, query } from '#lib/base/http/request.ts'
import { limitMessages } from '#lib/base/limits.ts'
import { id } from '#lib/base/text.ts'
import { contactWire } from '#lib/contacts/index.ts'
import { mostAttachments, type SenderPush, type UserPush } from '#lib/protocol/index.ts'
import { agentWire, presentContacts, presentMembers, profile, userPush } from '#lib/users/index.ts'
import { historyAnswer, messageAnswer } from './answers.ts'
import { findConversation } from './conversations.ts'
import { deleteMessage } from './deletion.ts'
import { messageWire, newMessage, seconds } from './message.ts'
import { messageStatusInput, setMessageStatus } from './message-status.ts'
import { feedCursor, listMessages, MOST_ON_PAGE, reply } from './messages.ts'
import { retryMessage } from './retry.ts'

const tag = 'Messages'
const historyQuery = z.object({
  before: id().optional(),
  after: id().optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ON_PAGE).optional(),
})

/** `A/conversations/:id/messages`. */
export const messagesDoor = door()

messagesDoor.get(
  '/',
  operation({
    id: 'list-all-messages',
    tag,
    summary: 'The newest messages, or those before or after one, oldest first. Without a limit 20, and 100 after one.',
    query: historyQuery,
    answer: historyAnswer,
  }),
  async c => {
    const { ctx } = c.var
    const asked = query(c, historyQuery)
    const cursor = await feedCursor(ctx)
    const [conversation, members, contacts] = await Promise.all([
      findConversation(ctx, pathId(c)),
      presentMembers(ctx.accountId),
      presentContacts(ctx.accountId),
    ])
    const messages = await listMessages(ctx, conversation.id, asked)
    return c.json({
      meta: {
        labels: conversation.labels,
        additional_attributes: conversation.additional_attributes,
        contact: contactWire(conversation.contact, contacts),
        ...(conversation.assignee ? { assignee: agentWire(conversation.assignee, members) } : {}),
        agent_last_seen_at: seconds(conversation.agent_last_seen_at) ?? 0,
        assignee_last_seen_at: seconds(conversation.assignee_last_seen_at) ?? 0,
        cursor,
      },
      payload: messages.map(message => messageWire(message, ctx)),
    })
  },
)

messagesDoor.post(
  '/',
  operation({
    id: 'create-a-new-message-in-a-conversation',
    tag,
    summary:
      'Answers the contact, or leaves a private note. The same echo_id or source_id again answers the first message.',
    body: newMessage,
    answer: messageAnswer,
  }),
  async c => {
    await limitMessages(`${c.var.worker.accountId}:${pathId(c)}`, whoWrites(c.var.worker))
    const input = await body(c, newMessage, { files: mostAttachments })
    return c.json(await reply(c.var.worker, pathId(c), input, await author(c.var.worker)))
  },
)

messagesDoor.on(
  ['PATCH', 'PUT'],
  '/:message_id',
  operation({
    id: 'update-a-message-status',
    tag,
    summary: 'Says what became of a message. For inboxes whose own program delivers (API).',
    body: messageStatusInput,
    answer: messageAnswer,
  }),
  async c => {
    const input = await body(c, messageStatusInput)
    return c.json(messageWire(await setMessageStatus(c.var.ctx, pathId(c), pathId(c, 'message_id'), input), c.var.ctx))
  },
)

messagesDoor.post(
  '/:message_id/retry',
  operation({
    id: 'retry-a-message',
    tag,
    summary: 'Has a message that failed sent once more.',
    answer: messageAnswer,
  }),
  async c => c.json(messageWire(await retryMessage(c.var.ctx, pathId(c), pathId(c, 'message_id')), c.var.ctx)),
)

messagesDoor.delete(
  '/:message_id',
  operation({
    id: 'delete-a-message',
    tag,
    summary: 'Takes back what a message says, and its files; its place stays.',
    answer: messageAnswer,
  }),
  async c => c.json(messageWire(await deleteMessage(c.var.ctx, pathId(c), pathId(c, 'message_id')), c.var.ctx)),
)

/** Whoever writes too much stops themselves, and nobody else in the conversation. */
const whoWrites = ({ actor }: WorkerContext) => (actor.kind === 'bot' ? `bot:${actor.botId}` : `${actor.userId}`)

const TTL_MS = 60_000
const authors = new Map<number, { push: UserPush; until: number }>()

/** Who writes, as a sender. Names change seldom, messages are many: a person's is kept for a minute. */
async function author({ actor }: WorkerContext): Promise<SenderPush> {
  if (actor.kind === 'bot') return botPush({ id: actor.botId, name: actor.name })
  const { userId } = actor
  const kept = authors.get(userId)
  if (kept && kept.until > Date.now()) return kept.push
  const person = await profile(userId)
  if (!person) throw notFound()
  const push = { ...userPush(person), avatar_url: person.avatar_url, thumbnail: person.avatar_url }
  if (authors.size > 10_000) authors.clear()
  authors.set(userId, { push, until: Date.now() + TTL_MS })
  return push
}
