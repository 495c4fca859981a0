'use client'

import { useTranslations } from 'use-intl'
import { kindOf } from '../data/conversation.ts'
import type { History } from '../data/history.ts'
import { useReplyTo } from '../data/reply-to.ts'
import { useCommands } from '../shell/commands.ts'
import { excerptOf } from './excerpt.ts'

type Options = {
  conversationId: number
  history: History
  /** Null where everything is read. */
  toUnread: (() => void) | null
  toEnd: () => void
  focus: () => void
}

/** What can be done with the history, from the palette and by keys. */
export function useTalkCommands({ conversationId, history, toUnread, toEnd, focus }: Options) {
  const t = useTranslations('talk')
  const { setReplyTo } = useReplyTo(conversationId)
  const section = 'conversation' as const
  const last = history.messages.findLast(one => kindOf(one) === 'incoming' && !one.content_attributes.deleted)
  useCommands([
    { id: 'messages', title: t('commands.messages'), section, keys: 'b', run: focus },
    { id: 'newest', title: t('commands.newest'), section, keys: 'shift+b', run: toEnd },
    ...(toUnread ? [{ id: 'first-unread', title: t('commands.unread'), section, keys: 'shift+g', run: toUnread }] : []),
    ...(last
      ? [
          {
            id: 'reply-to-last',
            title: t('commands.replyToLast'),
            section,
            keys: 'shift+r',
            run: () =>
              setReplyTo({
                messageId: last.id,
                sender: last.sender?.name || t('visitor'),
                excerpt: excerptOf(last) || t('attachment.untitled'),
              }),
          },
        ]
      : []),
  ])
}
