'use client'

import { type ReactNode, useMemo } from 'react'
import { IntlProvider } from 'use-intl'
import { bringWithIt } from '../ui/when-needed.tsx'
import { startingLocale } from './locale.ts'
import { partAt } from './part-at.ts'
import { needWords, speak, useCatalogue } from './words.ts'

// Asked for as early as possible: nothing is shown without words.
if (typeof window !== 'undefined') {
  needWords(partAt(location.pathname)).catch(console.error)
  speak(startingLocale())
}
bringWithIt(() => needWords('soon'))

/** Shows its children once the words of the viewer's language are here. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const catalogue = useCatalogue()
  const timeZone = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, [])
  if (!catalogue) return null
  return (
    <IntlProvider locale={catalogue.locale} messages={catalogue.messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
