'use client'

import { useTranslations } from 'use-intl'
import { openAction } from '../conversation-actions/opened.ts'
import { useMoreActions } from '../conversation-actions/use-more-actions.ts'
import { useParticipation } from '../conversation-actions/use-participation.ts'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { useConversationActions } from '../data/use-actions.ts'
import { type Command, useCommands } from '../shell/commands.ts'
import { paths } from '../shell/paths.ts'
import { copyText } from '../ui/copy-button.tsx'
import { toast } from '../ui/toast.tsx'
import { focusRow } from './focus-row.ts'
import { snoozeChoices } from './snooze.ts'

/** What can be done with the open conversation, from the palette, from the menu of the header and by keys. */
export function useConversationCommands(
  conversation: Conversation | undefined,
  toggleDetails: () => void,
  onClose: () => void,
) {
  const t = useTranslations('actions')
  const ts = useTranslations('side')
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
          { id: 'unassign', title: t('unassign'), section, keys: 'shift+i', run: () => assign(id, null) },
          { id: 'pending', title: t('pending'), section, keys: 'shift+e', run: () => setStatus(id, 'pending') },
          ...snoozeChoices(new Date()).map(choice => ({
            id: `snooze-${choice.id}`,
            title: t('snoozeUntil', { when: t(`snoozes.${choice.id}`) }),
            section,
            run: () => setStatus(id, 'snoozed', choice.until),
          })),
          {
            id: 'snooze-pick',
            title: t('snoozeUntil', { when: ts('snooze.pick') }),
            section,
            keys: 'shift+z',
            run: () => openAction({ what: 'snooze' }),
          },
          { id: 'unread', title: t('markUnread'), section, keys: 'u', run: () => markUnread(id).then(onClose) },
          {
            id: 'copy-link',
            title: t('copyLink'),
            section,
            keys: 'shift+c',
            run: () =>
              void copyText(location.origin + paths.conversation(accountId, id)).then(() => toast(t('linkCopied'))),
          },
          { id: 'details', title: t('toggleDetails'), section, keys: 'alt+o', run: toggleDetails },
          { id: 'close', title: t('close'), section, keys: 'escape', run: leave },
        ]
      : [],
  )
}

/** What opens a chooser, and what is on or off. Only while the conversation is there. */
export function useMoreCommands(conversation: Conversation) {
  const t = useTranslations('side.commands')
  const { setMuted } = useMoreActions()
  const { watching, toggleMe } = useParticipation(conversation.id, conversation.inboxId)
  const { blocked } = conversation.contact
  const section = 'conversation' as const
  const opens = (what: 'priority' | 'team' | 'labels' | 'participants' | 'macro' | 'transcript', keys: string) => ({
    id: what,
    title: t(what),
    section,
    keys,
    rank: 7,
    run: () => openAction({ what }),
  })
  const list: Command[] = [
    opens('priority', 'p'),
    opens('team', 't'),
    opens('labels', 'l'),
    opens('participants', 'shift+w'),
    opens('macro', 'm'),
    opens('transcript', 'shift+t'),
    watching
      ? { id: 'unwatch', title: t('unwatch'), section, keys: 'w', rank: 8, run: toggleMe }
      : { id: 'watch', title: t('watch'), section, keys: 'w', rank: 8, run: toggleMe },
    blocked
      ? { id: 'unmute', title: t('unmute'), section, keys: 'shift+m', run: () => setMuted(conversation, false) }
      : { id: 'mute', title: t('mute'), section, keys: 'shift+m', run: () => setMuted(conversation, true) },
  ]
  useCommands(list)
}
