const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** A length of time by its two largest units: `2h 5m`. */
export function inWords(seconds: number, locale: string): string {
  const first = units.findIndex(([, size]) => seconds >= size)
  if (first < 0) return unit(0, 'second', locale)
  const [name, size] = units[first] as (typeof units)[number]
  const whole = Math.floor(seconds / size)
  const next = units[first + 1]
  const rest = next && Math.floor((seconds % size) / next[1])
  return next && rest ? `${unit(whole, name, locale)} ${unit(rest, next[0], locale)}` : unit(whole, name, locale)
}

const unit = (value: number, name: (typeof units)[number][0], locale: string) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value)
