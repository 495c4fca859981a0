'use client'

import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { ContactWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import type { ContactFilter } from './contact-filter.ts'
import { pageSize, useContactsApi } from './contacts-api.ts'
import { contactKeys } from './keys.ts'

/**
 * A list of which any part can be asked for: the pages that rows in sight are on are loaded, whichever those are. What
 * has been loaded stays while it is loaded anew.
 */
export function useContactList(filter: ContactFilter) {
  const { accountId } = useAccount()
  const api = useContactsApi()
  const [range, setRange] = useState({ filter, first: 0, last: 0 })
  const { first, last } = range.filter === filter ? range : { first: 0, last: 0 }
  const asked = (page: number) => ({
    queryKey: contactKeys.page(accountId, filter, page),
    queryFn: ({ signal }: { signal: AbortSignal }) => api.page(filter, page, signal),
    staleTime: 30_000,
  })
  const head = useQuery({ ...asked(1), placeholderData: keepPreviousData })
  const from = Math.floor(first / pageSize) + 1
  const to = Math.floor(last / pageSize) + 1
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const others = useQueries({ queries: numbers.filter(page => page > 1).map(asked) })
  const client = useQueryClient()

  const loaded = client.getQueriesData<{ meta: { count: number }; payload: ContactWire[] }>({
    queryKey: [...contactKeys.lists(accountId), filter],
  })
  const stamp = `${head.dataUpdatedAt}:${others.map(one => one.dataUpdatedAt).join()}:${head.isPlaceholderData}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp stands for what has been loaded
  const list = useMemo(() => {
    const items = new Map<number, ContactWire>()
    let count = head.data?.meta.count ?? 0
    const pages = head.isPlaceholderData && head.data ? [[[1], head.data] as const] : loaded
    for (const [key, answer] of pages) {
      const page = Number(key.at(-1))
      if (!answer) continue
      if (page > 1) count = Math.max(count, answer.meta.count)
      for (const [index, contact] of answer.payload.entries()) items.set((page - 1) * pageSize + index, contact)
    }
    return { items, count }
  }, [stamp, filter])

  return {
    ...list,
    head,
    error: head.error ?? others.find(one => one.error)?.error ?? null,
    retry: () => {
      void head.refetch()
      for (const one of others) if (one.error) void one.refetch()
    },
    see: (first: number, last: number) =>
      setRange(known =>
        known.filter === filter && known.first === first && known.last === last ? known : { filter, first, last },
      ),
  }
}

export type ContactList = ReturnType<typeof useContactList>

/** Loads anew what the account's events say is not as it was: soon, and then once a second at most. */
export function useContactNews() {
  const { runtime, accountId } = useAccount()
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const told = new Set<number>()
    const reload = () => {
      timer = null
      void client.invalidateQueries({ queryKey: contactKeys.lists(accountId) })
      for (const id of told) void client.invalidateQueries({ queryKey: contactKeys.one(accountId, id) })
      told.clear()
    }
    const stop = runtime.listen(events => {
      for (const { event, data } of events) {
        if (event === 'conversation.created' || event === 'conversation.contact_changed') told.add(data.meta.sender.id)
        else if (event.startsWith('contact.') && 'id' in data) told.add(Number(data.id))
        else continue
        timer ??= setTimeout(reload, 1_000)
      }
    })
    return () => {
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [client, runtime, accountId])
}
