'use client'

import { Lock, Smartphone } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, memo, type PointerEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import type { HistoryMessage } from '../data/history.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { whenNeeded } from '../ui/when-needed.tsx'
import { MessageBody } from './message-body.tsx'
import { MessageFoot } from './message-foot.tsx'
import { MessageFailure } from './message-parts.ts'
import { QuotedMessage } from './quoted-message.tsx'
import type { MessageEntry } from './timeline.ts'

const MessageTools = whenNeeded(async () => (await import('./message-tools.tsx')).MessageTools)

type Props = {
  entry: MessageEntry
  conversation: Conversation
  /** Somebody has just come here for it. */
  lit: boolean
  onJump: (messageId: number) => void
}

/** One message. Visitors' stand at the start, ours at the end, notes in their own colour with a lock. */
export const MessageRow = memo(function MessageRow({ entry, conversation, lit, onJump }: Props) {
  const t = useTranslations('conversation')
  const { message, kind, first, last } = entry
  const incoming = kind === 'incoming'
  const tools = useTools()
  const name = nameOfSender(message) ?? t(incoming ? 'visitor' : 'automatic')
  const failed = message.status === 'failed' && kind === 'outgoing' && !message.content_attributes.deleted
  return (
    <article
      tabIndex={-1}
      aria-label={t(`by.${kind}`, { name })}
      data-message={message.id}
      {...tools.handlers}
      className={cx(
        'flex gap-2.5 rounded-lg transition-colors duration-500',
        first ? 'mt-3' : 'mt-0.5',
        !incoming && 'flex-row-reverse',
        lit && 'bg-accent-soft',
      )}
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
      <div
        className={cx(
          'relative flex min-w-0 flex-col',
          message.content_type === 'incoming_email' ? widths.mail : widths.words,
          incoming ? 'items-start' : 'items-end',
        )}
      >
        {first && <Title name={name} kind={kind} message={message} />}
        <QuotedMessage entry={entry} onJump={onJump} />
        <div className={cx('relative flex max-w-full min-w-0 flex-col', incoming ? 'items-start' : 'items-end')}>
          <MessageBody entry={entry} />
          {tools.armed && (
            <MessageTools
              message={message}
              side={incoming ? 'end' : 'start'}
              open={tools.open}
              onOpenChange={tools.setOpen}
              asking={tools.asking}
              onAsk={tools.setAsking}
            />
          )}
        </div>
        {failed && <MessageFailure message={message} />}
        {(last || failed) && <MessageFoot message={message} conversation={conversation} kind={kind} />}
      </div>
    </article>
  )
})

/** Beside it there is room for a face and for the tools. */
const widths = {
  words: 'max-w-[78%] sm:max-w-[min(36rem,82%)]',
  mail: 'max-w-[min(44rem,calc(100%-4.5rem))] sm:max-w-[min(44rem,calc(100%-6.75rem))]',
}

/** Tools exist only where one points or has the focus, or is asked something: rows that fly by cost nothing. */
function useTools() {
  const [armed, setArmed] = useState(false)
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState(false)
  const disarm = (row: Element, focused: Element | null) => {
    if (!open && !row.contains(focused)) setArmed(false)
  }
  return {
    armed: armed || open || asking,
    open,
    setOpen,
    asking,
    setAsking,
    handlers: {
      onPointerEnter: () => setArmed(true),
      onPointerLeave: (event: PointerEvent) => disarm(event.currentTarget, document.activeElement),
      onFocus: () => setArmed(true),
      onBlur: (event: FocusEvent) => disarm(event.currentTarget, event.relatedTarget as Element | null),
      onKeyDown(event: KeyboardEvent) {
        const isMenuKey =
          event.key === 'Enter' || event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')
        if (!isMenuKey || event.target !== event.currentTarget) return
        event.preventDefault()
        setArmed(true)
        setOpen(true)
      },
    },
  }
}

type TitleProps = { name: string; kind: MessageEntry['kind']; message: HistoryMessage }

function Title({ name, kind, message }: TitleProps) {
  const t = useTranslations('conversation')
  const marks = useTranslations('talk.marks')
  return (
    <p className="mb-0.5 flex items-center gap-1.5 px-1 text-xs text-muted">
      <bdi className="font-medium">{name}</bdi>
      {kind === 'note' && (
        <span className="flex items-center gap-1 text-attention">
          <Lock size={11} aria-hidden /> {t('privateNote')}
        </span>
      )}
      {message.content_attributes.external_echo === true && (
        <span className="flex items-center gap-1">
          <Smartphone size={11} aria-hidden /> {marks('phone')}
        </span>
      )}
    </p>
  )
}

function nameOfSender({ sender }: HistoryMessage) {
  if (!sender) return undefined
  return (sender.type === 'user' ? sender.available_name : sender.name) || undefined
}
