import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { weekOf, workingHoursAnswer } from '#lib/inboxes/index.ts'

export const clientInboxAnswer = z.object({
  identifier: z.string(),
  identity_validation_enabled: z.boolean(),
  name: z.string(),
  timezone: z.string(),
  working_hours: z.array(workingHoursAnswer),
  working_hours_enabled: z.boolean(),
  csat_survey_enabled: z.boolean(),
  greeting_enabled: z.boolean(),
})

/** The inbox as its clients know it. */
export async function clientInbox(ctx: VisitorContext): Promise<z.output<typeof clientInboxAnswer>> {
  const [inbox] = await inOneTrip<z.output<typeof clientInboxAnswer>>(
    ctx,
    sql => sql`
    select h.identifier, h.hmac_mandatory as identity_validation_enabled, i.name, i.timezone,
      ${weekOf(sql)} as working_hours, i.working_hours_enabled, i.csat_survey_enabled, i.greeting_enabled from charla.channel_api h
    join charla.inboxes i on (i.account_id, i.id) = (h.account_id, h.inbox_id)
    where h.account_id = ${ctx.accountId} and h.inbox_id = ${ctx.actor.inboxId}`,
  )
  if (!inbox) throw notFound()
  return inbox
}
