'use client'

import { Copy } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import type { WeekSpanWire } from '#lib/protocol/calendar.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { copied } from './calendar-form.ts'
import { SpansField } from './spans-field.tsx'

/** Monday first. */
const days = [1, 2, 3, 4, 5, 6, 0]
const workdays = [1, 2, 3, 4, 5]

type Props = { spans: WeekSpanWire[]; onChange: (spans: WeekSpanWire[]) => void }

export function WeekField({ spans, onChange }: Props) {
  const t = useTranslations('settings.hours')
  const dayName = useDayName()
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {days.map(day => {
        const name = dayName(day)
        const own = spans.filter(one => one.day_of_week === day)
        return (
          <li key={day} className="flex flex-wrap items-start gap-x-3 gap-y-1 px-3 py-2.5">
            <p className="w-28 pt-1.5 font-medium">{name}</p>
            <div className="flex-1 basis-64">
              <SpansField
                name={name}
                spans={own}
                make={times => ({ ...times, day_of_week: day })}
                onChange={next => onChange([...spans.filter(one => one.day_of_week !== day), ...next])}
              />
            </div>
            <IconButton label={t('copyDay', { name })} onClick={() => onChange(copied(spans, day, workdays))}>
              <Copy size={15} aria-hidden />
            </IconButton>
          </li>
        )
      })}
    </ul>
  )
}

/** What the days of a week are called, from 0 for Sunday. */
export function useDayName() {
  const names = new Intl.DateTimeFormat(useLocale(), { weekday: 'long', timeZone: 'UTC' })
  // The fourth of January 1970 was a Sunday.
  return (day: number) => names.format(Date.UTC(1970, 0, 4 + day))
}
