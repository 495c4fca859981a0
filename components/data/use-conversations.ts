'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useAccount } from './account-context.tsx'
import { findConversation } from './apply.ts'
import { type Conversation, fromWire } from './conversation.ts'
import type { ConversationList, ListFilter } from './conversation-list.ts'
import { keys } from './keys.ts'
import { listReader } from './list-reader.ts'
import { pagesOf, take } from './list-window.ts'
import { readPage } from './read-page.ts'
import type { AccountRuntime } from './runtime.ts'

/**
 * A list of conversations that follows the account's events. Only some rows around those on the screen are loaded:
 * `reader.show` says which these are. `trouble`: they could not be read, and are tried again.
 */
export function useConversationList(filter: ListFilter) {
  const { runtime, accountId } = useAccount()
  const client = useQueryClient()
  const [trouble, setTrouble] = useState(false)
  const key = keys.list(accountId, filter)
  const reader = useMemo(() => {
    const key = keys.list(accountId, filter)
    return listReader({
      get: () => client.getQueryData<ConversationList>(key),
      set: list => client.setQueryData<ConversationList>(key, list),
      read: (page, signal) => readPage(runtime, filter, page, signal),
      onTrouble: setTrouble,
    })
  }, [client, accountId, filter, runtime])
  useEffect(() => {
    setTrouble(false) // that of the list before
    return reader.stop
  }, [reader])
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => readAround(runtime, filter, reader.range(), signal),
  })
  return { ...query, reader, trouble }
}

/** What is on the screen and a little around it, all of it fresh. */
async function readAround(
  runtime: AccountRuntime,
  filter: ListFilter,
  { first, last }: { first: number; last: number },
  signal: AbortSignal,
) {
  const around = pagesOf({ first: Math.max(0, first - 5), last: last + 5 })
  const pages = await Promise.all(around.map(page => readPage(runtime, filter, page, signal)))
  const list = pages.filter(page => page.items.length > 0).reduce<ConversationList | undefined>(take, undefined)
  return list ?? readPage(runtime, filter, 1, signal)
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
