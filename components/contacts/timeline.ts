import type { NoteWire } from '#lib/protocol/index.ts'
import type { Conversation } from '../data/conversation.ts'
import type { Change } from './contacts-api.ts'

export const timelineKinds = ['all', 'conversations', 'notes', 'changes'] as const
export type TimelineKind = (typeof timelineKinds)[number]

export type TimelineItem =
  | { kind: 'conversations'; id: string; at: number; conversation: Conversation }
  | { kind: 'notes'; id: string; at: number; note: NoteWire }
  | { kind: 'changes'; id: string; at: number; change: Change }

type Parts = {
  conversations: Conversation[]
  notes: NoteWire[]
  changes: Change[]
  /** There are older changes that have not been asked for. */
  more: boolean
}

/**
 * Everything in one order, the newest first. While there are older changes that are not known, nothing is shown from
 * before the oldest known one: it would seem that nothing had changed since.
 */
export function timelineOf({ conversations, notes, changes, more }: Parts, kind: TimelineKind): TimelineItem[] {
  const items: TimelineItem[] = [
    ...conversations.map(one => ({
      kind: 'conversations' as const,
      id: `conversation-${one.id}`,
      at: one.createdAt,
      conversation: one,
    })),
    ...notes.map(one => ({ kind: 'notes' as const, id: `note-${one.id}`, at: one.created_at, note: one })),
    ...changes.map(one => ({ kind: 'changes' as const, id: `change-${one.id}`, at: one.created_at, change: one })),
  ]
  const oldest = more && (kind === 'all' || kind === 'changes') ? (changes.at(-1)?.created_at ?? 0) : 0
  return items
    .filter(item => (kind === 'all' || item.kind === kind) && item.at >= oldest)
    .sort((left, right) => right.at - left.at)
}
