import type { QueryClient } from '@tanstack/react-query'
import type { AgentWire, EphemeralEvent, LoggedEvent, ProfileWire } from '#lib/protocol/index.ts'
import { readInboxRoute } from '../shell/paths.ts'
import { type AccountApi, accountApi } from './api.ts'
import { applyEvents, findConversation, putConversations, type Viewer } from './apply.ts'
import { createBeginnings } from './beginnings.ts'
import { type Conversation, fromWire } from './conversation.ts'
import { type ConversationList, freshTie, isOpaque, type ListFilter, sameScope } from './conversation-list.ts'
import { createDrafts } from './drafts.ts'
import { createEventLog } from './event-log.ts'
import { subjectOf } from './follow.ts'
import { type History, insert } from './history.ts'
import { keys } from './keys.ts'
import { fadeLooking, followLooking, type Looking } from './looking.ts'
import { createOutbox, type Deliver, type Store as KeptStore } from './outbox.ts'
import { pace } from './pace.ts'
import { type Connection, startRealtime } from './realtime.ts'
import { refreshing } from './refreshing.ts'
import { createStore } from './store.ts'
import { createTyped } from './typed.ts'
import { fadeTyping, followTyping, stopTyping, type Typing } from './typing.ts'
import { bodyOf, draftServer, onLeaving, thisPage } from './writing.ts'

/** How often news of other conversations than the open one is drawn, at most; in milliseconds. */
const drawEvery = 150

/** A large account's counts may be some seconds old when they are answered (lib/conversations/counts.ts): then they are asked for once more. */
const countedAnewAfter = 3_500

type Presence = { users: Record<string, string>; contacts: Record<string, string> }

