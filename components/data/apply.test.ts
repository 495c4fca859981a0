import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { LoggedEvent } from '#lib/protocol/index.ts'
import { applyEvents, findConversation, replayList, showChange, type Viewer } from './apply.ts'
import type { ConversationList, ListFilter } from './conversation-list.ts'
import type { History } from './history.ts'
import { ApiError } from './http.ts'
import { keys } from './keys.ts'
import { ada, known, message, said, state } from './samples.ts'

const viewer: Viewer = { account: 1, me: 1, member: () => undefined }
const all: ListFilter = { tab: 'all', status: 'open', inboxId: null, sort: 'last_activity_at_desc' }
const mine: ListFilter = { ...all, tab: 'me' }
const counts = { mine_count: 0, unassigned_count: 1, assigned_count: 0, all_count: 1 }
const whole: History = { messages: [], hasMore: false, hasNewer: false, ahead: [], cursor: 0 }
let client: QueryClient

const gone = (seq: number, id: number): LoggedEvent => ({
  seq,
  event: 'conversation.deleted',
  data: { id, inbox_id: 1, account_id: 1 },
})
const list = (filter: ListFilter) => client.getQueryData<ConversationList>(keys.list(1, filter))
const ids = (filter: ListFilter) => list(filter)?.items.map(item => item.id)

beforeEach(() => {
  client = new QueryClient()
  client.setQueryData(keys.list(1, all), { start: 0, items: [known()], hasMore: false, counts, cursor: 0 })
  client.setQueryData(keys.list(1, mine), { start: 0, items: [], hasMore: false, counts, cursor: 0 })
  client.setQueryData<History>(keys.history(1, 5), { ...whole, messages: [message()] })
})

describe('events', () => {
  it('bring list, conversation and history forward together', () => {
    client.setQueryData(keys.conversation(1, 5), known())
    const { missing, counted } = applyEvents(client, viewer, [said(1, { id: 9, content: 'Hi' }, { unread: 1 })])
    expect(list(all)?.items[0]).toMatchObject({ unread: 1, preview: { text: 'Hi' } })
    expect(client.getQueryData(keys.conversation(1, 5))).toMatchObject({ unread: 1 })
    expect(client.getQueryData<History>(keys.history(1, 5))?.messages.map(one => one.id)).toEqual([1, 9])
    expect([missing, counted]).toEqual([[], true])
  })

  it('move a conversation between the tabs', () => {
    applyEvents(client, viewer, [state(1, { assignee: ada })])
    expect([ids(all), ids(mine)]).toEqual([[5], [5]])
    applyEvents(client, viewer, [state(2, { assignee: ada, status: 'resolved' })])
    expect([ids(all), ids(mine)]).toEqual([[], []])
  })

  it('show a conversation that nobody had loaded, when the event describes it', () => {
    applyEvents(client, viewer, [state(1, { id: 8, last_activity_at: 500 })])
    expect(ids(all)).toEqual([8, 5])
  })

  it('take out a conversation that was deleted', () => {
    client.setQueryData(keys.conversation(1, 5), known())
    const { counted } = applyEvents(client, viewer, [said(1, { id: 9 }), gone(2, 5), gone(3, 77)])
    expect(ids(all)).toEqual([])
    expect(client.getQueryData(keys.conversation(1, 5))).toBeUndefined()
    expect(client.getQueryData(keys.history(1, 5))).toBeUndefined()
    expect(counted).toBe(true)
  })

  it('say of a deleted one that it is gone, also to who had opened it from the list', async () => {
    const observer = new QueryObserver(client, {
      queryKey: keys.conversation(1, 5),
      queryFn: () => Promise.reject(new ApiError(404, 'Not found')),
      initialData: known(),
      staleTime: 60_000,
      retry: false,
    })
    const stop = observer.subscribe(() => {})
    applyEvents(client, viewer, [gone(2, 5)])
    await vi.waitFor(() => expect(observer.getCurrentResult().error).toMatchObject({ status: 404 }))
    applyEvents(client, viewer, [said(3, { id: 12 })])
    const [[, list] = []] = client.getQueriesData<ConversationList>({ queryKey: keys.lists(1) })
    expect(list?.items.map(item => item.id)).not.toContain(5)
    stop()
  })

  it('ask for a conversation of which only a message is known', () => {
    expect(applyEvents(client, viewer, [said(1, { conversation_id: 77 })]).missing).toEqual([77])
  })

  it.each(['conversation.read', 'conversation.mentioned'] as const)('count anew after %s', event => {
    expect(applyEvents(client, viewer, [{ ...state(1), event } as LoggedEvent]).counted).toBe(true)
  })

  it('ask for the name of an assignee whom we do not know', () => {
    expect(applyEvents(client, viewer, [said(1, {}, { assignee: 42 })]).missing).toEqual([5])
  })
})

it('an answer that was overtaken by events is brought up to date', () => {
  const answer: ConversationList = { start: 0, items: [known()], hasMore: false, counts, cursor: 3 }
  const events = [said(4, { id: 9 }, { unread: 3 }), state(5, { id: 8, last_activity_at: 500 })]
  const replayed = replayList(answer, all, viewer, events)
  expect(replayed.items.map(item => [item.id, item.unread])).toEqual([
    [8, 0],
    [5, 3],
  ])
})

it('an answer that still has what was deleted meanwhile loses it', () => {
  const answer: ConversationList = { start: 0, items: [known()], hasMore: false, counts, cursor: 3 }
  expect(replayList(answer, all, viewer, [state(4, { priority: 'high' }), gone(5, 5)]).items).toEqual([])
})

it('a change of our own shows at once, in the counters too, and can be taken back', () => {
  const before = known()
  const after = known({ assignee: { id: 1, name: 'Ada', thumbnail: '' } })
  showChange(client, viewer, before, after)
  expect(ids(mine)).toEqual([5])
  expect(list(all)?.counts).toMatchObject({ mine_count: 1, unassigned_count: 0 })
  showChange(client, viewer, after, before)
  expect(ids(mine)).toEqual([])
  expect(list(all)?.counts).toEqual(counts)
  expect(findConversation(client, 1, 5)?.assignee).toBeNull()
})
