import type { Consent } from './contacts-api.ts'

export type ConsentGroup = { channel: string; purpose: string; now: Consent; before: Consent[] }

/** By channel and purpose: what counts now, and how it came about. `consents` are newest first. */
export function groupConsents(consents: Consent[]): ConsentGroup[] {
  const groups = Map.groupBy(consents, one => `${one.channel} ${one.purpose}`)
  return [...groups.values()].map(([now, ...before]) => {
    const { channel, purpose } = now as Consent
    return { channel, purpose, now: now as Consent, before }
  })
}
