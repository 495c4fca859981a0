'use client'

import { Direction } from 'radix-ui'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { IntlProvider, type Messages } from 'use-intl'
import { directionOf, type Locale, rememberLocale, startingLocale } from './locale.ts'
import { speakRulesIn } from './rule-words.ts'

const catalogues: Record<Locale, () => Promise<{ default: unknown }>> = {
  en: () => import('./en.json'),
  es: () => import('./es.json'),
  'pt-BR': () => import('./pt-BR.json'),
  ar: () => import('./ar.json'),
}

const LocaleContext = createContext<(locale: Locale) => void>(() => {})

/** Shows its children once the words of the viewer's language are here. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState<Locale | null>(null)
  const [shown, setShown] = useState<{ locale: Locale; messages: Messages } | null>(null)
  useEffect(() => setWanted(startingLocale()), [])
  useEffect(() => {
    if (!wanted) return
    let current = true
    catalogues[wanted]().then(catalogue => {
      if (!current) return
      rememberLocale(wanted)
      speakRulesIn(wanted, catalogue.default as Messages)
      setShown({ locale: wanted, messages: catalogue.default as Messages })
    })
    return () => {
      current = false
    }
  }, [wanted])
  const timeZone = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, [])
  if (!shown) return null
  return (
    <LocaleContext value={setWanted}>
      <IntlProvider locale={shown.locale} messages={shown.messages} timeZone={timeZone}>
        <Direction.Provider dir={directionOf(shown.locale)}>{children}</Direction.Provider>
      </IntlProvider>
    </LocaleContext>
  )
}

export function useSetLocale() {
  return useContext(LocaleContext)
}
