'use client'

import type { HistoryMessage } from './history.ts'

/**
 * The newest reply by a colleague that has come since the draft began (`drafting` turned true), or null: to be shown before
 * the agent's own goes over it.
 */
export function useCollision(_conversationId: number, _drafting = true): HistoryMessage | null {
  return null
}
