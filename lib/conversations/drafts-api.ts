import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { bodyOf, pathId, query } from '#lib/base/http/request.ts'
import {
  draftAnswer,
  draftInput,
  draftQuery,
  dropDraft,
  findDraft,
  keepDraft,
  keptDraft,
  listDrafts,
  listedDraft,
} from './drafts.ts'

const tag = 'Conversations'
const wrapped = 'draft_message'

/** `A/conversations/:id/draft_messages`: each member their own. */
export const draftsDoor = door()

draftsDoor.get(
  '/',
  operation({
    id: 'get-draft-message',
    tag,
    summary: 'What you have begun to write in the conversation, on whichever device.',
    query: draftQuery,
    answer: draftAnswer,
  }),
  async c => c.json(await findDraft(c.var.ctx, pathId(c), query(c, draftQuery))),
)

draftsDoor.on(
  ['PATCH', 'PUT'],
  '/',
  operation({
    id: 'keep-draft-message',
    tag,
    summary: 'Keeps what you have begun to write in the conversation, for you alone.',
    body: draftInput,
    wrapped,
    answer: keptDraft,
  }),
  async c => c.json(await keepDraft(c.var.ctx, pathId(c), await bodyOf(c, wrapped, draftInput))),
)

draftsDoor.delete(
  '/',
  operation({
    id: 'delete-draft-message',
    tag,
    summary: 'Forgets what you have begun to write in the conversation.',
    query: draftQuery,
    answer: null,
  }),
  async c => {
    await dropDraft(c.var.ctx, pathId(c), query(c, draftQuery))
    return c.body(null, 200)
  },
)

/** `A/draft_messages`. */
export const allDraftsDoor = door()

allDraftsDoor.get(
  '/',
  operation({
    id: 'list-draft-messages',
    tag,
    summary: 'What you have begun to write, in all conversations, the newest first.',
    answer: z.object({ payload: z.array(listedDraft) }),
  }),
  async c => c.json({ payload: await listDrafts(c.var.ctx) }),
)
