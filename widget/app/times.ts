import { locale, t } from './i18n.ts'
import { day } from './rows.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(at: number, options: Intl.DateTimeFormatOptions) {
  const key = locale.value + JSON.stringify(options)
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale.value, options)
  formats.set(key, made)
  return made.format(at * 1000)
}

/** `14:05`, as the visitor's language writes it. */
export const clock = (at: number) => format(at, { hour: 'numeric', minute: '2-digit' })

/** When somebody is here again; without the day when it is today. */
export const backText = (at: number) =>
  t('backAt', {
    time:
      day(at) === day(Date.now() / 1000)
        ? clock(at)
        : format(at, { weekday: 'long', hour: 'numeric', minute: '2-digit' }),
  })

export const exact = (at: number) => format(at, { dateStyle: 'full', timeStyle: 'short' })

/** Today, yesterday, or the date; the year only when it is another one. */
export function dayName(at: number) {
  const now = Date.now() / 1000
  if (day(at) === day(now)) return t('today')
  if (day(at) === day(now - 24 * 60 * 60)) return t('yesterday')
  const thisYear = new Date(at * 1000).getFullYear() === new Date().getFullYear()
  return format(at, { weekday: 'long', day: 'numeric', month: 'long', year: thisYear ? undefined : 'numeric' })
}
