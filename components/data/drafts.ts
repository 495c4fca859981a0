import type { Store } from './outbox.ts'

export type Mode = 'reply' | 'note'
export type Draft = { mode: Mode; reply: string; note: string }

const blank: Draft = { mode: 'reply', reply: '', note: '' }

/** What somebody was writing in a conversation. Bound to the person, the account and the conversation. */
export function createDrafts(prefix: string, store: Store | null) {
  const keyOf = (conversationId: number) => `${prefix}:${conversationId}`
  return {
    read(conversationId: number): Draft {
      try {
        return { ...blank, ...JSON.parse(store?.getItem(keyOf(conversationId)) ?? '{}') }
      } catch {
        return blank
      }
    },
    write(conversationId: number, draft: Draft) {
      if (!draft.reply && !draft.note) store?.removeItem(keyOf(conversationId))
      else store?.setItem(keyOf(conversationId), JSON.stringify(draft))
    },
  }
}

export type Drafts = ReturnType<typeof createDrafts>
