import type { AttributeDefinitionWire, AttributeType } from '#lib/protocol/attribute.ts'
import { numberFrom, typedNumber } from './numbers.ts'

/** As much of a definition as says what a value may be. */
export type Shape = Pick<AttributeDefinitionWire, 'attribute_display_type' | 'regex_pattern' | 'regex_cue'>

/** What a field that is typed into holds for a value. */
export function asText(value: unknown, type: AttributeType, locale: string): string {
  if (value === null || value === undefined) return ''
  if (isNumeric(type) && typeof value === 'number') return typedNumber(value, locale)
  const text = String(value)
  // Chatwoot keeps days as moments.
  return type === 'date' ? (/^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? '') : text
}

/** The value that a text stands for; null for none. */
export function fromText(text: string, type: AttributeType, locale: string): string | number | null {
  if (text === '') return null
  return isNumeric(type) ? numberFrom(text, locale) : text
}

const isNumeric = (type: AttributeType) => type === 'number' || type === 'currency' || type === 'percent'

/** What is wrong with a text: which word of the catalogue says so, or the administrator's own words; null for nothing. */
export function wrongWith(
  text: string,
  { attribute_display_type: type, regex_pattern, regex_cue }: Shape,
  locale: string,
): { key: 'number' | 'link' | 'pattern' } | { cue: string } | null {
  if (text === '') return null
  if (isNumeric(type) && numberFrom(text, locale) === null) return { key: 'number' }
  if (type === 'link' && webAddress(text) === null) return { key: 'link' }
  if (type === 'text' && regex_pattern && !matches(text, regex_pattern))
    return regex_cue ? { cue: regex_cue } : { key: 'pattern' }
  return null
}

/** The address where a link leads, when it is one of the web's. */
export function webAddress(text: string): string | null {
  const given = /^https?:\/\//i.test(text) ? text : `https://${text}`
  return URL.canParse(given) && /^https?:\/\/[^/\s]+\.[^/\s]+/i.test(given) ? given : null
}

/** Administrators write `/…/i` or the pattern alone. One that cannot be read refuses nothing. */
function matches(text: string, pattern: string): boolean {
  const [, source = pattern, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? []
  try {
    return new RegExp(source, flags.replace(/[^imsu]/g, '')).test(text)
  } catch {
    return true
  }
}

/** How a value is read. */
export function shownAs(value: unknown, type: AttributeType, locale: string): string {
  const text = asText(value, type, locale)
  if (text === '') return ''
  if (isNumeric(type) && Number.isFinite(Number(value))) {
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(Number(value))
    return type === 'percent' ? `${number} %` : number
  }
  if (type !== 'date') return text
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(year, month - 1, day))
}

/** A tick, in whichever way it was written. */
export const isTicked = (value: unknown): boolean => value === true || value === 'true'
