import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { body, checked, pathId, query } from '#lib/base/http/request.ts'
import { attributes, id } from '#lib/base/text.ts'
import { findContact } from '#lib/contacts/index.ts'
import { filterInput } from '#lib/filters/index.ts'
import { labelling } from '#lib/labels/index.ts'
import { conversationStatuses, mostAttachments, priorities } from '#lib/protocol/index.ts'
import { agentWire, presentMembers, requireAdministrator } from '#lib/users/index.ts'
import { assign, assignBot } from './assignment.ts'
import { conversationAttachmentsDoor } from './attachments-api.ts'
import { beginConversation, newConversation } from './begin.ts'
import { conversationWire } from './conversation.ts'
import {
  conversationsOfContact,
  countConversations,
  findConversation,
  listConversations,
  listQuery,
} from './conversations.ts'
import { replaceCustomAttributes } from './custom-attributes.ts'
import { deleteConversation } from './deletion.ts'
import { filterConversations } from './filter.ts'
import { labelConversation, labelsOfConversation } from './labels.ts'
import { messagesDoor } from './messages-api.ts'
import { mute, unmute } from './mute.ts'
import { participantsDoor } from './participants-api.ts'
import { present, shownConversation } from './present.ts'
import { markSeen, markUnread } from './seen.ts'
import { setPriority, toggleStatus } from './status.ts'
import { assignTeam } from './team.ts'
import { agentTypes } from './typing.ts'

export const conversationsDoor = door()

conversationsDoor.get('/', async c => {
  const asked = query(c, listQuery)
  const [page, here] = await Promise.all([listConversations(c.var.ctx, asked), present(c.var.ctx.accountId)])
  return c.json({
    data: {
      meta: { ...page.counts, cursor: page.cursor },
      payload: page.conversations.map(conversation => conversationWire(conversation, here, c.var.ctx)),
    },
  })
})

conversationsDoor.get('/meta', async c => c.json({ meta: await countConversations(c.var.ctx, query(c, listQuery)) }))

conversationsDoor.post('/filter', async c => {
  const { payload, page } = await body(c, filterInput)
  const asked = checked(listQuery.pick({ page: true }), { page, ...query(c, z.looseObject({})) })
  const [found, here] = await Promise.all([
    filterConversations(c.var.ctx, payload, asked.page),
    present(c.var.ctx.accountId),
  ])
  return c.json({
    meta: found.counts,
    payload: found.conversations.map(conversation => conversationWire(conversation, here, c.var.ctx)),
  })
})

conversationsDoor.post('/', async c => {
  const displayId = await beginConversation(c.var.worker, await body(c, newConversation, { files: mostAttachments }))
  return c.json(await shownConversation(c.var.worker, displayId))
})

conversationsDoor.get('/:id', async c => c.json(await shownConversation(c.var.worker, pathId(c))))

conversationsDoor.on(['PUT', 'PATCH'], '/:id', async c => {
  const { priority } = await body(c, z.object({ priority: z.enum(priorities).nullable().optional() }))
  if (priority !== undefined) await setPriority(c.var.worker, pathId(c), priority)
  return c.json(await shownConversation(c.var.worker, pathId(c)))
})

conversationsDoor.delete('/:id', requireAdministrator, async c => {
  await deleteConversation(c.var.ctx, pathId(c))
  return c.body(null, 200)
})

const statusInput = z.object({
  status: z.enum(conversationStatuses).optional(),
  snoozed_until: z.number().int().positive().max(8_640_000_000).nullable().optional(),
})

conversationsDoor.post('/:id/toggle_status', async c => {
  const input = await body(c, statusInput)
  const displayId = pathId(c)
  const snoozedUntil = input.snoozed_until ? new Date(input.snoozed_until * 1000) : null
  const now = await toggleStatus(c.var.worker, displayId, { status: input.status, snoozedUntil })
  const snoozed = now.snoozed_until ? Math.floor(now.snoozed_until.getTime() / 1000) : null
  return c.json({
    meta: {},
    payload: { success: true, conversation_id: displayId, current_status: now.status, snoozed_until: snoozed },
  })
})

