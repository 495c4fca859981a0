'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { LabelChange } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { findConversation } from '../data/apply.ts'
import type { Conversation } from '../data/conversation.ts'
import { withLabels } from '../data/labels.ts'
import { useAttempt } from '../data/use-actions.ts'

/** Labels, the account's own attributes, and whether the contact is heard: at once, and with a way back. */
export function useMoreActions() {
  const { runtime, accountId } = useAccount()
  const client = useQueryClient()
  const t = useTranslations('side.done')
  const attempt = useAttempt()
  return useMemo(() => {
    const { api } = runtime

    /**
     * Adds and takes away labels, of those that the conversation has by now: colleagues, too, give it some. `undo` is offered
     * where taking it back is not the same press once more.
     */
    function changeLabels(shown: Conversation, change: LabelChange, undo = false): Promise<boolean> {
      const { id } = shown
      const before = (findConversation(client, accountId, id) ?? shown).labels
      const labels = withLabels(before, change)
      const back = {
        add: before.filter(one => !labels.includes(one)),
        remove: labels.filter(one => !before.includes(one)),
      }
      return attempt(id, {
        fields: { labels },
        run: () => api.changeLabels(id, change),
        again: () => changeLabels(shown, change, undo),
        done: undo ? { title: t('labels'), undo: () => changeLabels(shown, back) } : undefined,
      })
    }

    function setCustom({ id }: Pick<Conversation, 'id'>, custom: Record<string, unknown>): Promise<boolean> {
      return attempt(id, {
        fields: { custom },
        run: () => api.setAttributes(id, custom),
        again: () => setCustom({ id }, custom),
      })
    }

    /** Resolves it and blocks the contact; or hears the contact again, and leaves the conversation as it is. */
    function setMuted(conversation: Conversation, muted: boolean): Promise<boolean> {
      const { id, contact } = conversation
      const resolved = { status: 'resolved' as const, snoozedUntil: null }
      return attempt(id, {
        fields: { contact: { ...contact, blocked: muted }, ...(muted ? resolved : {}) },
        run: () => (muted ? api.mute(id) : api.unmute(id)),
        again: () => setMuted(conversation, muted),
        done: {
          title: t(muted ? 'muted' : 'unmuted'),
          async undo(before) {
            await setMuted({ ...before, contact: { ...before.contact, blocked: muted } }, !muted)
            if (muted && before.status !== 'resolved') await api.setStatus(id, before.status, before.snoozedUntil)
          },
        },
      })
    }

    return { changeLabels, setCustom, setMuted }
  }, [runtime, accountId, client, t, attempt])
}
