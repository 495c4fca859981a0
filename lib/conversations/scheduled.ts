import { z } from 'zod'
import { id, text } from '#lib/base/text.ts'
import { messageMaxLength } from '#lib/protocol/index.ts'
import { seconds } from './message.ts'

export const scheduledStates = ['waiting', 'sent', 'cancelled', 'failed'] as const
export const scheduledState = (state: (typeof scheduledStates)[number]) => scheduledStates.indexOf(state)

/** Why one did not go out. */
export const scheduledReasons = ['customer_replied', 'cannot_reply', 'not_allowed', 'refused'] as const
export type ScheduledReason = (typeof scheduledReasons)[number]

/** In a year, at most. */
const MOST_SECONDS = 31_536_000

const content = text(messageMaxLength).refine(value => value.trim() !== '', "can't be blank")
/** In unix seconds. */
const sendAt = z.number().int().positive().max(8_640_000_000)

/** An answer for later. `cancel_on_reply`: not when the customer writes before. */
export const newScheduled = z.object({
  content,
  send_at: sendAt,
  cancel_on_reply: z.boolean().default(true),
  in_reply_to: id().nullable().optional(),
})

export const scheduledChanges = z.object({
  content: content.optional(),
  send_at: sendAt.optional(),
  cancel_on_reply: z.boolean().optional(),
})

export type Scheduled = {
  id: number
  display_id: number
  user_id: number
  sender_name: string
  content: string
  in_reply_to: number | null
  send_at: Date
  unless_answered: boolean
  status: number
  reason: ScheduledReason | null
  created_at: Date
  updated_at: Date
}

/** Times are unix seconds. */
export const scheduledAnswer = z
  .object({
    id: z.number(),
    conversation_id: z.number(),
    sender: z.object({ id: z.number(), name: z.string() }),
    content: z.string(),
    in_reply_to: z.number().nullable(),
    send_at: z.number(),
    cancel_on_reply: z.boolean(),
    status: z.enum(scheduledStates),
    reason: z.enum(scheduledReasons).nullable(),
    created_at: z.number(),
    updated_at: z.number(),
  })
  .meta({ id: 'ScheduledMessage' })
export type ScheduledWire = z.output<typeof scheduledAnswer>

export const scheduledWire = (one: Scheduled): ScheduledWire => ({
  id: one.id,
  conversation_id: one.display_id,
  sender: { id: one.user_id, name: one.sender_name },
  content: one.content,
  in_reply_to: one.in_reply_to,
  send_at: seconds(one.send_at) ?? 0,
  cancel_on_reply: one.unless_answered,
  status: scheduledStates[one.status] ?? 'failed',
  reason: one.reason,
  created_at: seconds(one.created_at) ?? 0,
  updated_at: seconds(one.updated_at) ?? 0,
})

/** Whether the time is one that can be waited for. */
export const isAhead = (at: number, now: Date): boolean =>
  at * 1000 > now.getTime() && at * 1000 <= now.getTime() + MOST_SECONDS * 1000
