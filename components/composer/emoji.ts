import { gemoji } from 'gemoji'
import type { Locale } from '../i18n/locale.ts'
import { emojiName, emojiWords, namesIn } from './emoji-names.ts'
import type { Emoji } from './use-emoji.ts'

/** All emoji in the usual order, with their names in a language. */
export async function loadEmoji(locale: Locale): Promise<Emoji[]> {
  const names = await namesIn(locale)
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  return gemoji.map(({ emoji, description, category, names: codes, tags }) => {
    const own = names && emojiName(emoji, names, countries)
    return {
      emoji,
      name: own ?? description,
      lang: own ? locale : 'en',
      code: codes[0] ?? description,
      words: [...new Set([...(own ? [own] : []), ...codes, ...(names ? emojiWords(emoji, names) : []), ...tags])],
      kind: category,
    }
  })
}
