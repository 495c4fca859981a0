'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../../data/account-context.tsx'
import { ApiError } from '../../data/http.ts'

/** Names that are the same in every language. */
const names: Record<string, string> = { google: 'Google', microsoft: 'Microsoft' }
export const consentName = (provider: string) => names[provider] ?? provider

export type ConsentProvider = 'google' | 'microsoft'
export const asProvider = (provider: string | null | undefined): ConsentProvider | null =>
  provider === 'google' || provider === 'microsoft' ? provider : null

/** Sends the owner of a mailbox to their mail service, to let us in. They come back to where they began. */
export function useConsent(inboxId?: number) {
  const t = useTranslations('mailboxConsent')
  const { api } = useAccount()
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  async function begin(provider: ConsentProvider, email?: string) {
    setBusy(provider)
    setProblem(null)
    try {
      const { url } = await api.beginConsent(provider, {
        ...(inboxId ? { inbox_id: inboxId } : {}),
        ...(email ? { email } : {}),
      })
      location.assign(url)
    } catch (error) {
      const tooMany = error instanceof ApiError && error.status === 429
      setProblem(t(tooMany ? 'tooMany' : 'notBegun', { provider: consentName(provider) }))
      setBusy(null)
    }
  }
  return { begin, busy, problem }
}
