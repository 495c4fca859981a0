'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { ConversationPanelProps } from '#lib/apps/app.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { PanelProblem } from '../inbox/panel-problem.tsx'
import { Skeleton } from '../ui/states.tsx'
import { exactTime } from '../ui/time.ts'
import { inWords } from './duration.ts'

/** How often the contact has come, since when, and how long they wait for a first answer. */
export function ContactFigures({ contactId }: ConversationPanelProps) {
  const t = useTranslations('apps.contactFigures')
  const locale = useLocale()
  const { api, accountId } = useAccount()
  const query = useQuery({
    queryKey: keys.figures(accountId, contactId),
    queryFn: () => api.contactFigures(contactId),
    staleTime: 30_000,
  })
  if (query.isPending) return <Skeleton className="my-2 h-10 w-full animate-appear" />
  if (!query.data) return <PanelProblem onRetry={() => query.refetch()} />
  const { conversations, open, first_contact_at, first_response_seconds } = query.data
  const number = new Intl.NumberFormat(locale)
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 py-1.5">
      <Figure name={t('conversations')}>{number.format(conversations)}</Figure>
      <Figure name={t('open')}>{number.format(open)}</Figure>
      <Figure name={t('firstResponse')}>
        {first_response_seconds === null ? '–' : inWords(first_response_seconds, locale)}
      </Figure>
      <Figure name={t('firstContact')}>
        {first_contact_at ? (
          <time dateTime={new Date(first_contact_at * 1000).toISOString()} title={exactTime(first_contact_at, locale)}>
            {day.format(first_contact_at * 1000)}
          </time>
        ) : (
          '–'
        )}
      </Figure>
    </dl>
  )
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col-reverse">
      <dt className="truncate text-xs text-muted" title={name}>
        {name}
      </dt>
      <dd className="tabular truncate text-base font-semibold">{children}</dd>
    </div>
  )
}
