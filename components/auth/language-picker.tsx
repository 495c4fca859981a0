'use client'

import { useLocale, useTranslations } from 'use-intl'
import { isLocale, localeNames, locales } from '../i18n/locale.ts'
import { useSetLocale } from '../i18n/provider.tsx'

/** For people whom we do not know yet. */
export function LanguagePicker() {
  const t = useTranslations('nav')
  const locale = useLocale()
  const setLocale = useSetLocale()
  return (
    <select
      aria-label={t('language')}
      value={locale}
      onChange={event => isLocale(event.target.value) && setLocale(event.target.value)}
      className="select-chevron h-8 appearance-none rounded-md bg-transparent ps-2 pe-7 text-sm text-muted hover:bg-hover"
    >
      {locales.map(one => (
        <option key={one} value={one} className="bg-raised text-text">
          {localeNames[one]}
        </option>
      ))}
    </select>
  )
}
