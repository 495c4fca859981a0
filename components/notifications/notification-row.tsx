'use client'

import { Clock3 } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'use-intl'
import type { NotificationWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { exactTime } from '../ui/time.ts'
import { When } from '../ui/when.tsx'
import { causeOf, typeIcons, wordsOf } from './describe.ts'
import { RowActions } from './row-actions.tsx'

type Props = {
  notification: NotificationWire
  inbox?: string
  onOpen: () => void
  onRead: (read: boolean) => void
  onSnooze: (until: number, when: string) => void
  onPick: () => void
  onDelete: () => void
}

/** Whom it is about, what happened, and the words; what can be done with it at the end. */
export function NotificationRow({ notification, inbox, onOpen, ...actions }: Props) {
  const t = useTranslations('notifications')
  const locale = useLocale()
  const { accountId } = useAccount()
  const { id, notification_type: type, primary_actor: conversation, read_at, snoozed_until } = notification
  const Icon = typeIcons[type]
  const contact = conversation.meta.sender
  const cause = causeOf(notification)
  const isUnread = !read_at
  return (
    <li className="group/row relative border-b border-line/70">
      <Link
        href={paths.conversation(accountId, conversation.id)}
        data-notification={id}
        onClick={onOpen}
        className="ring-inset-focus flex gap-3 py-3 ps-5 pe-4 hover:bg-hover sm:ps-6"
      >
        {isUnread && (
          <span
            aria-hidden
            className="absolute start-2 top-1/2 size-1.5 -translate-y-1/2 rounded-full bg-accent sm:start-2.5"
          />
        )}
        <span className="relative h-fit shrink-0">
          <Avatar name={contact.name} seed={contact.id} src={contact.thumbnail} size={34} />
          <span className="absolute -end-1 -bottom-1 grid size-5 place-items-center rounded-full border-2 border-surface bg-press text-text">
            <Icon size={11} aria-hidden />
          </span>
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <bdi className={cx('truncate', isUnread ? 'font-semibold' : 'text-muted')}>
              {contact.name || t('visitor')}
            </bdi>
            <span className="tabular min-w-0 shrink-9 truncate text-xs text-faint">
              #{conversation.id}
              {inbox && <> · {inbox}</>}
            </span>
            <span className="flex-1" />
            {isUnread && <span className="sr-only">{t('unread')}</span>}
            <When
              at={notification.last_activity_at}
              className="tabular shrink-0 text-xs text-faint pointer-fine:group-focus-within/row:invisible pointer-fine:group-hover/row:invisible"
            />
          </span>
          <span className={cx('block truncate', !isUnread && 'text-muted')}>
            {cause ? t(`by.${cause.type}`, { name: cause.name }) : t(`said.${type}`)}
          </span>
          <span className="truncate-auto block text-faint pointer-coarse:pe-8">{wordsOf(notification)}</span>
          {snoozed_until && (
            <span className="mt-1 inline-flex items-center gap-1 text-xs text-attention">
              <Clock3 size={12} aria-hidden />
              {t('until', { when: exactTime(Date.parse(snoozed_until) / 1000, locale) })}
            </span>
          )}
        </span>
      </Link>
      <RowActions read={!isUnread} {...actions} />
    </li>
  )
}
