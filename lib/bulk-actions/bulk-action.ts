import { z } from 'zod'
import { id, titles } from '#lib/base/text.ts'
import { consentInput, contactQuery } from '#lib/contacts/index.ts'
import { conversationQuery } from '#lib/conversations/index.ts'
import { filterInput } from '#lib/filters/index.ts'
import { conversationStatuses, priorities } from '#lib/protocol/index.ts'

export const kinds = ['Conversation', 'Contact'] as const
export const states = ['queued', 'running', 'completed', 'cancelled', 'failed'] as const
export const stateNumber = (state: (typeof states)[number]) => states.indexOf(state)

// Chatwoot's clients send 0 for nobody.
const orNobody = z.preprocess(value => (value === 0 || value === '0' ? null : value), id().nullable()).optional()
const nullIsNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(value => value ?? undefined, schema.optional())

const fields = z.object({
  status: nullIsNothing(z.enum(conversationStatuses)),
  assignee_id: orNobody,
  team_id: orNobody,
  priority: z.enum(priorities).nullable().optional(),
})

const labels = z.object({ add: nullIsNothing(titles()), remove: nullIsNothing(titles()) })

/** What is to be done to each. */
const changes = {
  fields: nullIsNothing(fields),
  labels: nullIsNothing(labels),
  snoozed_until: z.number().int().positive().max(8_640_000_000).nullable().optional(),
  action_name: nullIsNothing(z.literal('delete')),
}
/** To contacts also: what they have agreed to, as one form or call said it of all of them. */
const consent = nullIsNothing(consentInput)
export const changesInput = z.object({ ...changes, consent })
export type Changes = z.output<typeof changesInput>

const shared = { ids: nullIsNothing(z.array(id()).min(1).max(10_000)), payload: filterInput.shape.payload.optional() }

/** By `ids` (of conversations their numbers), by the conditions of a filter in `payload`, or as a list is asked for in `query`. */
export const newBulkAction = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('Conversation'), ...shared, query: conversationQuery.optional(), ...changes }),
    z.object({ type: z.literal('Contact'), ...shared, query: contactQuery.optional(), ...changes, consent }),
  ])
  .refine(input => [input.ids, input.payload, input.query].filter(Boolean).length === 1, {
    path: ['ids'],
    message: 'one of ids, payload and query is needed',
  })
  .refine(input => input.action_name || something(input.fields) || something(input.labels) || consentIn(input), {
    path: ['fields'],
    message: 'nothing is to be done: fields, labels, consent or action_name is needed',
  })
  .refine(input => input.type === 'Conversation' || !something(input.fields), {
    path: ['fields'],
    message: 'contacts have none of these',
  })
export type NewBulkAction = z.output<typeof newBulkAction>

const consentIn = (input: object) => 'consent' in input && input.consent !== undefined

const something = (given: object | undefined) => Object.values(given ?? {}).some(value => value !== undefined)

export type BulkAction = {
  id: number
  account_id: number
  user_id: number
  kind: number
  selection: { ids?: number[]; payload?: NonNullable<NewBulkAction['payload']>; query?: NewBulkAction['query'] }
  changes: Changes
  status: number
  position: number
  upto: number
  total: number
  succeeded: number
  failed: number
  errors: { id: number; message: string }[]
  created_at: Date
  updated_at: Date
}

/** How far it has come. `total` is how many there were when it was asked for. */
export const bulkActionAnswer = z.object({
  id: z.number(),
  type: z.enum(kinds),
  status: z.enum(states),
  total: z.number(),
  processed: z.number(),
  succeeded: z.number(),
  failed: z.number(),
  errors: z.array(z.object({ id: z.number(), message: z.string() })),
  created_at: z.string(),
  updated_at: z.string(),
})
export type BulkActionWire = z.output<typeof bulkActionAnswer>

export const bulkActionWire = (action: BulkAction): BulkActionWire => ({
  id: action.id,
  type: kinds[action.kind] ?? 'Conversation',
  status: states[action.status] ?? 'failed',
  total: action.total,
  processed: action.succeeded + action.failed,
  succeeded: action.succeeded,
  failed: action.failed,
  errors: action.errors,
  created_at: action.created_at.toISOString(),
  updated_at: action.updated_at.toISOString(),
})
