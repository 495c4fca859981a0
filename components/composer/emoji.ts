import { gemoji } from 'gemoji'
import type { Locale } from '../i18n/locale.ts'
import type { Emoji } from './emoji-list.ts'
import { namesIn } from './emoji-names.ts'
import { folded } from './trigger.ts'

/** All emoji in the usual order, with their names in a language. */
export async function loadEmoji(locale: Locale): Promise<Emoji[]> {
  const names = await namesIn(locale)
  return gemoji.map(({ emoji, description, category, names: codes, tags }) => {
    const own = names?.nameOf(emoji)
    const name = own ?? description
    return {
      emoji,
      name,
      lang: own ? locale : 'en',
      code: codes[0] ?? description,
      words: [...new Set([name, ...codes, ...(names?.wordsOf(emoji) ?? []), ...tags].map(folded))],
      kind: category,
    }
  })
}
