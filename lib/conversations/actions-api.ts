import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { attributes, email, id } from '#lib/base/text.ts'
import { labelling, labelsAnswer, relabelling } from '#lib/labels/index.ts'
import { conversationStatuses, priorities } from '#lib/protocol/index.ts'
import { agentWire, presentMembers } from '#lib/users/index.ts'
import { assignmentAnswer, conversationAnswer, statusAnswer } from './answers.ts'
import { assign, assignBot } from './assignment.ts'
import { findConversation } from './conversations.ts'
import { replaceCustomAttributes } from './custom-attributes.ts'
import { labelConversation, labelsOfConversation, relabelConversation } from './labels.ts'
import { mute, unmute } from './mute.ts'
import { shownConversation } from './present.ts'
import { markSeen, markUnread } from './seen.ts'
import { setPriority, toggleStatus } from './status.ts'
import { assignTeam } from './team.ts'
import { sendTranscript } from './transcript.ts'
import { agentTypes } from './typing.ts'
import { memberLooks } from './viewing.ts'

const tag = 'Conversations'

/** `A/conversations/:id/…`: what is done with one conversation. */
export const conversationActionsDoor = door()

const statusInput = z.object({
  status: z.enum(conversationStatuses).optional(),
  snoozed_until: z.number().int().positive().max(8_640_000_000).nullable().optional(),
})

conversationActionsDoor.post(
  '/toggle_status',
  operation({
    id: 'toggle-status-of-a-conversation',
    tag,
    summary: 'Sets the status; without one, resolves what is open and opens what is not.',
    body: statusInput,
    answer: statusAnswer,
  }),
  async c => {
    const input = await body(c, statusInput)
    const displayId = pathId(c)
    const snoozedUntil = input.snoozed_until ? new Date(input.snoozed_until * 1000) : null
    const now = await toggleStatus(c.var.worker, displayId, { status: input.status, snoozedUntil })
    const snoozed = now.snoozed_until ? Math.floor(now.snoozed_until.getTime() / 1000) : null
    return c.json({
      meta: {},
      payload: { success: true, conversation_id: displayId, current_status: now.status, snoozed_until: snoozed },
    })
  },
)

const priorityInput = z.object({ priority: z.enum(priorities).nullable() })

conversationActionsDoor.post(
  '/toggle_priority',
  operation({
    id: 'toggle-priority-of-a-conversation',
    tag,
    summary: 'Sets the priority, or takes it away.',
    body: priorityInput,
    answer: null,
  }),
  async c => {
    const { priority } = await body(c, priorityInput)
    await setPriority(c.var.worker, pathId(c), priority)
    return c.body(null, 200)
  },
)

