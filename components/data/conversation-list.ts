import type { BodyOf } from '#lib/protocol/client.ts'
import type { AssigneeTab, ConversationCounts, ConversationStatus, Priority } from '#lib/protocol/index.ts'
import type { Conversation } from './conversation.ts'

/** Every order that the API has (reference §5.4). */
export const sorts = [
  'last_activity_at_desc',
  'last_activity_at_asc',
  'created_at_desc',
  'created_at_asc',
  'priority_desc',
  'priority_asc',
  'waiting_since_asc',
  'waiting_since_desc',
  'priority_desc_created_at_asc',
  'unread',
] as const
export type Sort = (typeof sorts)[number]
/** In which order a saved view opens, if it says so. */
export const sortIn = (query: Record<string, unknown>) => sorts.find(sort => sort === query.sort_by)

export type Tab = Exclude<AssigneeTab, 'assigned'>

export const kinds = ['mention', 'participating', 'unattended'] as const
export type Kind = (typeof kinds)[number]

/** A condition of the filter builder, as the API takes it (reference §5.3). */
export type Condition = BodyOf<'/api/v1/accounts/{account_id}/conversations/filter', 'post'>['payload'][number]

export type ListFilter = {
  tab: Tab
  status: ConversationStatus | 'all'
  inboxId: number | null
  sort: Sort
  teamId?: number | null
  label?: string | null
  kind?: Kind | null
  /** In place of all the others but the order. */
  conditions?: Condition[] | null
}

/** Whether only the server knows what belongs in the list. */
export const isOpaque = ({ kind, conditions }: ListFilter) =>
  Boolean(conditions) || kind === 'mention' || kind === 'participating'

/** Whether two lists are the tabs or orders of the same one, and have the same counts. */
export const sameScope = (left: ListFilter, right: ListFilter) => scopeOf(left) === scopeOf(right)
const scopeOf = ({ status, inboxId, teamId, label, kind, conditions }: ListFilter) =>
  JSON.stringify([status, inboxId, teamId ?? null, label ?? null, kind ?? null, conditions ?? null])

/**
 * The loaded part of a list: `items` stand one after another, the first of them at `start`. `cursor` is the sequence number
 * that the server had reached when it answered.
 */
export type ConversationList = {
  start: number
  items: Conversation[]
  /** Whether more come behind the loaded ones. */
  hasMore: boolean
  counts: ConversationCounts
  cursor: number
  /** Something came or went whose former place nobody knows: `start` may be off by as much. */
  adrift?: boolean
}

export const pageSize = 25

/** Whether the conversation belongs in the list, as the server would decide. */
export function belongs(conversation: Conversation, filter: ListFilter, me: number) {
  if (filter.conditions) return true
  if (filter.teamId && conversation.team?.id !== filter.teamId) return false
  if (filter.label && !conversation.labels.includes(filter.label)) return false
  if (filter.kind === 'unattended' && conversation.firstReplyAt !== null && !conversation.waitingSince) return false
  if (filter.status !== 'all' && conversation.status !== filter.status) return false
  if (filter.inboxId !== null && conversation.inboxId !== filter.inboxId) return false
  if (filter.tab === 'me') return conversation.assignee?.id === me
  if (filter.tab === 'unassigned') return conversation.assignee === null
  return true
}

/**
 * Puts the conversation where it belongs now, or takes it out. What sorts before or behind the loaded part of a longer
 * list is not kept.
 */
export function place(list: ConversationList, conversation: Conversation, filter: ListFilter, me: number) {
  const at = list.items.findIndex(item => item.id === conversation.id)
  if (at >= 0 && list.items[at] === conversation) return list
  if (at < 0 && isOpaque(filter)) return list
  const isKnown = at >= 0
  const adrift = list.adrift || (!isKnown && list.start > 0)
  const items = isKnown ? list.items.toSpliced(at, 1) : list.items
  if (!belongs(conversation, filter, me)) return isKnown ? { ...list, items } : adrifting(list, adrift)
  const compare = comparator(filter.sort)
  const before = items.findIndex(item => compare(conversation, item) < 0)
  if (before === 0 && list.start > 0)
    return isKnown ? { ...list, start: list.start + 1, items } : adrifting(list, adrift)
  if (before < 0 && list.hasMore && items.length > 0) return isKnown ? { ...list, items } : adrifting(list, adrift)
  return { ...list, adrift, items: items.toSpliced(before < 0 ? items.length : before, 0, conversation) }
}

const adrifting = (list: ConversationList, adrift: boolean | undefined) =>
  Boolean(list.adrift) === Boolean(adrift) ? list : { ...list, adrift }

/** The counters after a conversation changed from `before` to `after`. */
export function recount(
  counts: ConversationCounts,
  filter: ListFilter,
  me: number,
  before: Conversation,
  after: Conversation,
) {
  if (isOpaque(filter)) return counts
  const step = (tab: Tab) =>
    Number(belongs(after, { ...filter, tab }, me)) - Number(belongs(before, { ...filter, tab }, me))
  const all = step('all')
  const unassigned = step('unassigned')
  return {
    mine_count: counts.mine_count + step('me'),
    unassigned_count: counts.unassigned_count + unassigned,
    assigned_count: counts.assigned_count + all - unassigned,
    all_count: counts.all_count + all,
  }
}

const weight: Record<Priority, number> = { urgent: 4, high: 3, medium: 2, low: 1 }

export function comparator(sort: Sort) {
  const later = sort.endsWith('_asc') && sort !== 'priority_asc' ? -1 : 1
  return (left: Conversation, right: Conversation) => order[sort](left, right) || later * (right.id - left.id)
}

const order: Record<Sort, (left: Conversation, right: Conversation) => number> = {
  last_activity_at_desc: (left, right) => activity(right, left),
  last_activity_at_asc: activity,
  created_at_desc: (left, right) => right.createdAt - left.createdAt,
  created_at_asc: (left, right) => left.createdAt - right.createdAt,
  waiting_since_asc: (left, right) => (left.waitingSince || Infinity) - (right.waitingSince || Infinity) || 0,
  waiting_since_desc: (left, right) => right.waitingSince - left.waitingSince,
  priority_desc: (left, right) => priorityWeight(right) - priorityWeight(left) || activity(right, left),
  priority_asc: (left, right) => (priorityWeight(left) || 9) - (priorityWeight(right) || 9) || activity(right, left),
  priority_desc_created_at_asc: (left, right) =>
    priorityWeight(right) - priorityWeight(left) || left.createdAt - right.createdAt,
  unread: (left, right) => Number(right.unread > 0) - Number(left.unread > 0) || activity(right, left),
}

/** The wire has whole seconds, the server more: within a second the later message is the later activity. */
function activity(left: Conversation, right: Conversation) {
  return left.lastActivityAt - right.lastActivityAt || left.lastMessageId - right.lastMessageId
}

/**
 * Whether two neighbours were active in the same recent second, so that only the server knows which one comes first.
 * `now` in unix seconds.
 */
export function freshTie({ items }: ConversationList, now: number) {
  return items.some((item, index) => {
    const next = items[index + 1]
    return next?.lastActivityAt === item.lastActivityAt && now - item.lastActivityAt < 15
  })
}

function priorityWeight({ priority }: Conversation) {
  return priority ? weight[priority] : 0
}
