import { localStore, persist } from '../ui/persisted.ts'

export const locales = ['en', 'es', 'pt-BR', 'ar'] as const
export type Locale = (typeof locales)[number]

/** Each language in its own words, as a person looking for it would. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  ar: 'العربية',
}

const key = 'charla:locale'

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale)
}

/** The language chosen here before, else the first of the browser's that we speak, else English. */
export function startingLocale(): Locale {
  const chosen = localStore()?.getItem(key)
  return matchLocale([chosen ?? '', ...(typeof navigator === 'undefined' ? [] : navigator.languages)])
}

/** The best of our languages for what somebody prefers: exact first, then the same language of another country. */
export function matchLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const found =
      locales.find(locale => locale.toLowerCase() === tag.toLowerCase()) ??
      locales.find(locale => tag && locale.split('-')[0] === tag.toLowerCase().split('-')[0])
    if (found) return found
  }
  return 'en'
}

export function rememberLocale(locale: Locale) {
  persist(key, locale)
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
}

export function directionOf(locale: Locale) {
  return locale === 'ar' ? ('rtl' as const) : ('ltr' as const)
}
