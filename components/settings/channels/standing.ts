import type { InboxWire } from '#lib/protocol/inbox.ts'

/** Why an inbox does not work; null when nothing is known to be wrong. A success since takes it away on the server. */
export const troubleOf = ({ trouble, reauthorization_required }: Partial<InboxWire>): string | null =>
  trouble ?? (reauthorization_required ? '' : null)

export type Mark = 'broken' | 'unreadable' | 'failing' | null

type Known = {
  unreadable: number
  sent_at: string | null
  send_failure: { at: string } | null
}

/** How an inbox is marked in a list: the worst that is known of it. A failure counts until something has left again. */
export function markOf(inbox: Partial<InboxWire>, standing: Known | undefined): Mark {
  if (troubleOf(inbox) !== null) return 'broken'
  if (!standing) return null
  const { send_failure: failure, sent_at } = standing
  if (failure && (!sent_at || Date.parse(failure.at) > Date.parse(sent_at))) return 'failing'
  return standing.unreadable ? 'unreadable' : null
}
