import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, checked, pathId, query } from '#lib/base/http/request.ts'
import { findContact } from '#lib/contacts/index.ts'
import { filterInput } from '#lib/filters/index.ts'
import { mostAttachments, priorities } from '#lib/protocol/index.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { conversationActionsDoor } from './actions-api.ts'
import { conversationAnswer, countsAnswer, filteredAnswer, listAnswer } from './answers.ts'
import { conversationAttachmentsDoor, directUploadsDoor } from './attachments-api.ts'
import { beginConversation, newConversation } from './begin.ts'
import { conversationWire } from './conversation.ts'
import { conversationsOfContact, countConversations, listConversations, listQuery } from './conversations.ts'
import { deleteConversation } from './deletion.ts'
import { draftsDoor } from './drafts-api.ts'
import { filterConversations } from './filter.ts'
import { messagesDoor } from './messages-api.ts'
import { participantsDoor } from './participants-api.ts'
import { present, shownConversation } from './present.ts'
import { scheduledDoor } from './scheduled-api.ts'
import { setPriority } from './status.ts'
import { countUnread, unreadCountsAnswer } from './unread-counts.ts'

const tag = 'Conversations'

export const conversationsDoor = door()

conversationsDoor.get(
  '/',
  operation({
    id: 'conversationList',
    tag,
    summary: 'A page of the conversations that the member may see, with the counts of all tabs.',
    query: listQuery,
    answer: listAnswer,
  }),
  async c => {
    const asked = query(c, listQuery)
    const [page, here] = await Promise.all([listConversations(c.var.ctx, asked), present(c.var.ctx.accountId)])
    return c.json({
      data: {
        meta: { ...page.counts, cursor: page.cursor },
        payload: page.conversations.map(conversation => conversationWire(conversation, here, c.var.ctx)),
      },
    })
  },
)

conversationsDoor.get(
  '/meta',
  operation({
    id: 'conversationListMeta',
    tag,
    summary: 'The counts of the list alone.',
    query: listQuery,
    answer: z.object({ meta: countsAnswer }),
  }),
  async c => c.json({ meta: await countConversations(c.var.ctx, query(c, listQuery)) }),
)

conversationsDoor.get(
  '/unread_counts',
  operation({
    id: 'count-unread-conversations',
    tag,
    summary: 'How many open conversations have something unread, by inbox, label and team.',
    answer: unreadCountsAnswer,
  }),
  async c => c.json({ payload: await countUnread(c.var.ctx) }),
)

const filterQuery = z.looseObject({ sort_by: listQuery.shape.sort_by })

conversationsDoor.post(
  '/filter',
  operation({
    id: 'conversationFilter',
    tag,
    summary: 'The conversations that meet conditions, of all statuses, in the order of sort_by.',
    body: filterInput,
    query: filterQuery,
    answer: filteredAnswer,
  }),
  async c => {
    const { payload, page } = await body(c, filterInput)
    const asked = checked(listQuery.pick({ page: true, sort_by: true }), { page, ...query(c, filterQuery) })
    const [found, here] = await Promise.all([
      filterConversations(c.var.ctx, payload, asked),
      present(c.var.ctx.accountId),
    ])
    return c.json({
      meta: found.counts,
      payload: found.conversations.map(conversation => conversationWire(conversation, here, c.var.ctx)),
    })
  },
)

conversationsDoor.post(
  '/',
  operation({
    id: 'newConversation',
    tag,
    summary: 'Begins a conversation with a contact, with its first message if there is one.',
    body: newConversation,
    answer: conversationAnswer,
  }),
  async c => {
    const displayId = await beginConversation(c.var.worker, await body(c, newConversation, { files: mostAttachments }))
    return c.json(await shownConversation(c.var.worker, displayId))
  },
)

conversationsDoor.get(
  '/:id',
  operation({
    id: 'get-details-of-a-conversation',
    tag,
    summary: 'One conversation, by its number.',
    answer: conversationAnswer,
  }),
  async c => c.json(await shownConversation(c.var.worker, pathId(c))),
)

const changes = z.object({ priority: z.enum(priorities).nullable().optional() })

conversationsDoor.on(
  ['PUT', 'PATCH'],
  '/:id',
  operation({
    id: 'update-conversation',
    tag,
    summary: 'Changes the priority.',
    body: changes,
    answer: conversationAnswer,
  }),
  async c => {
    const { priority } = await body(c, changes)
    if (priority !== undefined) await setPriority(c.var.worker, pathId(c), priority)
    return c.json(await shownConversation(c.var.worker, pathId(c)))
  },
)

conversationsDoor.delete(
  '/:id',
  operation({
    id: 'delete-a-conversation',
    tag,
    summary: 'Deletes a conversation with its messages. For administrators.',
    answer: null,
  }),
  requireAdministrator,
  async c => {
    await deleteConversation(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)

conversationsDoor.route('/:id', conversationActionsDoor)
conversationsDoor.route('/:id/messages', messagesDoor)
conversationsDoor.route('/:id/attachments', conversationAttachmentsDoor)
conversationsDoor.route('/:id/direct_uploads', directUploadsDoor)
conversationsDoor.route('/:id/participants', participantsDoor)
conversationsDoor.route('/:id/draft_messages', draftsDoor)
conversationsDoor.route('/:id/scheduled_messages', scheduledDoor)

/** `A/contacts/:id/conversations`. */
export const contactConversationsDoor = door()

contactConversationsDoor.get(
  '/',
  operation({
    id: 'contactConversations',
    tag: 'Contacts',
    summary: 'The conversations with a contact, the newest first.',
    answer: z.object({ payload: z.array(conversationAnswer) }),
  }),
  async c => {
    const contact = await findContact(c.var.ctx, pathId(c))
    const [conversations, here] = await Promise.all([
      conversationsOfContact(c.var.ctx, contact.id),
      present(c.var.ctx.accountId),
    ])
    return c.json({ payload: conversations.map(conversation => conversationWire(conversation, here, c.var.ctx)) })
  },
)
