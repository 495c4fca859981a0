'use client'

import { useTranslations } from 'use-intl'
import { Field, Select } from '../ui/field.tsx'
import { fontSizes, useFontSize } from './font-size.ts'
import { usePreference } from './use-preference.ts'

/** How large everything is. Takes effect at once. */
export function FontSizeField() {
  const t = useTranslations('nav')
  const size = useFontSize()
  const prefer = usePreference()
  return (
    <Field label={t('fontSize')}>
      {props => (
        <Select {...props} value={size} onChange={event => prefer({ font_size: event.target.value })}>
          {fontSizes.map(one => (
            <option key={one} value={one}>
              {t(`fontSizes.${one}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
