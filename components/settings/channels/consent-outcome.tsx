'use client'

import { CircleAlert, CircleCheck } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { consentName } from './use-consent.ts'

type Say = { (key: string, values?: Record<string, string>): string; has(key: string): boolean }

/** How it ended, for who comes back from their mail service. */
export function ConsentOutcome() {
  const t = useTranslations('mailboxConsent') as unknown as Say
  const query = useSearchParams()
  const [connected, connect, problem, said] = ['connected', 'connect', 'problem', 'said'].map(one => query.get(one))
  if (connected)
    return (
      <p role="status" className="flex items-start gap-2 rounded-lg bg-good-soft px-3 py-2.5 text-sm">
        <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-good" />
        {t('connected', { provider: consentName(connected) })}
      </p>
    )
  if (!connect || !problem) return null
  const provider = consentName(connect)
  const known = t.has(`problems.${problem}`) ? problem : 'refused'
  return (
    <div role="alert" className="flex items-start gap-2 rounded-lg bg-danger-soft px-3 py-2.5 text-sm">
      <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-danger" />
      <div className="min-w-0">
        <p className="font-medium">{t('failed')}</p>
        <p className="mt-0.5">{t(`problems.${known}`, { provider })}</p>
        {said && (
          <p className="mt-1 text-xs break-words">
            {t('said', { provider })}{' '}
            <bdi dir="ltr" className="font-mono">
              {said.slice(0, 64)}
            </bdi>
          </p>
        )}
      </div>
    </div>
  )
}
