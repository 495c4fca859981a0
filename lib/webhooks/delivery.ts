import { z } from 'zod'
import { id } from '#lib/base/text.ts'
import type { WebhookDeliveryWire } from '#lib/protocol/index.ts'
import { deliveryStates, receiverKinds } from '#lib/protocol/index.ts'
import { kindOf, type Receiver } from './receivers.ts'

export const WAITING = 0
export const DELIVERED = 1
export const FAILED = 2

/** The row: what one receiver is told, and what became of it. */
export type Delivery = {
  account_id: number
  id: number
  receiver_id: number
  uid: string
  event: string
  line: string
  inbox_id: number | null
  conversation_id: number | null
  contact_id: number | null
  message_id: number | null
  payload: string
  state: number
  tries: number
  failures: number
  due_at: Date | null
  claimed: boolean
  attempts: Attempt[]
  created_at: Date
  finished_at: Date | null
}

/** One try, as it is kept and shown: bounded, and without what is secret. */
export const attemptAnswer = z.object({
  at: z.string(),
  duration_ms: z.number(),
  /** Without what stands behind a question mark. */
  url: z.string(),
  status: z.number().nullable(),
  /** Why it counts as not delivered; null when it does. */
  reason: z.enum(['status', 'redirect', 'gone', 'later', 'timeout', 'refused', 'failed', 'no_address']).nullable(),
  /** What was answered, its beginning. */
  response: z.string(),
})
export type Attempt = z.output<typeof attemptAnswer>

export const receiverAnswer = z.object({ kind: z.enum(receiverKinds), id: z.number() })

/** A delivery as lists show it. */
export const deliveryAnswer = z
  .object({
    id: z.number(),
    uid: z.string(),
    event: z.string(),
    receiver: receiverAnswer,
    inbox_id: z.number().nullable(),
    conversation_id: z.number().nullable(),
    contact_id: z.number().nullable(),
    message_id: z.number().nullable(),
    state: z.enum(deliveryStates),
    tries: z.number(),
    next_at: z.string().nullable(),
    last_attempt: attemptAnswer.nullable(),
    created_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({ id: 'WebhookDelivery' }) satisfies z.ZodType<WebhookDeliveryWire>

export type DeliveryRow = Delivery &
  Pick<Receiver, 'webhook_id' | 'agent_bot_id'> & { receiver_inbox_id: number | null }

/** `conversation_id` and `message_id` are as the rest of the API names them. */
export const deliveryWire = (row: DeliveryRow & { display_id: number | null }): WebhookDeliveryWire => {
  const kind = kindOf({ webhook_id: row.webhook_id, inbox_id: row.receiver_inbox_id })
  return {
    id: row.id,
    uid: row.uid,
    event: row.event,
    receiver: { kind, id: (row.webhook_id ?? row.receiver_inbox_id ?? row.agent_bot_id) as number },
    inbox_id: row.inbox_id,
    conversation_id: row.display_id,
    contact_id: row.contact_id,
    message_id: row.message_id,
    state: deliveryStates[row.state] ?? 'waiting',
    tries: row.tries,
    next_at: row.state === WAITING && !row.claimed ? (row.due_at?.toISOString() ?? null) : null,
    last_attempt: row.attempts.at(-1) ?? null,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  }
}

export const listQuery = z.object({
  webhook_id: id().optional(),
  inbox_id: id().optional(),
  agent_bot_id: id().optional(),
  state: z.enum(deliveryStates).optional(),
  before: id().optional(),
})

/** One delivery with what was sent and every attempt that is kept. */
export const wholeDeliveryAnswer = deliveryAnswer
  .extend({ payload: z.record(z.string(), z.unknown()), attempts: z.array(attemptAnswer) })
  .meta({ id: 'WholeWebhookDelivery' })

export const wholeDeliveryWire = (row: DeliveryRow & { display_id: number | null }) => ({
  ...deliveryWire(row),
  payload: JSON.parse(row.payload) as Record<string, unknown>,
  attempts: row.attempts,
})
