import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { pathId } from '#lib/base/http/request.ts'
import { proposalAnswer, proposedRecipients } from './proposal.ts'

/** `A/conversations/:id/recipients`. */
export const recipientsDoor = door()

recipientsDoor.get(
  '/',
  operation({
    id: 'get-proposed-recipients',
    tag: 'Conversations',
    summary: 'To whom an answer by mail goes when nobody is named in it, and its subject.',
    answer: proposalAnswer,
  }),
  async c => c.json(await proposedRecipients(c.var.ctx, pathId(c))),
)