conversationActionsDoor.post(
  '/mute',
  operation({ id: 'mute-a-conversation', tag, summary: 'Resolves it and blocks its contact.', answer: null }),
  async c => {
    await mute(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)

conversationActionsDoor.post(
  '/unmute',
  operation({ id: 'unmute-a-conversation', tag, summary: 'Blocks its contact no longer.', answer: null }),
  async c => {
    await unmute(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)

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

conversationActionsDoor.post(
  '/assignments',
  operation({
    id: 'assign-a-conversation',
    tag: 'Conversation Assignments',
    summary: 'Gives the conversation to a member, a bot or a team, or (null or 0) to nobody.',
    body: assignmentInput,
    answer: assignmentAnswer,
  }),
  async c => {
    const input = await body(c, assignmentInput)
    if (input.assignee_id === undefined) return c.json(await assignTeam(c.var.worker, pathId(c), input.team_id ?? null))
    if (input.assignee_type === 'AgentBot' && input.assignee_id)
      return c.json(await assignBot(c.var.worker, pathId(c), input.assignee_id))
    const agent = await assign(c.var.worker, pathId(c), input.assignee_id)
    return c.json(agent && agentWire(agent, await presentMembers(c.var.worker.accountId)))
  },
)

conversationActionsDoor.get(
  '/labels',
  operation({
    id: 'list-all-labels-of-a-conversation',
    tag,
    summary: 'The titles that it is labelled with.',
    answer: labelsAnswer,
  }),
  async c => c.json({ payload: await labelsOfConversation(c.var.worker, pathId(c)) }),
)

conversationActionsDoor.post(
  '/labels',
  operation({
    id: 'conversation-add-labels',
    tag,
    summary: 'Labels it with exactly these titles.',
    body: labelling,
    answer: labelsAnswer,
  }),
  async c => {
    const { labels } = await body(c, labelling)
    return c.json({ payload: await labelConversation(c.var.worker, pathId(c), labels ?? []) })
  },
)

conversationActionsDoor.patch(
  '/labels',
  operation({
    id: 'conversation-change-labels',
    tag,
    summary: 'Adds labels and takes some off; those that others change stay as they are. Answers all.',
    body: relabelling,
    answer: labelsAnswer,
  }),
  async c => c.json({ payload: await relabelConversation(c.var.worker, pathId(c), await body(c, relabelling)) }),
)

const customAttributes = z.object({ custom_attributes: attributes() })

conversationActionsDoor.post(
  '/custom_attributes',
  operation({
    id: 'update-custom-attributes-of-a-conversation',
    tag,
    summary: 'Replaces its custom attributes.',
    body: customAttributes,
    answer: z.object({ custom_attributes: z.record(z.string(), z.unknown()) }),
  }),
  async c => {
    const { custom_attributes } = await body(c, customAttributes)
    await replaceCustomAttributes(c.var.worker, pathId(c), custom_attributes)
    return c.json({ custom_attributes })
  },
)

conversationActionsDoor.post(
  '/update_last_seen',
  operation({
    id: 'update-last-seen-of-a-conversation',
    tag,
    summary: 'The member has read it to its end.',
    answer: conversationAnswer,
  }),
  async c => {
    await markSeen(c.var.ctx, pathId(c))
    return c.json(await shownConversation(c.var.ctx, pathId(c)))
  },
)

conversationActionsDoor.post(
  '/unread',
  operation({
    id: 'mark-a-conversation-unread',
    tag,
    summary: 'The last message of the contact counts as unread again.',
    answer: conversationAnswer,
  }),
  async c => {
    await markUnread(c.var.ctx, pathId(c))
    return c.json(await shownConversation(c.var.ctx, pathId(c)))
  },
)

const transcriptInput = z.object({ email: email() })

conversationActionsDoor.post(
  '/transcript',
  operation({
    id: 'mail-transcript-of-a-conversation',
    tag,
    summary: 'Mails what was said, without notes, to an address.',
    body: transcriptInput,
    answer: null,
  }),
  async c => {
    const input = await body(c, transcriptInput)
    const conversation = await findConversation(c.var.ctx, pathId(c))
    await sendTranscript(c.var.ctx, conversation.id, input.email)
    return c.body(null, 200)
  },
)

const typingInput = z.object({ typing_status: z.enum(['on', 'off']), is_private: z.boolean().default(false) })

conversationActionsDoor.post(
  '/toggle_typing_status',
  operation({
    id: 'toggle-typing-status-of-a-conversation',
    tag,
    summary: 'Tells the other side, or with is_private the members alone, that the member is typing.',
    body: typingInput,
    answer: null,
  }),
  async c => {
    const input = await body(c, typingInput)
    const conversation = await findConversation(c.var.worker, pathId(c))
    await agentTypes(c.var.worker, conversation, input.typing_status === 'on', input.is_private)
    return c.body(null, 200)
  },
)

const viewingInput = z.object({ viewing: z.boolean() })

conversationActionsDoor.post(
  '/viewing',
  operation({
    id: 'tell-who-looks-at-a-conversation',
    tag,
    summary: 'Tells the other members that the member looks at the conversation, or no longer. Good for 45 seconds.',
    body: viewingInput,
    answer: null,
  }),
  async c => {
    const { viewing } = await body(c, viewingInput)
    await memberLooks(c.var.ctx, await findConversation(c.var.ctx, pathId(c)), viewing)
    return c.body(null, 200)
  },
)
