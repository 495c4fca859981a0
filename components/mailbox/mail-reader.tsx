'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Schemas } from '#lib/protocol/client.ts'
import { ExactTime } from '../ui/exact-time.tsx'
import { linkParts } from './link-parts.ts'
import { mailTime } from './mail-time.ts'

/** One mail as its reader would have got it, its links working. */
export function MailReader({ mail, back }: { mail: Schemas['Mail']; back: ReactNode }) {
  const t = useTranslations('outbox')
  return (
    <article className="flex h-full flex-col">
      <header className="flex min-h-13 items-center gap-2 border-b border-line px-2 py-2 lg:px-6">
        <h1 className="sr-only lg:hidden">{t('title')}</h1>
        {back}
        <h2 className="min-w-0 flex-1 text-base font-semibold">
          <bdi>{mail.subject}</bdi>
        </h2>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-5 lg:px-6">
        <dl className="mb-5 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-muted">
          <dt>{t('to')}</dt>
          <dd className="text-text">
            <bdi>{mail.to}</bdi>
          </dd>
          <dt>{t('when')}</dt>
          <dd>
            <ExactTime at={mailTime(mail)} />
          </dd>
        </dl>
        <div dir="auto" className="max-w-prose text-base whitespace-pre-wrap [overflow-wrap:anywhere]">
          {linkParts(mail.text ?? '').map(part =>
            part.href ? (
              <a key={part.at} href={part.href} className="text-accent-text underline underline-offset-2">
                {part.text}
              </a>
            ) : (
              <span key={part.at}>{part.text}</span>
            ),
          )}
        </div>
      </div>
    </article>
  )
}
