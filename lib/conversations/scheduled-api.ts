import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { newScheduled, scheduledAnswer, scheduledChanges, scheduledWire } from './scheduled.ts'
import { cancelScheduled, changeScheduled, listScheduled, schedule } from './scheduled-messages.ts'

const tag = 'Scheduled messages'

/** `A/conversations/:id/scheduled_messages`. */
export const scheduledDoor = door()

scheduledDoor.get(
  '/',
  operation({
    id: 'list-scheduled-messages',
    tag,
    summary: 'What is going to be sent in the conversation, and what did not go out, with the reason.',
    answer: z.object({ payload: z.array(scheduledAnswer) }),
  }),
  async c => c.json({ payload: (await listScheduled(c.var.ctx, pathId(c))).map(scheduledWire) }),
)

scheduledDoor.post(
  '/',
  operation({
    id: 'schedule-a-message',
    tag,
    summary: 'Plans an answer. It goes out within a minute of its time, unless the customer writes before.',
    body: newScheduled,
    answer: scheduledAnswer,
  }),
  async c => c.json(scheduledWire(await schedule(c.var.ctx, pathId(c), await body(c, newScheduled)))),
)

scheduledDoor.on(
  ['PATCH', 'PUT'],
  '/:scheduled_id',
  operation({
    id: 'change-a-scheduled-message',
    tag,
    summary: 'Changes what waits, or plans again what did not go out.',
    body: scheduledChanges,
    answer: scheduledAnswer,
  }),
  async c =>
    c.json(
      scheduledWire(
        await changeScheduled(c.var.ctx, pathId(c), pathId(c, 'scheduled_id'), await body(c, scheduledChanges)),
      ),
    ),
)

scheduledDoor.delete(
  '/:scheduled_id',
  operation({
    id: 'cancel-a-scheduled-message',
    tag,
    summary: 'Takes a scheduled message away.',
    answer: null,
  }),
  async c => {
    await cancelScheduled(c.var.ctx, pathId(c), pathId(c, 'scheduled_id'))
    return c.body(null, 200)
  },
)
