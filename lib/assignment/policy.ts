import { z } from 'zod'
import { line, nameOrNumber, text } from '#lib/base/text.ts'
import { type AssignmentPolicyWire, assignmentOrders, conversationPriorities } from '#lib/protocol/index.ts'

export type Policy = {
  id: number
  name: string
  description: string | null
  assignment_order: number
  conversation_priority: number
  fair_distribution_limit: number
  fair_distribution_window: number
  enabled: boolean
  assigned_inbox_count: number
  created_at: Date
  updated_at: Date
}

const fields = {
  description: text(2000).nullable().optional(),
  assignment_order: nameOrNumber([...assignmentOrders]).optional(),
  conversation_priority: nameOrNumber([...conversationPriorities]).optional(),
  fair_distribution_limit: z.number().int().min(1).max(10_000).optional(),
  fair_distribution_window: z.number().int().min(1).max(2_592_000).optional(),
  enabled: z.boolean().optional(),
}
export const newPolicy = z.object({ name: line(), ...fields })
export const policyChanges = z.object({ name: line().optional(), ...fields })
export type PolicyChanges = z.output<typeof policyChanges>

/** A policy as the API answers it. */
export const policyAnswer = z.object({
  id: z.number(),
  name: z.string(),
  description: z.string().nullable(),
  assignment_order: z.enum(assignmentOrders),
  conversation_priority: z.enum(conversationPriorities),
  fair_distribution_limit: z.number(),
  fair_distribution_window: z.number(),
  enabled: z.boolean(),
  assigned_inbox_count: z.number(),
  created_at: z.number(),
  updated_at: z.number(),
}) satisfies z.ZodType<AssignmentPolicyWire>

const seconds = (date: Date) => Math.floor(date.getTime() / 1000)

export const policyWire = (policy: Policy): AssignmentPolicyWire => ({
  id: policy.id,
  name: policy.name,
  description: policy.description,
  assignment_order: assignmentOrders[policy.assignment_order] ?? 'round_robin',
  conversation_priority: conversationPriorities[policy.conversation_priority] ?? 'earliest_created',
  fair_distribution_limit: policy.fair_distribution_limit,
  fair_distribution_window: policy.fair_distribution_window,
  enabled: policy.enabled,
  assigned_inbox_count: policy.assigned_inbox_count,
  created_at: seconds(policy.created_at),
  updated_at: seconds(policy.updated_at),
})
