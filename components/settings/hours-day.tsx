'use client'

import type { UseFormReturn } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'
import { inputClass, Select } from '../ui/field.tsx'
import { type Day, isOverNight } from './hours.ts'

export type HoursForm = UseFormReturn<{
  working_hours_enabled: boolean
  timezone: string
  out_of_office_message: string
  days: Day[]
}>

/** A Sunday, from which the days of a week are named. */
const SUNDAY = Date.UTC(2023, 0, 1)

/** When somebody is there on one day of the week. */
export function HoursDay({ form, at, day }: { form: HoursForm; at: number; day: Day }) {
  const t = useTranslations('channels.hours')
  const locale = useLocale()
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    SUNDAY + day.day_of_week * 86_400_000,
  )
  const wrong = form.formState.errors.days?.[at]
  const error = wrong?.opens?.message ?? wrong?.closes?.message
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
      <span className="w-24 text-sm font-medium first-letter:uppercase">{name}</span>
      <Select {...form.register(`days.${at}.is`)} aria-label={t('isOf', { day: name })} className="w-36">
        {(['closed', 'hours', 'always'] as const).map(is => (
          <option key={is} value={is}>
            {t(`is.${is}`)}
          </option>
        ))}
      </Select>
      {day.is === 'hours' && (
        <span className="flex flex-wrap items-center gap-2 text-sm">
          <input
            type="time"
            {...form.register(`days.${at}.opens`)}
            aria-label={t('opens', { day: name })}
            aria-invalid={wrong?.opens ? true : undefined}
            className={`${inputClass} h-9`}
          />
          <span className="text-muted">{t('to')}</span>
          <input
            type="time"
            {...form.register(`days.${at}.closes`)}
            aria-label={t('closes', { day: name })}
            aria-invalid={wrong?.closes ? true : undefined}
            className={`${inputClass} h-9`}
          />
          {isOverNight(day) && <span className="text-xs text-faint">{t('nextDay')}</span>}
        </span>
      )}
      {error && (
        <p role="alert" className="w-full text-xs text-danger">
          {error}
        </p>
      )}
    </li>
  )
}
