import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { type NotificationSettingsWire, notificationTypes } from '#lib/protocol/index.ts'

/** The bit of a kind of notification, by its number. */
export const flagOf = (type: number) => 1 << (type - 1)
const bit = (name: (typeof notificationTypes)[number]) => flagOf(notificationTypes.indexOf(name) + 1)

/** Whoever has said nothing is mailed and pushed when a conversation is assigned to them. */
export const DEFAULT_FLAGS = bit('conversation_assignment')

const named = <Way extends string>(way: Way) => notificationTypes.map(type => `${way}_${type}` as const)
const emailFlags = named('email')
const pushFlags = named('push')

const flags = <Name extends string>(names: readonly Name[]) =>
  z.array(z.enum(names as readonly [Name, ...Name[]])).max(100)

/** What `PATCH notification_settings` takes: the whole list of each way that is named. */
export const settingsChanges = z.object({
  selected_email_flags: flags(emailFlags).optional(),
  selected_push_flags: flags(pushFlags).optional(),
})

type Settings = { account_id: number; user_id: number; email_flags: number; push_flags: number }

/** What the member wants to hear of, and how. */
export async function findSettings(ctx: MemberContext): Promise<Settings> {
  const [found] = await inOneTrip<Settings>(
    ctx,
    sql => sql`
    select account_id, user_id, email_flags, push_flags from charla.notification_settings
    where account_id = ${ctx.accountId} and user_id = ${ctx.actor.userId}`,
  )
  const said = { email_flags: DEFAULT_FLAGS, push_flags: DEFAULT_FLAGS }
  return found ?? { account_id: ctx.accountId, user_id: ctx.actor.userId, ...said }
}

export async function updateSettings(
  ctx: MemberContext,
  { selected_email_flags: email, selected_push_flags: push }: z.output<typeof settingsChanges>,
): Promise<Settings> {
  const [mail, device] = [email && bits(emailFlags, email), push && bits(pushFlags, push)]
  const [settings] = await inOneTrip<Settings>(
    ctx,
    sql => sql`
    insert into charla.notification_settings as s (account_id, user_id, email_flags, push_flags)
    values (${ctx.accountId}, ${ctx.actor.userId}, ${mail ?? DEFAULT_FLAGS}, ${device ?? DEFAULT_FLAGS})
    on conflict (account_id, user_id) do update set
      email_flags = coalesce(${mail ?? null}, s.email_flags), push_flags = coalesce(${device ?? null}, s.push_flags)
    returning *`,
  )
  return settings as Settings
}

const bits = (names: readonly string[], chosen: string[]) =>
  names.reduce((sum, name, index) => (chosen.includes(name) ? sum | flagOf(index + 1) : sum), 0)
const chosen = <Name extends string>(names: Name[], bits: number) =>
  names.filter((_, index) => bits & flagOf(index + 1))

/** Settings belong to the member alone, so that the member's id names them. */
export const settingsWire = (settings: Settings): NotificationSettingsWire => ({
  id: settings.user_id,
  user_id: settings.user_id,
  account_id: settings.account_id,
  all_email_flags: emailFlags,
  selected_email_flags: chosen(emailFlags, settings.email_flags),
  all_push_flags: pushFlags,
  selected_push_flags: chosen(pushFlags, settings.push_flags),
})

export const settingsAnswer = z.object({
  id: z.number(),
  user_id: z.number(),
  account_id: z.number(),
  all_email_flags: z.array(z.string()),
  selected_email_flags: z.array(z.string()),
  all_push_flags: z.array(z.string()),
  selected_push_flags: z.array(z.string()),
}) satisfies z.ZodType<NotificationSettingsWire>
