'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { ConversationStatus, Priority } from '#lib/protocol/index.ts'
import { toast } from '../ui/toast.tsx'
import { useAccount } from './account-context.tsx'
import { findConversation, putConversations, showChange } from './apply.ts'
import type { Conversation, Person, TeamName } from './conversation.ts'
import { keys } from './keys.ts'
import { leaveUnread } from './left-unread.ts'

type Attempt = {
  /** What is shown at once. */
  fields: Partial<Conversation>
  run: () => Promise<unknown>
  again: () => void
  /** Said when it is done, with a way back. */
  done?: { title: string; undo: (before: Conversation) => void }
}

/** Shows a change at once; takes it back, with a retry, when the server disagrees, and offers to undo what was done. */
export function useAttempt() {
  const { runtime, accountId } = useAccount()
  const client = useQueryClient()
  const t = useTranslations('actions')
  return useMemo(() => {
    const { viewer } = runtime
    return async function attempt(id: number, { fields, run, again, done }: Attempt): Promise<boolean> {
      const before = findConversation(client, accountId, id)
      if (before) showChange(client, viewer, before, { ...before, ...fields })
      try {
        await run()
      } catch {
        const now = findConversation(client, accountId, id)
        if (before && now) showChange(client, viewer, now, { ...now, ...pick(before, fields) })
        void runtime.fetchConversation(id)
        toast(t('failed'), { tone: 'danger', action: { label: t('retry'), run: again } })
        return false
      }
      if (done && before) toast(done.title, { action: { label: t('undo'), run: () => done.undo(before) } })
      return true
    }
  }, [runtime, accountId, client, t])
}

/** What can be done with a conversation, each at once and with a way back. */
export function useConversationActions() {
  const { runtime, accountId } = useAccount()
  const client = useQueryClient()
  const t = useTranslations('actions')
  const ts = useTranslations('side.done')
  const attempt = useAttempt()
  return useMemo(() => {
    const { api, viewer } = runtime
    const known = (id: number) => findConversation(client, accountId, id)

    function setStatus(id: number, status: ConversationStatus, snoozedUntil: number | null = null): Promise<boolean> {
      const before = known(id)
      const changes = before && (before.status !== status || before.snoozedUntil !== snoozedUntil)
      return attempt(id, {
        fields: { status, snoozedUntil },
        run: () => api.setStatus(id, status, snoozedUntil),
        again: () => setStatus(id, status, snoozedUntil),
        done: changes
          ? { title: t(`done.${status}`), undo: one => setStatus(id, one.status, stillAhead(one.snoozedUntil)) }
          : undefined,
      })
    }

    function assign(id: number, assignee: Person | null, quiet = false): Promise<boolean> {
      return attempt(id, {
        fields: { assignee },
        run: () => api.assign(id, assignee?.id ?? null),
        again: () => assign(id, assignee, quiet),
        // A bot (whose number is negative here) is not given a conversation back from this screen.
        done:
          quiet || known(id)?.assignee?.id === assignee?.id || (known(id)?.assignee?.id ?? 0) < 0
            ? undefined
            : {
                title: assignee ? ts('assigned', { name: assignee.name }) : ts('unassigned'),
                undo: one => assign(id, one.assignee, true),
              },
      })
    }

    function setPriority(id: number, priority: Priority | null, quiet = false): Promise<boolean> {
      return attempt(id, {
        fields: { priority },
        run: () => api.setPriority(id, priority),
        again: () => setPriority(id, priority, quiet),
        done:
          quiet || known(id)?.priority === priority
            ? undefined
            : { title: ts('priority'), undo: one => setPriority(id, one.priority, true) },
      })
    }

    function setTeam(id: number, team: TeamName | null, quiet = false): Promise<boolean> {
      return attempt(id, {
        fields: { team },
        run: () => api.setTeam(id, team?.id ?? null).then(() => runtime.fetchConversation(id)),
        again: () => setTeam(id, team, quiet),
        done:
          quiet || known(id)?.team?.id === team?.id
            ? undefined
            : {
                title: team ? ts('team', { name: team.name }) : ts('noTeam'),
                undo: one => setTeam(id, one.team, true),
              },
      })
    }

    /** Quietly: somebody looked at it. */
    async function markSeen(id: number) {
      const one = known(id)
      if (one && one.unread > 0) putConversations(client, viewer, [{ ...one, unread: 0 }])
      await api.markSeen(id).catch(() => {})
    }

    async function markUnread(id: number) {
      leaveUnread(accountId, id, known(id)?.lastMessageId ?? 0)
      await api.markUnread(id).then(
        () => runtime.fetchConversation(id),
        () => toast(t('failed'), { tone: 'danger', action: { label: t('retry'), run: () => markUnread(id) } }),
      )
    }

    function refreshContact(contactId: number) {
      return client.invalidateQueries({ queryKey: keys.contact(accountId, contactId) })
    }

    return { setStatus, assign, setPriority, setTeam, markSeen, markUnread, refreshContact }
  }, [runtime, accountId, client, t, ts, attempt])
}

/** A time that has passed meanwhile snoozes until the customer writes. */
const stillAhead = (at: number | null) => (at && at * 1000 > Date.now() ? at : null)

function pick(source: Conversation, fields: Partial<Conversation>): Partial<Conversation> {
  return Object.fromEntries(Object.keys(fields).map(name => [name, source[name as keyof Conversation]]))
}
