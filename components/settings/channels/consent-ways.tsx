'use client'

import { useTranslations } from 'use-intl'
import { FormProblem } from '../../auth/form-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { ConsentOutcome } from './consent-outcome.tsx'
import { CopyLine } from './copy-line.tsx'
import type { ConsentWay } from './layouts.ts'
import { asProvider, consentName, useConsent } from './use-consent.ts'

/** A mailbox without a password: its owner lets us in at their mail service. Says what is missing where that cannot be. */
export function ConsentWays({ ways, email }: { ways: ConsentWay[]; email: string }) {
  const t = useTranslations('mailboxConsent')
  const { begin, busy, problem } = useConsent()
  const missing = ways.filter(one => one.missing.length > 0)
  return (
    <section className="mb-7 flex flex-col gap-4">
      <ConsentOutcome />
      <div>
        <h2 className="text-base font-semibold">{t('title')}</h2>
        <p className="mt-0.5 text-sm text-muted">{t('body')}</p>
      </div>
      <FormProblem>{problem}</FormProblem>
      <div className="flex flex-wrap gap-2">
        {ways.map(({ provider, missing }) => (
          <Button
            key={provider}
            size="lg"
            busy={busy === provider}
            disabled={missing.length > 0 || (busy !== null && busy !== provider)}
            aria-describedby={missing.length ? `missing-${provider}` : undefined}
            onClick={() => {
              const known = asProvider(provider)
              if (known) void begin(known, email.trim() || undefined)
            }}
          >
            {t('connect', { provider: consentName(provider) })}
          </Button>
        ))}
      </div>
      {missing.map(({ provider, missing, callback }) => (
        <div key={provider} id={`missing-${provider}`} className="flex flex-col gap-2 text-sm">
          <p className="text-muted">
            {t.rich('missing', {
              provider: consentName(provider),
              names: missing.join(', '),
              code: text => (
                <bdi dir="ltr" className="font-mono text-xs">
                  {text}
                </bdi>
              ),
            })}
          </p>
          <CopyLine label={t('callback', { provider: consentName(provider) })} text={callback} />
        </div>
      ))}
      <p aria-hidden className="mt-2 flex items-center gap-3 text-sm text-muted">
        <span className="h-px flex-1 bg-line" />
        {t('or')}
        <span className="h-px flex-1 bg-line" />
      </p>
    </section>
  )
}
