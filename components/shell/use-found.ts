'use client'

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { AccountApi } from '../data/api.ts'
import { findConversation } from '../data/apply.ts'
import { keys } from '../data/keys.ts'
import type { Entry } from './palette-entries.ts'
import { paths, readInboxRoute } from './paths.ts'
import { recentConversations } from './recents.ts'
import { useGo } from './use-go.ts'

const each = 5
const rest = 180

type Payload = Awaited<ReturnType<AccountApi['search']>>['payload']

/**
 * What the account holds of what is typed: conversations, contacts, messages, articles; before that, what was open last. While it is
 * not `answered`, what there is was found for an earlier text.
 */
export function useFound(typed: string): { entries: Entry[]; searching: boolean; answered: boolean; failed: boolean } {
  const { api, accountId } = useAccount()
  const text = useRested(typed.trim())
  const wanted = text.length > 1
  const query = useQuery({
    queryKey: keys.search(accountId, text),
    queryFn: ({ signal }) => api.search(text, signal),
    enabled: wanted,
    staleTime: 15_000,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const recent = useRecentEntries()
  const toEntries = useFoundEntries()
  if (typed.trim().length < 2) {
    return { entries: typed.trim() ? [] : recent, searching: false, answered: true, failed: false }
  }
  return {
    entries: wanted && query.data ? toEntries(query.data.payload) : [],
    searching: text !== typed.trim() || query.isFetching,
    answered: text === typed.trim() && !query.isPlaceholderData && !query.isPending,
    failed: query.isError,
  }
}

function useFoundEntries() {
  const t = useTranslations('palette')
  const goTo = useGo()
  const { accountId } = useAccount()
  const go = (path: string) => () => goTo(path)
  return ({ conversations, contacts, messages, articles }: Payload): Entry[] => [
    ...conversations.slice(0, each).map(({ id, contact, inbox }) => ({
      id: `found-conversation-${id}`,
      title: contact.name || t('visitor'),
      hint: [`#${id}`, inbox?.name].filter(Boolean).join(' · '),
      group: 'conversations' as const,
      run: go(paths.conversation(accountId, id)),
    })),
    ...contacts.slice(0, each).map(({ id, name, email, phone_number }) => ({
      id: `found-contact-${id}`,
      title: name || email || phone_number || t('visitor'),
      hint: name ? (email ?? phone_number ?? undefined) : undefined,
      group: 'contacts' as const,
      run: go(paths.contact(accountId, id)),
    })),
    ...messages.slice(0, each).map(({ id, content, conversation_id }) => ({
      id: `found-message-${id}`,
      title: (content ?? '').replace(/\s+/g, ' ').slice(0, 160),
      hint: `#${conversation_id}`,
      group: 'messages' as const,
      run: go(`${paths.conversation(accountId, conversation_id)}?messageId=${id}`),
    })),
    ...(articles as { id: number; title?: string }[]).slice(0, each).map(({ id, title }) => ({
      id: `found-article-${id}`,
      title: title ?? `#${id}`,
      group: 'articles' as const,
      run: go(`/app/accounts/${accountId}/portals`),
    })),
  ]
}

function useRecentEntries(): Entry[] {
  const t = useTranslations('palette')
  const go = useGo()
  const client = useQueryClient()
  const { me, accountId } = useAccount()
  const open = readInboxRoute(usePathname()).conversationId
  const others = recentConversations(`${me}:${accountId}`).filter(id => id !== open)
  return others.map(id => {
    const known = findConversation(client, accountId, id)
    return {
      id: `recent-${id}`,
      title: known ? known.contact.name || t('visitor') : t('conversation', { number: id }),
      hint: known && `#${id}`,
      group: 'recent' as const,
      run: () => go(paths.conversation(accountId, id)),
    }
  })
}

/** The text once nothing was typed for a moment. */
function useRested(text: string) {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), rest)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
