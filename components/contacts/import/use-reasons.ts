'use client'

import { useTranslations } from 'use-intl'

/** What the server says of a row, by how that begins. */
const known = [
  [/^nothing says who/, 'nobody'],
  [/belong to different contacts$/, 'different'],
  [/goes by another one$/, 'otherIdentifier'],
  [/has another one$/, 'otherEmail'],
  [/already been taken$/, 'taken'],
  [/^email/, 'email'],
  [/^phone_number/, 'phone'],
  [/^labels/, 'labels'],
  [/^consents\..*was taken back/, 'consentTakenBack'],
  [/^consents\./, 'consent'],
] as const

/** Why a row is left out, in the viewer's language where there are words for it. */
export function useReasons(): (reason: string) => string {
  const t = useTranslations('contacts.import.reasons')
  return reason => {
    const found = known.find(([pattern]) => pattern.test(reason))
    return found ? t(found[1]) : reason
  }
}
