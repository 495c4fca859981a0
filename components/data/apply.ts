import type { QueryClient } from '@tanstack/react-query'
import type { LoggedEvent } from '#lib/protocol/index.ts'
import type { Conversation, Person } from './conversation.ts'
import { type ConversationList, type ListFilter, place, recount } from './conversation-list.ts'
import { followConversation, subjectOf, wholeConversation } from './follow.ts'
import { followHistory, type History } from './history.ts'
import { keys } from './keys.ts'

export type Viewer = { account: number; me: number; member: (id: number) => Person | undefined }

/**
 * Brings everything cached up to date with the events. Answers which conversations must be asked for, because an event
 * speaks of them without describing them, and whether the counters may have changed.
 */
export function applyEvents(client: QueryClient, viewer: Viewer, events: LoggedEvent[]) {
  const missing = new Set<number>()
  const changed = new Map<number, Conversation>()
  for (const event of events) {
    for (const conversation of affected(client, viewer, event, changed)) changed.set(conversation.id, conversation)
    const subject = subjectOf(event)
    if (subject === null || changed.has(subject)) continue
    const known = findConversation(client, viewer.account, subject)
    if (!known && event.event.startsWith('message.')) missing.add(subject)
    if (known?.assignee && !known.assignee.name) missing.add(subject)
  }
  putConversations(client, viewer, [...changed.values()])
  followHistories(client, viewer.account, events)
  takeOut(client, viewer.account, deleted(events))
  for (const conversation of changed.values()) {
    if (conversation.assignee && !conversation.assignee.name) missing.add(conversation.id)
  }
  return { missing: [...missing], counted: events.some(event => movesCounters.has(event.event)) }
}

const movesCounters = new Set<string>([
  'message.created',
  'conversation.created',
  'conversation.updated',
  'conversation.status_changed',
  'conversation.read',
  'conversation.mentioned',
  'assignee.changed',
  'team.changed',
  'conversation.deleted',
])

function affected(client: QueryClient, viewer: Viewer, event: LoggedEvent, changed: Map<number, Conversation>) {
  const subject = subjectOf(event)
  if (subject === null) {
    return everyConversation(client, viewer.account)
      .map(known => changed.get(known.id) ?? known)
      .flatMap(known => {
        const next = followConversation(known, event, viewer.member)
        return next === known ? [] : [next]
      })
  }
  const known = changed.get(subject) ?? findConversation(client, viewer.account, subject)
  const next = known ? followConversation(known, event, viewer.member) : wholeConversation(event)
  return next && next !== known ? [next] : []
}

/** The newest known state of a conversation, from wherever it is cached. */
export function findConversation(client: QueryClient, account: number, id: number): Conversation | undefined {
  return everyConversation(client, account).find(conversation => conversation.id === id)
}

function everyConversation(client: QueryClient, account: number): Conversation[] {
  const found = new Map<number, Conversation>()
  for (const [, one] of client.getQueriesData<Conversation>({ queryKey: keys.conversations(account) })) {
    if (one) found.set(one.id, one)
  }
  for (const [, list] of client.getQueriesData<ConversationList>({ queryKey: keys.lists(account) })) {
    for (const item of list?.items ?? []) if (!found.has(item.id)) found.set(item.id, item)
  }
  return [...found.values()]
}

/** Writes states of conversations into every list where they belong and into their own place. */
export function putConversations(client: QueryClient, viewer: Viewer, conversations: Conversation[]) {
  const there = conversations.filter(one => !isGone(client, viewer.account, one.id))
  if (there.length === 0) return
  for (const [key, list] of client.getQueriesData<ConversationList>({ queryKey: keys.lists(viewer.account) })) {
    if (!list) continue
    const filter = key[3] as ListFilter
    const next = there.reduce((soFar, one) => place(soFar, one, filter, viewer.me), list)
    if (next !== list) client.setQueryData(key, next)
  }
  for (const one of there) {
    const key = keys.conversation(viewer.account, one.id)
    if (client.getQueryData(key)) client.setQueryData(key, one)
  }
}

/** Shows a change of our own before the server has confirmed it: in the lists, and in their counters. */
export function showChange(client: QueryClient, viewer: Viewer, before: Conversation, after: Conversation) {
  for (const [key, list] of client.getQueriesData<ConversationList>({ queryKey: keys.lists(viewer.account) })) {
    if (!list) continue
    const counts = recount(list.counts, key[3] as ListFilter, viewer.me, before, after)
    client.setQueryData(key, { ...list, counts })
  }
  putConversations(client, viewer, [after])
}

function followHistories(client: QueryClient, account: number, events: LoggedEvent[]) {
  const subjects = new Set(events.map(subjectOf))
  for (const [key, history] of client.getQueriesData<History>({ queryKey: keys.histories(account) })) {
    const id = key[3] as number
    if (!history || !subjects.has(id)) continue
    const next = events.reduce((soFar, event) => followHistory(soFar, id, event), history)
    if (next !== history) client.setQueryData(key, next)
  }
}

/** What was deleted. Who looks at one still has what a list knew of it, and that is not to be put back. */
const gone = new WeakMap<QueryClient, Set<string>>()
const isGone = (client: QueryClient, account: number, id: number) => gone.get(client)?.has(`${account}/${id}`) ?? false

/** A number is given once: what is deleted does not come back. */
const deleted = (events: LoggedEvent[]) =>
  new Set(events.flatMap(event => (event.event === 'conversation.deleted' ? [event.data.id] : [])))

const without = (list: ConversationList, ids: Set<number>) =>
  list.items.some(item => ids.has(item.id)) ? { ...list, items: list.items.filter(item => !ids.has(item.id)) } : list

function takeOut(client: QueryClient, account: number, ids: Set<number>) {
  if (ids.size === 0) return
  const names = [...ids].map(id => `${account}/${id}`)
  gone.set(client, new Set([...(gone.get(client) ?? []), ...names]))
  for (const [key, list] of client.getQueriesData<ConversationList>({ queryKey: keys.lists(account) })) {
    if (list) client.setQueryData(key, without(list, ids))
  }
  for (const id of ids) {
    void client.resetQueries({ queryKey: keys.conversation(account, id) }) // who looks at it is told that it is gone
    void client.resetQueries({ queryKey: keys.history(account, id) })
  }
}

/** Brings a list that has just been fetched up to date with events that overtook it. */
export function replayList(list: ConversationList, filter: ListFilter, viewer: Viewer, events: LoggedEvent[]) {
  const latest = new Map(list.items.map(item => [item.id, item]))
  const touched = new Set<number>()
  for (const event of events) {
    for (const item of event.event === 'contact.updated'
      ? [...latest.values()]
      : [latest.get(subjectOf(event) ?? -1)]) {
      const next = item ? followConversation(item, event, viewer.member) : wholeConversation(event)
      if (!next || next === item) continue
      latest.set(next.id, next)
      touched.add(next.id)
    }
  }
  const placed = [...touched].reduce(
    (soFar, id) => place(soFar, latest.get(id) as Conversation, filter, viewer.me),
    list,
  )
  return without(placed, deleted(events))
}
