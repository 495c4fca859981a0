export const locales = ['en', 'es', 'pt-BR', 'ar'] as const
export type Locale = (typeof locales)[number]

/** The catalogue for what a page asks for (`pt_BR`, `es-MX`, `ar`); nothing when there is none. */
export function pickLocale(wanted: string | null | undefined): Locale | undefined {
  const tag = wanted?.replace('_', '-').toLowerCase()
  if (!tag) return
  const language = tag.split('-')[0]
  return locales.find(l => l.toLowerCase() === tag) ?? locales.find(l => l.split('-')[0] === language)
}

export const direction = (locale: Locale) => (locale === 'ar' ? 'rtl' : 'ltr')
