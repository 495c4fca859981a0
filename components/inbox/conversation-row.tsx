'use client'

import { CornerUpLeft, Lock } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation, Preview } from '../data/conversation.ts'
import { useStore } from '../data/store.ts'
import { paths, readInboxRoute } from '../shell/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { When } from '../ui/when.tsx'
import { PriorityIcon } from './priority-icon.tsx'
import { StatusIcon } from './status-icon.tsx'
import { useIntent } from './use-intent.ts'

export const rowHeight = 80

type Props = { conversation: Conversation; inbox?: string; open: boolean; first: boolean; onOpen: (id: number) => void }

export const ConversationRow = memo(function ConversationRow({ conversation, inbox, open, first, onOpen }: Props) {
  const t = useTranslations('list')
  const { accountId } = useAccount()
  const { id, contact, preview, unread, assignee, priority, status } = conversation
  const name = contact.name || t('visitor')
  const isUnread = unread > 0
  const intent = useIntent(id)
  const route = typeof location === 'undefined' ? null : readInboxRoute(location.pathname)
  return (
    <a
      href={paths.conversation(accountId, id, route?.inboxId)}
      data-conversation={id}
      {...intent}
      aria-current={open ? 'true' : undefined}
      tabIndex={open || first ? 0 : -1}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onOpen(id)
      }}
      className={cx(
        'ring-inset-focus relative flex h-full gap-3 border-b border-line/70 px-4 py-2.5',
        open
          ? 'bg-accent-soft before:absolute before:inset-y-0 before:start-0 before:w-0.5 before:bg-accent'
          : 'hover:bg-hover',
      )}
    >
      <Avatar name={contact.name} seed={`contact-${contact.id}`} src={contact.thumbnail} size={34} className="mt-0.5" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-2">
          <span className={cx('min-w-0 flex-1 truncate', isUnread ? 'font-semibold' : 'font-medium')}>{name}</span>
          <When at={conversation.lastActivityAt} className="tabular shrink-0 text-xs text-faint" />
        </span>
        <span className="flex items-center gap-2">
          <PreviewLine conversationId={id} preview={preview} strong={isUnread} />
          {isUnread && (
            <span className="tabular grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1.5 text-2xs font-semibold text-on-accent">
              <span aria-hidden dir="ltr">
                {unread > 9 ? '9+' : unread}
              </span>
              <span className="sr-only">{t('unread', { count: unread })}</span>
            </span>
          )}
        </span>
        <span className="mt-0.5 flex items-center gap-2 text-xs text-faint">
          {status !== 'open' && <StatusIcon status={status} size={13} />}
          <span className="min-w-0 flex-1 truncate">{inbox ? `${inbox} · #${id}` : `#${id}`}</span>
          {priority && <PriorityIcon priority={priority} />}
          {assignee ? (
            <span title={assignee.name} className="grid">
              <Avatar name={assignee.name} seed={assignee.id} src={assignee.thumbnail} size={18} />
              <span className="sr-only">{t('assignedTo', { name: assignee.name })}</span>
            </span>
          ) : null}
        </span>
      </span>
    </a>
  )
})

function PreviewLine({
  conversationId,
  preview,
  strong,
}: {
  conversationId: number
  preview: Preview | null
  strong: boolean
}) {
  const t = useTranslations('list')
  const { me, runtime } = useAccount()
  const typing = useStore(runtime.typing)[conversationId]?.some(one => one.isContact)
  if (typing) return <span className="min-w-0 flex-1 truncate text-accent-text italic">{t('typing')}</span>
  if (!preview) return <span className="min-w-0 flex-1 truncate text-faint">{t('noMessages')}</span>
  return (
    <span
      className={cx(
        'flex min-w-0 flex-1 items-center gap-1',
        strong ? 'text-text' : 'text-muted',
        preview.kind === 'activity' && 'italic',
      )}
    >
      {preview.kind === 'note' && <Lock size={12} aria-label={t('note')} className="shrink-0 text-attention" />}
      {preview.kind === 'outgoing' &&
        (preview.senderId === me ? (
          <span className="shrink-0 text-faint">{t('you')}</span>
        ) : (
          <CornerUpLeft size={12} aria-label={t('reply')} className="flip-rtl shrink-0 text-faint" />
        ))}
      <span dir="auto" className="truncate-auto min-w-0 flex-1">
        {preview.text}
      </span>
    </span>
  )
}
