'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { useAccount } from './account-context.tsx'
import type { AccountApi } from './api.ts'
import { findConversation, replayList } from './apply.ts'
import { type Conversation, fromWire } from './conversation.ts'
import {
  append,
  type Condition,
  type ConversationList,
  type ListFilter,
  nextPage,
  pageSize,
} from './conversation-list.ts'
import { keys } from './keys.ts'
import type { AccountRuntime } from './runtime.ts'

const maxReload = 8

/** A list of conversations that follows the account's events; `more` loads what comes behind the loaded rows. */
export function useConversationList(filter: ListFilter) {
  const { runtime, accountId } = useAccount()
  const client = useQueryClient()
  const key = keys.list(accountId, filter)
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => {
      const loaded = client.getQueryData<ConversationList>(key)?.items.length ?? 0
      return loadPages(runtime, filter, Math.min(maxReload, Math.max(1, Math.ceil(loaded / pageSize))), signal)
    },
  })
  const loading = useRef(false)
  const more = useCallback(async () => {
    const list = client.getQueryData<ConversationList>(keys.list(accountId, filter))
    if (!list?.hasMore || loading.current) return
    loading.current = true
    try {
      const page = await loadPage(runtime, filter, nextPage(list))
      client.setQueryData<ConversationList>(keys.list(accountId, filter), now => now && append(now, page))
    } finally {
      loading.current = false
    }
  }, [client, accountId, filter, runtime])
  return { ...query, more }
}

async function loadPages(runtime: AccountRuntime, filter: ListFilter, pages: number, signal: AbortSignal) {
  let list = await loadPage(runtime, filter, 1, signal)
  for (let page = 2; page <= pages && list.hasMore; page++) {
    list = append(list, await loadPage(runtime, filter, page, signal))
  }
  return list
}

async function loadPage(runtime: AccountRuntime, filter: ListFilter, page: number, signal?: AbortSignal) {
  if (filter.conditions) return loadFiltered(runtime, filter, filter.conditions, page, signal)
  const list = toList(await runtime.api.conversations(filter, page, signal))
  runtime.begin(list.cursor)
  return replayList(list, filter, runtime.viewer, runtime.log.after(list.cursor))
}

/** The API does not say where the sequence stood: at least where we are. */
async function loadFiltered(
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
    items: payload.map(wire => ({ ...fromWire(wire), seen })),
    hasMore: payload.length >= pageSize,
    counts: { ...meta, assigned_count: meta.all_count - meta.unassigned_count },
    cursor,
  }
  return replayList(list, filter, runtime.viewer, runtime.log.after(cursor))
}

function toList({ data }: Awaited<ReturnType<AccountApi['conversations']>>): ConversationList {
  const { cursor, ...counts } = data.meta
  const seen = { full: cursor, message: cursor }
  return {
    items: data.payload.map(wire => ({ ...fromWire(wire), seen })),
    hasMore: data.payload.length >= pageSize,
    counts,
    cursor,
  }
}

/** One conversation, begun with what a list already knows of it. */
export function useConversation(id: number) {
  const { runtime, accountId } = useAccount()
  const client = useQueryClient()
  return useQuery({
    queryKey: keys.conversation(accountId, id),
    queryFn: async (): Promise<Conversation> => {
      const asOf = runtime.newest()
      const wire = await runtime.api.conversation(id)
      const known = findConversation(client, accountId, id)
      if (known && Math.max(known.seen.full, known.seen.message) > asOf) return known
      return { ...fromWire(wire), seen: { full: asOf, message: asOf } }
    },
    initialData: () => findConversation(client, accountId, id),
  })
}
