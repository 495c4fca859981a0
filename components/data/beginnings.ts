import { remember, type Store } from './outbox.ts'

/** Up to which message a conversation went when somebody began to write in it. Kept across reloads, as drafts are. */
export function createBeginnings(prefix: string, store: Store | null) {
  const keyOf = (conversationId: number) => `${prefix}:${conversationId}`
  return {
    /** Where the draft began; here, when it has only just. */
    of(conversationId: number, newest: number): number {
      const known = Number(store?.getItem(keyOf(conversationId)) ?? Number.NaN)
      if (Number.isFinite(known)) return known
      remember(store, keyOf(conversationId), newest)
      return newest
    },
    forget: (conversationId: number) => store?.removeItem(keyOf(conversationId)),
  }
}
