'use client'

import { useLocale } from 'use-intl'
import { isLocale, type Locale } from '../i18n/locale.ts'
import { type Loader, remembered, useLoaded } from '../ui/when-needed.tsx'
import { rankedFolded } from './trigger.ts'

export type Emoji = {
  emoji: string
  /** In the language `lang`: the viewer's, or English where that has no name for it. */
  name: string
  lang: string
  /** What stands between colons, the same in every language. */
  code: string
  /** By which it is found, folded: its name, what stands between colons, and other words. */
  words: string[]
  kind: string
}

/** They are many, so they come when somebody looks for one. */
export const emojiIn = perLocale(async locale => (await import('./emoji.ts')).loadEmoji(locale))
const none: Emoji[] = []
const nothing: Loader<Emoji[]> = Object.assign(async () => none, { loaded: none })

/** All emoji with their names in the viewer's language; null until they are here. */
export function useEmoji(wanted = true): Emoji[] | null {
  const locale = useOurLocale()
  return useLoaded(wanted ? emojiIn(locale) : nothing)
}

/** Those that have the words, best first. */
export const foundEmoji = (all: Emoji[], query: string, most?: number): Emoji[] =>
  rankedFolded(all, query, one => one.words, most)

export function useOurLocale(): Locale {
  const locale = useLocale()
  return isLocale(locale) ? locale : 'en'
}

/** Each language’s own, fetched once when it is asked for. */
export function perLocale<T>(fetch: (locale: Locale) => Promise<T>): (locale: Locale) => Loader<T> {
  const known = new Map<Locale, Loader<T>>()
  return locale => {
    const loader = known.get(locale) ?? remembered(() => fetch(locale))
    known.set(locale, loader)
    return loader
  }
}
