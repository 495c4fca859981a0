'use client'

import { ChevronDown } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { isLocale, localeNames, locales } from '../i18n/locale.ts'
import { speak } from '../i18n/words.ts'

/** For people whom we do not know yet. */
export function LanguagePicker() {
  const t = useTranslations('nav')
  const locale = useLocale()
  return (
    <span className="relative inline-block">
      <select
        aria-label={t('language')}
        value={locale}
        onChange={event => isLocale(event.target.value) && speak(event.target.value)}
        className="h-8 appearance-none rounded-md bg-transparent ps-2 pe-6 [field-sizing:content] text-sm text-muted hover:bg-hover"
      >
        {locales.map(one => (
          <option key={one} value={one} className="bg-raised text-text">
            {localeNames[one]}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden className="pointer-events-none absolute end-1.5 top-[9px] text-faint" />
    </span>
  )
}
