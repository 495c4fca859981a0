'use client'

import { Check, CheckCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import type { HistoryMessage } from '../data/history.ts'
import { ClockTime } from '../ui/clock-time.tsx'
import { cx } from '../ui/cx.ts'
import type { MessageEntry } from './timeline.ts'

type Props = { message: HistoryMessage; conversation: Conversation; kind: MessageEntry['kind'] }

/** When it was said, and how far it has come. */
export function MessageFoot({ message, conversation, kind }: Props) {
  const ours = kind === 'outgoing' && !message.content_attributes.deleted
  return (
    <p className="mt-0.5 flex items-center gap-1 px-1 text-2xs text-faint">
      <ClockTime at={message.created_at} />
      {ours && message.status !== 'failed' && <Delivery message={message} seenAt={conversation.contactSeenAt} />}
    </p>
  )
}

function Delivery({ message, seenAt }: { message: HistoryMessage; seenAt: number }) {
  const t = useTranslations('conversation.delivery')
  const state = seenAt >= message.created_at || message.status === 'failed' ? 'read' : message.status
  const Icon = state === 'sent' ? Check : CheckCheck
  return (
    <span title={t(state)} className={cx('flex items-center', state === 'read' && 'text-accent-text')}>
      <Icon size={13} role="img" aria-label={t(state)} />
    </span>
  )
}
