import type { Condition } from '../data/conversation-list.ts'

/** Which contacts: all, those who are online, those of a segment, or those with a label. */
export type ContactPlace = { active?: boolean; segmentId?: number | null; label?: string | null }

export const sortable = [
  'name',
  'email',
  'phone_number',
  'company_name',
  'city',
  'country',
  'last_activity_at',
  'created_at',
] as const
export type Sortable = (typeof sortable)[number]
export type ContactSort = Sortable | `-${Sortable}`

export type ContactFilter = {
  place: ContactPlace
  /** Of the segment, or applied without being one. */
  conditions: Condition[] | null
  q: string
  sort: ContactSort
}

/**
 * Whether a bulk action can be told what the list is of, instead of who is in it. What is searched for and who is online
 * is no condition, and a label beside conditions cannot be said with them.
 */
export const isTellable = ({ place, conditions, q }: ContactFilter): boolean =>
  !q && !place.active && !(place.label && conditions)

/** The next order when the title of a column is pressed: first as people read it, then turned around. */
export function turned(sort: ContactSort, column: Sortable): ContactSort {
  const first: ContactSort = column === 'last_activity_at' || column === 'created_at' ? `-${column}` : column
  if (sort !== first) return first
  return first.startsWith('-') ? column : `-${column}`
}

export const isSort = (text: unknown): text is ContactSort =>
  typeof text === 'string' && (sortable as readonly string[]).includes(text.replace('-', ''))
