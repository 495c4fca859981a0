import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'

export const clientInboxAnswer = z.object({
  identifier: z.string(),
  identity_validation_enabled: z.boolean(),
  name: z.string(),
  timezone: z.string(),
  working_hours: z.array(z.unknown()),
  working_hours_enabled: z.boolean(),
  csat_survey_enabled: z.boolean(),
  greeting_enabled: z.boolean(),
})

/** The inbox as its clients know it. */
export async function clientInbox(ctx: VisitorContext): Promise<z.output<typeof clientInboxAnswer>> {
  const [inbox] = await inOneTrip<{ identifier: string; identity_validation_enabled: boolean; name: string }>(
    ctx,
    sql => sql`
    select h.identifier, h.hmac_mandatory as identity_validation_enabled, i.name from charla.channel_api h
    join charla.inboxes i on (i.account_id, i.id) = (h.account_id, h.inbox_id)
    where h.account_id = ${ctx.accountId} and h.inbox_id = ${ctx.actor.inboxId}`,
  )
  if (!inbox) throw notFound()
  return {
    ...inbox,
    timezone: 'UTC',
    working_hours: [],
    working_hours_enabled: false,
    csat_survey_enabled: false,
    greeting_enabled: false,
  }
}
