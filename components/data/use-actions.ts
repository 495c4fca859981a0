'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { ConversationStatus, Priority } from '#lib/protocol/index.ts'
import { toast } from '../ui/toast.tsx'
import { useAccount } from './account-context.tsx'
import { findConversation, putConversations, showChange } from './apply.ts'
import type { Conversation, Person } from './conversation.ts'
import { keys } from './keys.ts'

/** What can be done with a conversation. Shown at once; taken back, with a retry, when the server disagrees. */
export function useConversationActions() {
  const { runtime, accountId } = useAccount()
  const client = useQueryClient()
  const t = useTranslations('actions')
  return useMemo(() => {
    const { api, viewer } = runtime

    async function attempt(id: number, fields: Partial<Conversation>, run: () => Promise<unknown>, retry: () => void) {
      const before = findConversation(client, accountId, id)
      if (before) showChange(client, viewer, before, { ...before, ...fields })
      try {
        await run()
        return true
      } catch {
        const now = findConversation(client, accountId, id)
        if (before && now) showChange(client, viewer, now, { ...now, ...pick(before, fields) })
        void runtime.fetchConversation(id)
        toast(t('failed'), { tone: 'danger', action: { label: t('retry'), run: retry } })
        return false
      }
    }

    async function setStatus(id: number, status: ConversationStatus, snoozedUntil: number | null = null) {
      const before = findConversation(client, accountId, id)
      const fields = { status, snoozedUntil }
      const done = await attempt(
        id,
        fields,
        () => api.setStatus(id, status, snoozedUntil),
        () => setStatus(id, status, snoozedUntil),
      )
      if (done && before && before.status !== status) {
        toast(t(`done.${status}`), {
          action: { label: t('undo'), run: () => setStatus(id, before.status, before.snoozedUntil) },
        })
      }
    }

    function assign(id: number, assignee: Person | null) {
      return attempt(
        id,
        { assignee },
        () => api.assign(id, assignee?.id ?? null),
        () => assign(id, assignee),
      )
    }

    function setPriority(id: number, priority: Priority | null) {
      return attempt(
        id,
        { priority },
        () => api.setPriority(id, priority),
        () => setPriority(id, priority),
      )
    }

    /** Quietly: somebody looked at it. */
    async function markSeen(id: number) {
      const known = findConversation(client, accountId, id)
      if (known && known.unread > 0) putConversations(client, viewer, [{ ...known, unread: 0 }])
      await api.markSeen(id).catch(() => {})
    }

    async function markUnread(id: number) {
      await api.markUnread(id).then(
        () => runtime.fetchConversation(id),
        () => toast(t('failed'), { tone: 'danger', action: { label: t('retry'), run: () => markUnread(id) } }),
      )
    }

    function refreshContact(contactId: number) {
      return client.invalidateQueries({ queryKey: keys.contact(accountId, contactId) })
    }

    return { setStatus, assign, setPriority, markSeen, markUnread, refreshContact }
  }, [runtime, accountId, client, t])
}

function pick(source: Conversation, fields: Partial<Conversation>): Partial<Conversation> {
  return Object.fromEntries(Object.keys(fields).map(name => [name, source[name as keyof Conversation]]))
}
