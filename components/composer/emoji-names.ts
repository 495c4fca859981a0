import type { Locale } from '../i18n/locale.ts'

/** What Unicode (CLDR) calls emoji in a language: `tts` is the name, `default` are words by which they are looked for. */
type Annotations = Record<string, { tts?: string[]; default?: string[] }>

const sources: Partial<Record<Locale, () => Promise<{ default: unknown }>>> = {
  es: () => import('cldr-annotations-full/annotations/es/annotations.json'),
  'pt-BR': () => import('cldr-annotations-full/annotations/pt/annotations.json'),
  ar: () => import('cldr-annotations-full/annotations/ar/annotations.json'),
}

export type EmojiNames = {
  /**
   * Flags are called by their countries; what is joined of several, and has no name of its own, by all of them. Null where
   * the language has none.
   */
  nameOf(emoji: string): string | null
  wordsOf(emoji: string): string[]
}

/** The names of emoji in a language. Null for English, which the list of emoji speaks itself. */
export async function namesIn(locale: Locale): Promise<EmojiNames | null> {
  const source = await sources[locale]?.()
  if (!source) return null
  const found = (source.default as { annotations: { annotations: Annotations } }).annotations.annotations
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const comma = locale === 'ar' ? '، ' : ', '
  // CLDR writes them without the sign that asks for a coloured picture.
  const entryOf = (emoji: string) => found[emoji] ?? found[emoji.replace(/\uFE0F/g, '')]

  function nameOf(emoji: string): string | null {
    const [own] = entryOf(emoji)?.tts ?? []
    if (own) return own
    if (flag.test(emoji)) return countries.of(countryOf(emoji)) ?? null
    const key = emoji === ten ? '10' : keycap.exec(emoji)?.[1]
    if (key) return key
    const parts = emoji.split('\u200D')
    if (parts.length === 1) return null
    const names = parts.map(nameOf)
    return names.includes(null) ? null : names.join(comma)
  }

  return { nameOf, wordsOf: emoji => entryOf(emoji)?.default ?? [] }
}

const flag = /^[\u{1F1E6}-\u{1F1FF}]{2}$/u
const keycap = /^([0-9#*])\uFE0F?\u20E3$/
const ten = '🔟'

/** The letters that a flag's two signs stand for. */
const countryOf = (emoji: string) => [...emoji].map(sign => String.fromCodePoint(letterOf(sign))).join('')
const letterOf = (sign: string) => (sign.codePointAt(0) ?? 0) - 0x1f1e6 + 65
