'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useAccount } from './account-context.tsx'
import type { ConversationBulk, NewBulkAction } from './api-inbox.ts'
import { keys } from './keys.ts'

type Bulk = Awaited<ReturnType<ReturnType<typeof useAccount>['api']['bulk']>>

const isGoing = (one: Bulk) => one.status === 'queued' || one.status === 'running'

/** Changes many at once; the server does it, also when this page is left. */
export function useBeginBulk() {
  const begin = useBegin()
  return useMutation({
    mutationFn: (wish: Omit<ConversationBulk, 'type'>) => begin({ ...wish, type: 'Conversation' }),
  })
}

/** The same to contacts. */
export function useBeginContactBulk() {
  const begin = useBegin()
  return useMutation({ mutationFn: (wish: Omit<ContactBulk, 'type'>) => begin({ ...wish, type: 'Contact' }) })
}

export type ContactBulk = Extract<NewBulkAction, { type: 'Contact' }>

function useBegin() {
  const { api, accountId } = useAccount()
  const client = useQueryClient()
  return async (wish: NewBulkAction) => {
    const begun = await api.beginBulk(wish)
    client.setQueryData<Bulk[]>(keys.bulks(accountId), known => [begun, ...(known ?? [])])
    return begun
  }
}

/** The bulk action that is going on, also one begun on another page or device. `onEnd` hears of each that ends while watched. */
export function useBulk(onEnd: (ended: Bulk) => void, type: Bulk['type'] = 'Conversation') {
  const { api, accountId } = useAccount()
  const client = useQueryClient()
  const query = useQuery({
    queryKey: keys.bulks(accountId),
    queryFn: async () => (await api.bulks()).payload,
    refetchInterval: ({ state }) => (state.data?.some(isGoing) ? 700 : false),
    staleTime: 60_000,
  })
  const watched = useRef(new Set<number>())
  const tell = useRef(onEnd)
  tell.current = onEnd
  useEffect(() => {
    for (const one of query.data ?? []) {
      if (one.type !== type) continue
      if (isGoing(one)) watched.current.add(one.id)
      else if (watched.current.delete(one.id)) tell.current(one)
    }
  }, [query.data, type])
  const going = query.data?.find(one => one.type === type && isGoing(one))
  return {
    going,
    cancel: async () => {
      if (going) await api.cancelBulk(going.id).catch(() => {})
      await client.invalidateQueries({ queryKey: keys.bulks(accountId) })
    },
  }
}
