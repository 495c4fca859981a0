import { createTranslator, type Messages } from 'use-intl'
import type { Locale } from './locale.ts'

type Say = (
  key: 'needed' | 'wrong' | 'tooLong' | 'tooShort' | 'most' | 'least' | 'email' | 'url',
  values?: { count: number },
) => string
/** As much of what a schema complains of as words are made of. */
type Issue = { code?: string; origin?: string; format?: string; maximum?: unknown; minimum?: unknown; input?: unknown }

let say: Say | null = null

/** From now on rules complain in this language. */
export function speakRulesIn(locale: Locale, messages: Messages) {
  say = createTranslator({ locale, messages, namespace: 'rules' })
}

/** What a form says where its schema has no words of its own. */
export function ruleWords({ code, origin, format, maximum, minimum, input }: Issue): string | undefined {
  if (!say) return
  if (code === 'too_big') return say(origin === 'string' ? 'tooLong' : 'most', { count: Number(maximum) })
  if (code === 'too_small') {
    if (origin === 'string' && (input === '' || Number(minimum) <= 1)) return say('needed')
    return say(origin === 'string' ? 'tooShort' : 'least', { count: Number(minimum) })
  }
  if (code === 'invalid_type' && (input === undefined || input === null || Number.isNaN(input))) return say('needed')
  if (code === 'invalid_format' && (format === 'email' || format === 'url')) return say(format)
  return say('wrong')
}
