'use client'

import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { useConversationActions } from '../data/use-actions.ts'
import { useCommands } from '../shell/commands.ts'
import { paths } from '../shell/paths.ts'
import { toast } from '../ui/toast.tsx'
import { focusRow } from './focus-row.ts'
import { snoozeChoices } from './snooze.ts'

/** What can be done with the open conversation, from the palette and by keys. */
export function useConversationCommands(
  conversation: Conversation | undefined,
  toggleDetails: () => void,
  onClose: () => void,
) {
  const t = useTranslations('actions')
  const { accountId, profile } = useAccount()
  const { setStatus, assign, markUnread } = useConversationActions()
  const section = 'conversation' as const
  const id = conversation?.id ?? 0
  const isOpen = conversation?.status === 'open'
  const me = { id: profile.id, name: profile.available_name, thumbnail: profile.avatar_url }
  const leave = () => {
    onClose()
    setTimeout(() => focusRow(id), 60)
  }
  useCommands(
    conversation
      ? [
          {
            id: 'resolve',
            title: isOpen ? t('resolve') : t('reopen'),
            section,
            keys: 'e alt+e',
            rank: 1,
            run: () => setStatus(id, isOpen ? 'resolved' : 'open'),
          },
          { id: 'assign-me', title: t('assignMe'), section, keys: 'i', rank: 4, run: () => assign(id, me) },
          { id: 'unassign', title: t('unassign'), section, run: () => assign(id, null) },
          { id: 'pending', title: t('pending'), section, run: () => setStatus(id, 'pending') },
          ...snoozeChoices(new Date()).map(choice => ({
            id: `snooze-${choice.id}`,
            title: t('snoozeUntil', { when: t(`snoozes.${choice.id}`) }),
            section,
            run: () => setStatus(id, 'snoozed', choice.until),
          })),
          {
            id: 'unread',
            title: t('markUnread'),
            section,
            keys: 'u',
            run: () => markUnread(id).then(onClose),
          },
          {
            id: 'copy-link',
            title: t('copyLink'),
            section,
            run: () =>
              navigator.clipboard
                ?.writeText(location.origin + paths.conversation(accountId, id))
                .then(() => toast(t('linkCopied'))),
          },
          { id: 'details', title: t('toggleDetails'), section, keys: 'alt+o', run: toggleDetails },
          { id: 'close', title: t('close'), section, keys: 'escape', run: leave },
        ]
      : [],
  )
}
