import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { id } from '#lib/base/text.ts'
import { findMessage } from '#lib/conversations/index.ts'
import { admit } from '#lib/integrations/index.ts'
import { contactOfVisitor, theirs } from './view.ts'

const joining = z.object({ message_id: id() })
const invitation = z.looseObject({ type: z.literal('dyte'), data: z.looseObject({ meeting_id: z.string().min(1) }) })

/** `/api/v1/widget/integrations`: calls with video (reference 4.10, `integrations`). */
export const meetingsDoor = door()

meetingsDoor.post(
  '/dyte/add_participant_to_meeting',
  operation({
    id: 'joinCallInWidget',
    tag: 'Widget',
    summary: 'A ticket for the visitor to the call that a message invites to.',
    body: joining,
    answer: z.object({ token: z.string() }),
  }),
  async c => {
    const ctx = c.var.visitor
    const { message_id } = await body(c, joining)
    await limit(`widget-meeting:${ctx.actor.sourceId}`, 30, 3600)
    const meeting = await meetingIn(ctx, message_id)
    const { name } = await contactOfVisitor(ctx)
    return c.json(await admit(ctx, meeting, { id: ctx.actor.sourceId, name: name || 'Visitor', picture: '' }))
  },
)

/** @throws `not_found` when the visitor has no such message; `invalid` when it invites to no call. */
async function meetingIn(ctx: VisitorContext, messageId: number): Promise<string> {
  const message = await findMessage(ctx, (await theirs(ctx)).display_id, messageId)
  if (message.private) throw notFound()
  const read = invitation.safeParse(message.content_attributes)
  if (!read.success) throw invalid('message_id: invites to no call', 'message_id')
  return read.data.data.meeting_id
}
