export const assignmentOrders = ['round_robin', 'balanced'] as const
export const conversationPriorities = ['earliest_created', 'longest_waiting'] as const

/** How an inbox's conversations are handed out. The window is in seconds. */
export type AssignmentPolicyWire = {
  id: number
  name: string
  description: string | null
  assignment_order: (typeof assignmentOrders)[number]
  conversation_priority: (typeof conversationPriorities)[number]
  fair_distribution_limit: number
  fair_distribution_window: number
  enabled: boolean
  assigned_inbox_count: number
  created_at: number
  updated_at: number
}
