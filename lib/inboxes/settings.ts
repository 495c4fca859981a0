import type postgres from 'postgres'
import { z } from 'zod'
import type { Sql } from '#lib/base/db/index.ts'
import { attributesLike, text, timezone } from '#lib/base/text.ts'
import { type InboxCommon, senderNameTypes } from '#lib/protocol/index.ts'
import { workingHours } from './working-hours.ts'

const emptyIsNull = (schema: z.ZodType<string>) =>
  z.preprocess(value => (value === '' ? null : value), schema.nullable().optional())
const flag = z.boolean().optional()

/** A customer's survey: what Chatwoot's clients set, and what they may set next. */
const csatConfig = attributesLike(
  z.object({
    display_type: z.enum(['emoji', 'star']).optional(),
    message: text(10_000).nullable().optional(),
    survey_rules: z
      .object({
        operator: z.enum(['contains', 'does_not_contain']).optional(),
        values: z.array(text(255)).max(100).optional(),
      })
      .optional(),
  }),
)

const assignmentConfig = z.object({ max_assignment_limit: z.number().int().min(1).max(10_000).nullable().optional() })

/** What may be set of an inbox of any channel, besides its name. An empty text takes it away. */
export const inboxSettings = z.object({
  greeting_enabled: flag,
  greeting_message: emptyIsNull(text(10_000)),
  working_hours_enabled: flag,
  out_of_office_message: emptyIsNull(text(10_000)),
  timezone: timezone().optional(),
  working_hours: workingHours.optional(),
  enable_email_collect: flag,
  csat_survey_enabled: flag,
  csat_config: csatConfig.optional(),
  allow_messages_after_resolved: flag,
  lock_to_single_conversation: flag,
  enable_auto_assignment: flag,
  auto_assignment_config: assignmentConfig.optional(),
  sender_name_type: z.enum(senderNameTypes).optional(),
  business_name: emptyIsNull(text(255)),
})
export type InboxSettings = z.output<typeof inboxSettings>

export type SettingsRow = Omit<InboxCommon, 'sender_name_type'> & { sender_name_type: number }

export const settingsWire = (row: SettingsRow): InboxCommon => ({
  greeting_enabled: row.greeting_enabled,
  greeting_message: row.greeting_message,
  working_hours_enabled: row.working_hours_enabled,
  out_of_office_message: row.out_of_office_message,
  timezone: row.timezone,
  working_hours: row.working_hours,
  enable_email_collect: row.enable_email_collect,
  csat_survey_enabled: row.csat_survey_enabled,
  csat_config: row.csat_config,
  allow_messages_after_resolved: row.allow_messages_after_resolved,
  lock_to_single_conversation: row.lock_to_single_conversation,
  enable_auto_assignment: row.enable_auto_assignment,
  auto_assignment_config: row.auto_assignment_config,
  sender_name_type: senderNameTypes[row.sender_name_type] ?? 'friendly',
  business_name: row.business_name,
  business_calendar_id: row.business_calendar_id,
})

/** The columns of what is given. */
export function settingsColumns(sql: Sql, given: InboxSettings) {
  const { working_hours: _, csat_config, auto_assignment_config, sender_name_type, ...plain } = given
  const row = {
    ...plain,
    ...(csat_config ? { csat_config: sql.json(csat_config as postgres.JSONValue) } : {}),
    ...(auto_assignment_config ? { auto_assignment_config: sql.json(auto_assignment_config) } : {}),
    ...(sender_name_type ? { sender_name_type: senderNameTypes.indexOf(sender_name_type) } : {}),
  }
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | number | boolean | null
  >
}
