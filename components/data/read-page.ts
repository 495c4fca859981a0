import type { AccountApi } from './api.ts'
import { replayList } from './apply.ts'
import { fromWire } from './conversation.ts'
import { type Condition, type ConversationList, type ListFilter, pageSize } from './conversation-list.ts'
import type { AccountRuntime } from './runtime.ts'

/** A page of a list, from 1, brought up to date with the events that overtook the answer. */
export async function readPage(runtime: AccountRuntime, filter: ListFilter, page: number, signal?: AbortSignal) {
  if (filter.conditions) return readFiltered(runtime, filter, filter.conditions, page, signal)
  const list = toList(await runtime.api.conversations(filter, page, signal), page)
  runtime.begin(list.cursor)
  return replayList(list, filter, runtime.viewer, runtime.log.after(list.cursor))
}

/** The API does not say where the sequence stood: at least where we are. */
async function readFiltered(
  runtime: AccountRuntime,
  filter: ListFilter,
  conditions: Condition[],
  page: number,
  signal?: AbortSignal,
): Promise<ConversationList> {
  const cursor = runtime.newest()
  const { meta, payload } = await runtime.api.filtered(conditions, filter.sort, page, signal)
  const seen = { full: cursor, message: cursor }
  const list = {
    start: (page - 1) * pageSize,
    items: payload.map(wire => ({ ...fromWire(wire), seen })),
    hasMore: payload.length >= pageSize,
    counts: { ...meta, assigned_count: meta.all_count - meta.unassigned_count },
    cursor,
  }
  return replayList(list, filter, runtime.viewer, runtime.log.after(cursor))
}

function toList({ data }: Awaited<ReturnType<AccountApi['conversations']>>, page: number): ConversationList {
  const { cursor, ...counts } = data.meta
  const seen = { full: cursor, message: cursor }
  return {
    start: (page - 1) * pageSize,
    items: data.payload.map(wire => ({ ...fromWire(wire), seen })),
    hasMore: data.payload.length >= pageSize,
    counts,
    cursor,
  }
}
