import { createTranslator, type Messages } from 'use-intl'
import type { Locale } from './locale.ts'
import { catalogueNow } from './words.ts'

type Words = { locale: Locale; messages: Messages }
/** As much of what a schema complains of as words are made of. */
type Issue = { code?: string; origin?: string; format?: string; maximum?: unknown; minimum?: unknown; input?: unknown }

/** What a form says where its schema has no words of its own, in the language of the page. */
export function ruleWords(issue: Issue): string | undefined {
  const words = catalogueNow()
  return words ? ruleWordsIn(words, issue) : undefined
}

export function ruleWordsIn(
  { locale, messages }: Words,
  { code, origin, format, maximum, minimum, input }: Issue,
): string {
  const t = createTranslator({ locale, messages, namespace: 'rules' })
  if (code === 'too_big') return t(origin === 'string' ? 'tooLong' : 'most', { count: Number(maximum) })
  if (code === 'too_small') {
    if (origin === 'string' && (input === '' || Number(minimum) <= 1)) return t('needed')
    return t(origin === 'string' ? 'tooShort' : 'least', { count: Number(minimum) })
  }
  if (code === 'invalid_type' && (input === undefined || input === null || Number.isNaN(input))) return t('needed')
  if (code === 'invalid_format' && (format === 'email' || format === 'url')) return t(format)
  return t('wrong')
}