/** Everything of one account that lives longer than a screen: the connection, what is being sent, drafts, typing. */
export function startAccount(client: QueryClient, profile: ProfileWire, account: number, store: KeptStore | null) {
  const api = accountApi(account)
  const log = createEventLog()
  const typing = createStore<Typing>({})
  const looking = createStore<Looking>({})
  const presence = createStore<Presence>({ users: {}, contacts: {} })
  const connection = createStore<Connection>('connecting')
  const listeners = new Set<(events: LoggedEvent[]) => void>()
  const scope = `charla:${profile.id}:${account}`
  let newest = 0

  const viewer: Viewer = {
    account,
    me: profile.id,
    member(id) {
      const agent = client.getQueryData<AgentWire[]>(keys.agents(account))?.find(one => one.id === id)
      return agent && { id, name: agent.available_name, thumbnail: agent.thumbnail }
    },
  }

  const page = thisPage(scope)
  const deliver: Deliver = async (item, leaving) => {
    const message = await api.send(item.conversationId, bodyOf(item), leaving)
    client.setQueryData<History>(
      keys.history(account, item.conversationId),
      history => history && insert(history, message),
    )
  }
  const outbox = createOutbox(`${scope}:outbox`, store, deliver, page)
  void outbox.adopt().then(outbox.resume)
  const drafts = createDrafts(`${scope}:draft`, store, draftServer(api))
  const leaving = onLeaving({ outbox, drafts })

  const counters = refreshing(() => refreshCounters(client, api, account), 1_200, countedAnewAfter)

  const drawing = pace(draw, drawEvery, event => {
    const open = readInboxRoute(location.pathname).conversationId
    return open !== null && subjectOf(event) === open
  })

  function onEvents(events: LoggedEvent[]) {
    log.add(events)
    newest = Math.max(newest, events.at(-1)?.seq ?? 0)
    drawing.add(events)
    for (const listen of listeners) listen(events)
  }

  function draw(events: LoggedEvent[]) {
    const { missing, counted } = applyEvents(client, viewer, events)
    for (const id of missing) void fetchConversation(id)
    if (counted) counters()
    if (events.some(event => event.event === 'account.cache_invalidated'))
      for (const key of [keys.inboxes, keys.labels, keys.teams])
        void client.invalidateQueries({ queryKey: key(account) })
    for (const event of events) {
      if (event.event !== 'message.created') continue
      if (event.data.echo_id) outbox.settle(event.data.echo_id)
      typing.set(stopTyping(typing.get(), event.data.conversation_id, event.data.sender))
    }
  }

  function onEphemeral(event: EphemeralEvent) {
    if (event.event === 'presence.update') {
      presence.set({ users: event.data.users, contacts: event.data.contacts ?? presence.get().contacts })
    } else {
      typing.set(followTyping(typing.get(), event, profile.id, Date.now()))
      looking.set(followLooking(looking.get(), event, Date.now()))
    }
  }

  /** Asks for one conversation. Its answer is as new as everything received before asking. */
  async function fetchConversation(id: number): Promise<Conversation | null> {
    const asOf = newest
    const wire = await api.conversation(id).catch(() => null)
    if (!wire) return null
    const known = findConversation(client, account, id)
    if (known && Math.max(known.seen.full, known.seen.message) > asOf) return known
    const fresh = { ...fromWire(wire), seen: { full: asOf, message: asOf } }
    putConversations(client, viewer, [fresh])
    return fresh
  }

  const realtime = startRealtime({
    cableUrl: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/cable`,
    subscription: { pubsub_token: profile.pubsub_token, account_id: account, user_id: profile.id },
    changes: api.changes,
    onEvents,
    onEphemeral,
    onExpired() {
      drawing.stop()
      log.clear()
      void client.invalidateQueries({ queryKey: keys.everything(account) })
    },
    onRejected: () => void client.invalidateQueries({ queryKey: keys.profile }),
    onConnection(state) {
      connection.set(state)
      if (state !== 'live' && state !== 'polling') return
      outbox.resume()
      void drafts.flush()
      void drafts.refreshAll()
    },
  })
  const fading = setInterval(() => {
    typing.set(fadeTyping(typing.get(), Date.now()))
    looking.set(fadeLooking(looking.get(), Date.now()))
  }, 1_000)
  const resending = setInterval(() => {
    void drafts.flush()
    void outbox.adopt().then(() => navigator.onLine && outbox.resume())
  }, 10_000)

  return {
    api,
    account,
    viewer,
    outbox,
    drafts,
    typed: createTyped(`${scope}:typed`, store),
    began: createBeginnings(`${scope}:began`, store),
    typing,
    looking,
    presence,
    connection,
    log,
    fetchConversation,
    /** The number of the newest event received: what a fetched answer is at least as new as. */
    newest: () => newest,
    /** Tells the realtime connection where a fresh load stood. */
    begin(cursor: number) {
      newest = Math.max(newest, cursor)
      realtime.begin(cursor)
    },
    /** Follows events as they come, for what is not in a cache (onboarding, title, sounds). */
    listen(listener: (events: LoggedEvent[]) => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    stop() {
      clearInterval(fading)
      clearInterval(resending)
      leaving()
      page.end()
      realtime.stop()
      drawing.stop()
    },
  }
}

export type AccountRuntime = ReturnType<typeof startAccount>

async function refreshCounters(client: QueryClient, api: AccountApi, account: number) {
  void client.invalidateQueries({ queryKey: keys.unreadCounts(account) })
  const active = client.getQueryCache().findAll({ queryKey: keys.lists(account), type: 'active' })
  for (const query of active) {
    const filter = query.queryKey[3] as ListFilter
    const list = query.state.data as ConversationList | undefined
    if (list && (isOpaque(filter) || freshTie(list, Date.now() / 1000))) {
      await client.refetchQueries({ queryKey: query.queryKey, exact: true }, { cancelRefetch: false })
      continue
    }
    const answer = await api.counts(filter).catch(() => null)
    if (!answer) continue
    const { mine_count, unassigned_count, assigned_count, all_count } = answer.meta
    const counts = { mine_count, unassigned_count, assigned_count, all_count }
    for (const sibling of client.getQueryCache().findAll({ queryKey: keys.lists(account) })) {
      const other = sibling.queryKey[3] as typeof filter
      if (!sameScope(other, filter)) continue
      client.setQueryData<object>(sibling.queryKey, known => known && { ...known, counts })
    }
  }
}
