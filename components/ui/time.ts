const minute = 60
const hour = 3600
const day = 86_400

/** `now`, `5m`, `3h`, `2d`, then a date: what fits in a list. All times in unix seconds. */
export function shortAge(at: number, now: number, locale: string) {
  const age = now - at
  if (age < minute) return narrow(0, 'second', locale)
  if (age < hour) return unit(Math.floor(age / minute), 'minute', locale)
  if (age < day) return unit(Math.floor(age / hour), 'hour', locale)
  if (age < 7 * day) return unit(Math.floor(age / day), 'day', locale)
  const sameYear = new Date(at * 1000).getFullYear() === new Date(now * 1000).getFullYear()
  return format(locale, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(at * 1000)
}

/** Seconds until the short age may read differently. */
export function nextTick(at: number, now: number) {
  const age = Math.max(0, now - at)
  if (age < hour) return minute - (age % minute) + 0.1
  return age < day ? 10 * minute : hour
}

export function exactTime(at: number, locale: string) {
  return format(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at * 1000)
}

export function clockTime(at: number, locale: string) {
  return format(locale, { hour: 'numeric', minute: '2-digit' }).format(at * 1000)
}

/** Today, yesterday, or the date: for separators between days. */
export function dayName(at: number, now: number, locale: string) {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / (day * 1000))
  if (days < 2) return capital(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day'), locale)
  const sameYear = new Date(at * 1000).getFullYear() === new Date(now * 1000).getFullYear()
  return format(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at * 1000)
}

export function startOfDay(at: number) {
  const date = new Date(at * 1000)
  date.setHours(0, 0, 0, 0)
  return date.getTime()
}

function unit(value: number, name: 'minute' | 'hour' | 'day', locale: string) {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value)
}

function narrow(value: number, name: 'second', locale: string) {
  return capital(new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' }).format(value, name), locale)
}

function capital(text: string, locale: string) {
  const [first = '', ...rest] = Array.from(text)
  return first.toLocaleUpperCase(locale) + rest.join('')
}

const formats = new Map<string, Intl.DateTimeFormat>()
function format(locale: string, options: Intl.DateTimeFormatOptions) {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, known)
  return known
}
