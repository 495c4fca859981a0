'use client'

import { CornerUpLeft, Lock } from 'lucide-react'
import { memo, useSyncExternalStore } from 'react'
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

type Props = {
  conversation: Conversation
  inbox?: string
  open: boolean
  /** Whether Tab comes to it. */
  stop: boolean
  picked: boolean
  picking: boolean
  onPick: (id: number, withRange?: boolean) => void
  onOpen: (id: number) => void
}

export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { conversation, inbox, open, stop, picked, picking, onOpen } = props
  const t = useTranslations('list')
  const { accountId } = useAccount()
  const { id, contact, preview, unread, assignee, priority, status } = conversation
  const name = contact.name || t('visitor')
  const isUnread = unread > 0
  const intent = useIntent(id)
  const route = typeof location === 'undefined' ? null : readInboxRoute(location.pathname)
  return (
    <div className="group/row relative h-full">
      <a
        href={paths.conversation(accountId, id, route?.place)}
        data-conversation={id}
        {...intent}
        aria-current={open ? 'true' : undefined}
        tabIndex={stop ? 0 : -1}
        onClick={event => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          onOpen(id)
        }}
        className={cx(
          'ring-inset-focus relative flex h-full gap-3 border-b border-line/70 px-4 py-2.5',
          picked && !open && 'bg-accent-soft',
          open
            ? 'bg-accent-soft before:absolute before:inset-y-0 before:start-0 before:w-0.5 before:bg-accent'
            : 'hover:bg-hover',
        )}
      >
        <Avatar
          name={contact.name}
          seed={`contact-${contact.id}`}
          src={contact.thumbnail}
          size={34}
          className={cx(
            'mt-0.5',
            picking ? 'invisible' : 'group-hover/row:invisible group-has-[input:focus-visible]/row:invisible',
          )}
        />
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
      <PickBox {...props} name={name} />
    </div>
  )
})

/** Takes the picture's place under the pointer, with the keyboard's focus, and on every row while some are picked. */
function PickBox({ conversation: { id }, picked, picking, onPick, name }: Props & { name: string }) {
  const t = useTranslations('bulk')
  return (
    <label
      className={cx(
        'absolute start-4 top-3 grid size-[34px] place-items-center has-[:focus-visible]:opacity-100 group-hover/row:opacity-100',
        picking ? 'opacity-100' : 'opacity-0',
      )}
    >
      <span className="sr-only">{t('pick', { name, id })}</span>
      <input
        type="checkbox"
        checked={picked}
        tabIndex={picking ? 0 : -1}
        onChange={event => onPick(id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        className="size-4 accent-accent"
      />
    </label>
  )
}

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
  const { drafts } = runtime
  const hasDraft = useSyncExternalStore(
    drafts.subscribe,
    () => drafts.written().has(conversationId),
    () => false,
  )
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
      {hasDraft && <span className="shrink-0 font-medium text-attention">{t('draft')}</span>}
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
