'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useCalendars } from '../data/use-directory.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Problem, Skeleton } from '../ui/states.tsx'
import { useOpening } from './hours/use-opening.ts'

/** The calendar that an inbox keeps in place of a week of its own: its name, whether it is open, and the way there. */
export function KeptCalendar({ calendarId }: { calendarId: number }) {
  const t = useTranslations('channels.hours')
  const { accountId } = useAccount()
  const opening = useOpening()
  const calendars = useCalendars()
  const calendar = calendars.data?.find(one => one.id === calendarId)
  if (calendars.error && !calendars.data) {
    return <Problem error={calendars.error} onRetry={() => calendars.refetch()} />
  }
  if (!calendar) return <Skeleton className="h-16 w-full animate-appear" />
  return (
    <section
      aria-label={t('calendar')}
      className="flex flex-wrap items-start gap-3 rounded-lg border border-line bg-bg p-3"
    >
      <span
        aria-hidden
        className={cx('mt-1.5 size-2.5 shrink-0 rounded-full', calendar.is_open ? 'bg-good' : 'bg-line-strong')}
      />
      <div className="min-w-0 flex-1 basis-48">
        <p className="truncate font-medium">
          <bdi>{calendar.name}</bdi>
        </p>
        <p className="text-muted">
          {opening(calendar)}
          {' · '}
          <bdi>{calendar.timezone.replaceAll('_', ' ')}</bdi>
        </p>
        <p className="mt-1 text-xs text-faint">{t('calendarHelp')}</p>
      </div>
      <Button size="sm" asChild>
        <Link href={paths.section(accountId, 'settings/business-hours')}>{t('toCalendar')}</Link>
      </Button>
    </section>
  )
}
