'use client'

import { useLocale, useTranslations } from 'use-intl'
import { localeNames, locales } from '../../i18n/locale.ts'
import { FontSizeField } from '../../shell/font-size-field.tsx'
import { themes, useTheme } from '../../shell/theme.ts'
import { usePreference } from '../../shell/use-preference.ts'
import { Field, Select } from '../../ui/field.tsx'
import { Choice } from '../choice.tsx'
import { Section } from '../section.tsx'

/** Takes effect at once: one sees what one gets. */
export function LookSection() {
  const t = useTranslations('settings.profile')
  const tn = useTranslations('nav')
  const theme = useTheme()
  const locale = useLocale()
  const prefer = usePreference()
  return (
    <Section title={t('look')} body={t('lookBody')}>
      <Field label={tn('language')}>
        {props => (
          <Select {...props} value={locale} onChange={event => prefer({ locale: event.target.value })}>
            {locales.map(one => (
              <option key={one} value={one}>
                {localeNames[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Choice
        legend={tn('theme')}
        name="theme"
        value={theme}
        options={themes.map(value => ({ value, label: tn(`themes.${value}`) }))}
        onChange={value => prefer({ theme: value })}
      />
      <FontSizeField />
    </Section>
  )
}
