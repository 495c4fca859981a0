'use client'

import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { HistoryMessage } from '../data/history.ts'
import { failureOf, worthRetrying } from './reasons.ts'
import { useMessageActions } from './use-message-actions.ts'

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
