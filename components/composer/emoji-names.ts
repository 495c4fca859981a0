import type { Locale } from '../i18n/locale.ts'

/** What Unicode (CLDR) calls emoji in a language: `tts` is the name, `default` are words by which they are looked for. */
export type EmojiNames = Record<string, { tts?: string[]; default?: string[] }>

const sources: Partial<Record<Locale, () => Promise<{ default: unknown }>>> = {
  es: () => import('cldr-annotations-full/annotations/es/annotations.json'),
  'pt-BR': () => import('cldr-annotations-full/annotations/pt/annotations.json'),
  ar: () => import('cldr-annotations-full/annotations/ar/annotations.json'),
}

/** Null for English, which the list of emoji speaks itself. */
export async function namesIn(locale: Locale): Promise<EmojiNames | null> {
  const found = (await sources[locale]?.())?.default as { annotations: { annotations: EmojiNames } } | undefined
  return found?.annotations.annotations ?? null
}

const flag = /^[\u{1F1E6}-\u{1F1FF}]{2}$/u
const keycap = /^([0-9#*])\uFE0F?\u20E3$/
const ten = '🔟'

/**
 * The name of an emoji. Flags are called by their countries; what is joined of several, and has no name of its own, by all
 * of them. Null where the language has none.
 */
export function emojiName(emoji: string, names: EmojiNames, countries: Intl.DisplayNames): string | null {
  const [own] = entryOf(emoji, names)?.tts ?? []
  if (own) return own
  if (flag.test(emoji)) return countries.of(regionOf(emoji)) ?? null
  const key = emoji === ten ? '10' : keycap.exec(emoji)?.[1]
  if (key) return key
  const parts = emoji.split('\u200D')
  if (parts.length === 1) return null
  const each = parts.map(part => emojiName(part, names, countries))
  return each.includes(null) ? null : each.join(', ')
}

/** The words by which it is looked for. */
export const emojiWords = (emoji: string, names: EmojiNames): string[] => entryOf(emoji, names)?.default ?? []

/** CLDR writes them without the sign that asks for a coloured picture. */
const entryOf = (emoji: string, names: EmojiNames) => names[emoji] ?? names[emoji.replace(/\uFE0F/g, '')]

/** Two letters of regional indicators are those of the country. */
const regionOf = (emoji: string) => [...emoji].map(sign => String.fromCodePoint(letterOf(sign))).join('')
const letterOf = (sign: string) => (sign.codePointAt(0) ?? 0) - 0x1f1e6 + 65
