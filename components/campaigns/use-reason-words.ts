'use client'

import { useTranslations } from 'use-intl'
import { failureOf } from '../inbox/reasons.ts'

const ours = ['no_consent', 'blocked', 'no_address', 'cancelled'] as const

/** Why somebody was not written to, or not reached; with what can be done where something can. */
export function useReasonWords(): (reason: string) => { what: string; remedy?: string } {
  const t = useTranslations('oneOff.reasons')
  const explain = useTranslations('reasons')
  return reason => {
    const own = ours.find(one => one === reason)
    if (own) return { what: t(own) }
    const failure = failureOf(reason)
    if (!failure.reason) return { what: failure.said }
    const what = explain(`${failure.reason}.what`)
    return { what: failure.code ? `${what} (${failure.code})` : what, remedy: explain(`${failure.reason}.remedy`) }
  }
}
