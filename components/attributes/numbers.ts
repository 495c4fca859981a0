/** A number as somebody types it: with the decimal sign of their language, and nothing between the thousands. */
export const typedNumber = (value: number, locale: string): string =>
  bare(new Intl.NumberFormat(latin(locale), { useGrouping: false, maximumFractionDigits: 20 }).format(value))

/**
 * The number that somebody has typed, read as their language writes it: `1,000` is a thousand in English and one in
 * Spanish. The other sign counts as a decimal one where it cannot be between thousands: `12,5`. Null for what may be
 * either, and for what is no number.
 */
export function numberFrom(text: string, locale: string): number | null {
  const plain = bare(withLatinDigits(text))
  const [, sign = '', digits = ''] = /^(-?)(\d[\d.,]*)$/.exec(plain) ?? []
  const signs = digits.match(/[.,]/g) ?? []
  const decimal = decimalOf(digits, signs, locale)
  if (!digits || decimal === null) return null
  const at = decimal ? digits.lastIndexOf(decimal) : digits.length
  const [whole, rest] = [digits.slice(0, at), digits.slice(at + 1)]
  const grouped = /[.,]/.test(whole)
  if (grouped && !/^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(whole)) return null
  if (/\D/.test(rest) || (decimal && !rest)) return null
  return Number(`${sign}${whole.replace(/\D/g, '')}.${rest || 0}`)
}

/** The sign before the fraction, '' where there is none, null where nobody can say. */
function decimalOf(digits: string, signs: string[], locale: string): string | null {
  const last = signs.at(-1)
  if (!last) return ''
  if (new Set(signs).size > 1) return last
  if (signs.length > 1) return ''
  const own = new Intl.NumberFormat(latin(locale)).formatToParts(1.5).find(part => part.type === 'decimal')?.value
  if (last === own) return last
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return ''
  return /[.,]\d{1,2}$/.test(digits) ? last : null
}

/** Without spaces, marks of direction, and signs that mean nothing else than a thousand. */
const bare = (text: string) => text.replace(/[\s\u200e\u200f\u061c'’]/g, '').replace('\u2212', '-')

const latin = (locale: string) => new Intl.Locale(locale, { numberingSystem: 'latn' })

const withLatinDigits = (text: string) =>
  text
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
