'use client'

import { useQuery } from '@tanstack/react-query'
import { useLocale } from 'use-intl'
import { keys } from '../data/keys.ts'
import { isLocale } from '../i18n/locale.ts'

export type Emoji = {
  emoji: string
  /** In the language `lang`: the viewer's, or English where that has no name for it. */
  name: string
  lang: string
  /** What stands between colons, the same in every language. */
  code: string
  /** By which it is found, best first. */
  words: string[]
  kind: string
}

/** All emoji with their names in the viewer's language. They are many, and come when somebody looks for one. */
export function useEmoji(wanted = true) {
  const language = useLocale()
  const locale = isLocale(language) ? language : 'en'
  return useQuery({
    queryKey: keys.emoji(locale),
    queryFn: async () => (await import('./emoji.ts')).loadEmoji(locale),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: wanted,
  })
}