conversationsDoor.post('/:id/toggle_priority', async c => {
  const { priority } = await body(c, z.object({ priority: z.enum(priorities).nullable() }))
  await setPriority(c.var.worker, pathId(c), priority)
  return c.body(null, 200)
})

conversationsDoor.post('/:id/mute', async c => {
  await mute(c.var.ctx, pathId(c))
  return c.body(null, 200)
})

conversationsDoor.post('/:id/unmute', async c => {
  await unmute(c.var.ctx, pathId(c))
  return c.body(null, 200)
})

// Chatwoot's clients send 0 for nobody.
const orNobody = z.preprocess(value => (value === 0 || value === '0' ? null : value), id().nullable()).optional()
const assignmentInput = z
  .object({
    assignee_id: orNobody,
    team_id: orNobody,
    assignee_type: z.enum(['User', 'AgentBot']).nullable().optional(),
  })
  .refine(input => input.assignee_id !== undefined || input.team_id !== undefined, {
    path: ['assignee_id'],
    message: 'or team_id is needed',
  })

conversationsDoor.post('/:id/assignments', async c => {
  const input = await body(c, assignmentInput)
  if (input.assignee_id === undefined) return c.json(await assignTeam(c.var.worker, pathId(c), input.team_id ?? null))
  if (input.assignee_type === 'AgentBot' && input.assignee_id)
    return c.json(await assignBot(c.var.worker, pathId(c), input.assignee_id))
  const agent = await assign(c.var.worker, pathId(c), input.assignee_id)
  return c.json(agent && agentWire(agent, await presentMembers(c.var.worker.accountId)))
})

conversationsDoor.get('/:id/labels', async c =>
  c.json({ payload: await labelsOfConversation(c.var.worker, pathId(c)) }),
)

conversationsDoor.post('/:id/labels', async c => {
  const { labels } = await body(c, labelling)
  return c.json({ payload: await labelConversation(c.var.worker, pathId(c), labels ?? []) })
})

conversationsDoor.post('/:id/custom_attributes', async c => {
  const { custom_attributes } = await body(c, z.object({ custom_attributes: attributes() }))
  await replaceCustomAttributes(c.var.worker, pathId(c), custom_attributes)
  return c.json({ custom_attributes })
})

conversationsDoor.post('/:id/update_last_seen', async c => {
  await markSeen(c.var.ctx, pathId(c))
  return c.json(await shownConversation(c.var.ctx, pathId(c)))
})

conversationsDoor.post('/:id/unread', async c => {
  await markUnread(c.var.ctx, pathId(c))
  return c.json(await shownConversation(c.var.ctx, pathId(c)))
})

conversationsDoor.post('/:id/toggle_typing_status', async c => {
  const input = await body(
    c,
    z.object({ typing_status: z.enum(['on', 'off']), is_private: z.boolean().default(false) }),
  )
  const conversation = await findConversation(c.var.worker, pathId(c))
  await agentTypes(c.var.worker, conversation, input.typing_status === 'on', input.is_private)
  return c.body(null, 200)
})

conversationsDoor.route('/:id/messages', messagesDoor)
conversationsDoor.route('/:id/attachments', conversationAttachmentsDoor)
conversationsDoor.route('/:id/participants', participantsDoor)

/** `A/contacts/:id/conversations`. */
export const contactConversationsDoor = door()

contactConversationsDoor.get('/', async c => {
  const contact = await findContact(c.var.ctx, pathId(c))
  const [conversations, here] = await Promise.all([
    conversationsOfContact(c.var.ctx, contact.id),
    present(c.var.ctx.accountId),
  ])
  return c.json({ payload: conversations.map(conversation => conversationWire(conversation, here, c.var.ctx)) })
})
