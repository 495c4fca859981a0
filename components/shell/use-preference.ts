'use client'

import { useLocale } from 'use-intl'
import type { Preferences } from '../data/session.ts'
import { useUiSettings } from '../data/use-ui-settings.ts'
import { isLocale } from '../i18n/locale.ts'
import { speak } from '../i18n/words.ts'
import { isFontSize, setFontSize, useFontSize } from './font-size.ts'
import { isTheme, setTheme, useTheme } from './theme.ts'

/** Changes language, theme or size of text here at once and remembers it with the person. */
export function usePreference() {
  const keep = useUiSettings()
  const before: Preferences = { locale: useLocale(), theme: useTheme(), font_size: useFontSize() }
  return (change: Preferences) => {
    const changed = Object.entries(before).filter(([key]) => key in change)
    apply(change)
    keep(change, () => apply(Object.fromEntries(changed)))
  }
}

function apply({ theme, font_size, locale }: Preferences) {
  if (isTheme(theme)) setTheme(theme)
  if (isFontSize(font_size)) setFontSize(font_size)
  if (isLocale(locale)) speak(locale)
}
