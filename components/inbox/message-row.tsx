'use client'

import { Check, CheckCheck, CircleAlert, CornerUpRight, Lock } from 'lucide-react'
import { memo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import type { HistoryMessage } from '../data/history.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { clockTime, exactTime } from '../ui/time.ts'
import { Attachments } from './attachments.tsx'
import { bubbles } from './bubble.ts'
import { MessageKind } from './message-kind.tsx'
import type { MessageEntry } from './timeline.ts'

type Props = { entry: MessageEntry; conversation: Conversation }

/** One message. Visitors' stand at the start, ours at the end, notes in their own colour with a lock. */
export const MessageRow = memo(function MessageRow({ entry, conversation }: Props) {
  const t = useTranslations('conversation')
  const { message, kind, first, last, answers } = entry
  const incoming = kind === 'incoming'
  const name = message.sender
    ? message.sender.type === 'user'
      ? message.sender.available_name
      : message.sender.name || t('visitor')
    : t('automatic')
  return (
    <article
      aria-label={t(`by.${kind}`, { name: name ?? '' })}
      className={cx('flex gap-2.5', first ? 'mt-3' : 'mt-0.5', !incoming && 'flex-row-reverse')}
    >
      <span className="w-7 shrink-0">
        {first && (
          <Avatar
            name={message.sender?.name}
            seed={incoming ? `contact-${conversation.contact.id}` : message.sender?.id}
            src={message.sender?.thumbnail}
            size={28}
          />
        )}
      </span>
      <div className={cx('flex max-w-[min(36rem,82%)] min-w-0 flex-col', incoming ? 'items-start' : 'items-end')}>
        {first && (
          <p className="mb-0.5 flex items-center gap-1.5 px-1 text-xs text-muted">
            <bdi className="font-medium">{name}</bdi>
            {kind === 'note' && (
              <span className="flex items-center gap-1 text-attention">
                <Lock size={11} aria-hidden /> {t('privateNote')}
              </span>
            )}
          </p>
        )}
        {answers && (
          <p className="mb-0.5 flex max-w-full items-center gap-1 px-1 text-xs text-muted">
            <CornerUpRight size={12} aria-hidden className="shrink-0 rtl:-scale-x-100" />
            <span dir="auto" className="truncate">
              {t('inReplyTo', { text: answers.content || t('attachment.untitled') })}
            </span>
          </p>
        )}
        {(message.content || !message.attachments) && (
          <div className={cx(bubbles[kind], first && (incoming ? 'rounded-ss-sm' : 'rounded-se-sm'))}>
            <Content message={message} plain={incoming} />
            {!incoming && <MessageKind message={message} />}
          </div>
        )}
        {message.attachments && (
          <Attachments attachments={message.attachments} conversationId={message.conversation_id} />
        )}
        {last && <Foot message={message} conversation={conversation} kind={kind} />}
      </div>
    </article>
  )
})

/** What visitors wrote is shown as they wrote it; what members wrote was rendered and made safe by the server. */
function Content({ message, plain }: { message: HistoryMessage; plain: boolean }) {
  if (plain || !message.content_html) {
    return (
      <p dir="auto" className="break-words whitespace-pre-wrap [overflow-wrap:anywhere]">
        {message.content}
      </p>
    )
  }
  return (
    <div
      dir="auto"
      className="message-prose"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: content_html is sanitised by the server
      dangerouslySetInnerHTML={{ __html: message.content_html }}
    />
  )
}

function Foot({
  message,
  conversation,
  kind,
}: {
  message: HistoryMessage
  conversation: Conversation
  kind: MessageEntry['kind']
}) {
  const locale = useLocale()
  return (
    <p className="mt-0.5 flex items-center gap-1 px-1 text-2xs text-faint">
      <time
        dateTime={new Date(message.created_at * 1000).toISOString()}
        title={exactTime(message.created_at, locale)}
        className="tabular"
      >
        {clockTime(message.created_at, locale)}
      </time>
      {kind === 'outgoing' && <Delivery message={message} seenAt={conversation.contactSeenAt} />}
    </p>
  )
}

function Delivery({ message, seenAt }: { message: HistoryMessage; seenAt: number }) {
  const t = useTranslations('conversation.delivery')
  const state = message.status !== 'failed' && seenAt >= message.created_at ? 'read' : message.status
  const Icon = state === 'failed' ? CircleAlert : state === 'sent' ? Check : CheckCheck
  return (
    <span
      title={t(state)}
      className={cx(
        'flex items-center gap-1',
        state === 'read' && 'text-accent-text',
        state === 'failed' && 'text-danger',
      )}
    >
      <Icon size={13} role="img" aria-label={t(state)} />
      {state === 'failed' && t('failed')}
    </span>
  )
}
