'use client'

import { Check, CheckCheck, CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import type { HistoryMessage } from '../data/history.ts'
import { cx } from '../ui/cx.ts'
import { clockTime, exactTime } from '../ui/time.ts'
import { failureOf, worthRetrying } from './reasons.ts'
import type { MessageEntry } from './timeline.ts'
import { useMessageActions } from './use-message-actions.ts'

type Props = { message: HistoryMessage; conversation: Conversation; kind: MessageEntry['kind'] }

/** When it was said, and how far it has come. */
export function MessageFoot({ message, conversation, kind }: Props) {
  const locale = useLocale()
  const ours = kind === 'outgoing' && !message.content_attributes.deleted
  return (
    <p className="mt-0.5 flex items-center gap-1 px-1 text-2xs text-faint">
      <time
        dateTime={new Date(message.created_at * 1000).toISOString()}
        title={exactTime(message.created_at, locale)}
        className="tabular"
      >
        {clockTime(message.created_at, locale)}
      </time>
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

/** Why the message did not arrive, in plain words, what can be done, and what the provider said of it. */
export function MessageFailure({ message }: { message: HistoryMessage }) {
  const t = useTranslations('talk.failure')
  const explain = useTranslations('reasons')
  const { retry } = useMessageActions(message)
  const [busy, setBusy] = useState(false)
  const { external_error: error } = message.content_attributes
  const failure = typeof error === 'string' && error ? failureOf(error) : null
  const reason = failure?.reason
  return (
    <div className="mt-1 max-w-full rounded-lg bg-danger-soft px-3 py-2 text-sm">
      <p className="flex items-start gap-1.5 font-medium text-danger">
        <CircleAlert size={14} aria-hidden className="mt-[3px] shrink-0" />
        <span>{reason ? explain(`${reason}.what`) : t('unknown')}</span>
      </p>
      {reason && <p className="ps-5">{explain(`${reason}.remedy`)}</p>}
      <div className="mt-1 flex flex-wrap items-baseline gap-x-3 ps-5">
        {(!failure || worthRetrying(failure)) && (
          <button
            type="button"
            disabled={busy}
            className="font-medium text-accent-text underline underline-offset-2"
            onClick={() => {
              setBusy(true)
              void retry().finally(() => setBusy(false))
            }}
          >
            {t('retry')}
          </button>
        )}
        {failure && (
          <details className="min-w-0 text-xs text-muted">
            <summary>{failure.code ? t('code', { code: failure.code }) : t('said')}</summary>
            <p dir="auto" className="mt-0.5 [overflow-wrap:anywhere]">
              {failure.said}
            </p>
          </details>
        )}
      </div>
    </div>
  )
}
