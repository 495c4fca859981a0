import { expect, it } from 'vitest'
import type { NoteWire } from '#lib/protocol/index.ts'
import type { Conversation } from '../data/conversation.ts'
import type { Change } from './contacts-api.ts'
import { type TimelineKind, timelineOf } from './timeline.ts'

const parts = {
  conversations: [{ id: 7, createdAt: 30 } as Conversation],
  notes: [{ id: 1, created_at: 40 } as NoteWire, { id: 2, created_at: 5 } as NoteWire],
  changes: [{ id: 9, created_at: 50 } as Change, { id: 8, created_at: 20 } as Change],
}

it.each<[TimelineKind, boolean, string[]]>([
  ['all', false, ['change-9', 'note-1', 'conversation-7', 'change-8', 'note-2']],
  ['notes', false, ['note-1', 'note-2']],
  ['conversations', false, ['conversation-7']],
  ['changes', false, ['change-9', 'change-8']],
  // What lies before the oldest known change waits for the changes in between.
  ['all', true, ['change-9', 'note-1', 'conversation-7', 'change-8']],
  ['notes', true, ['note-1', 'note-2']],
])('%s, with older changes unknown: %s', (kind, more, ids) => {
  expect(timelineOf({ ...parts, more }, kind).map(item => item.id)).toEqual(ids)
})
