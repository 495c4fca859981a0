import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { calendarAnswer, calendarChanges, calendarWire, newCalendar } from './calendar.ts'
import { createCalendar, deleteCalendar, findCalendar, listCalendars, updateCalendar } from './calendars.ts'

const tag = 'Business Calendars'

/** `A/business_calendars`: when the account is open. For administrators. */
export const calendarsDoor = door()
calendarsDoor.use(requireAdministrator)

calendarsDoor.get(
  '/',
  operation({
    id: 'list-business-calendars',
    tag,
    summary: 'The calendars of the account. For administrators.',
    answer: z.array(calendarAnswer),
  }),
  async c => c.json((await listCalendars(c.var.ctx)).map(one => calendarWire(one, c.var.now()))),
)

calendarsDoor.get(
  '/:id',
  operation({
    id: 'get-business-calendar',
    tag,
    summary: 'One calendar. For administrators.',
    answer: calendarAnswer,
  }),
  async c => c.json(calendarWire(await findCalendar(c.var.ctx, pathId(c)), c.var.now())),
)

calendarsDoor.post(
  '/',
  operation({
    id: 'create-business-calendar',
    tag,
    summary: 'Adds a calendar, which the named inboxes keep in place of their own hours. For administrators.',
    body: newCalendar,
    answer: calendarAnswer,
  }),
  async c => c.json(calendarWire(await createCalendar(c.var.ctx, await body(c, newCalendar)), c.var.now())),
)

calendarsDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-business-calendar',
    tag,
    summary: 'Changes what is named of a calendar. For administrators.',
    body: calendarChanges,
    answer: calendarAnswer,
  }),
  async c =>
    c.json(calendarWire(await updateCalendar(c.var.ctx, pathId(c), await body(c, calendarChanges)), c.var.now())),
)

calendarsDoor.delete(
  '/:id',
  operation({
    id: 'delete-business-calendar',
    tag,
    summary: 'Deletes a calendar; inboxes that kept it keep their own hours again. For administrators.',
    answer: null,
  }),
  async c => {
    await deleteCalendar(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)
