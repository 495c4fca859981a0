import type { EmailRow } from './inbox.ts'
import type { EmailSettings } from './settings.ts'

/** A password is for this server and this person there. */
const places = {
  imap: ['imap_address', 'imap_port', 'imap_login'],
  smtp: ['smtp_address', 'smtp_port', 'smtp_login'],
} as const

/**
 * The sealed password that still counts when these settings are given over those that there are. Null when they name another
 * server or another login: what is kept for one is never told to another.
 */
export function keptPassword(
  before: EmailRow | undefined,
  given: EmailSettings,
  direction: 'imap' | 'smtp',
): string | null {
  const isMeant = before && places[direction].every(name => given[name] === undefined || given[name] === before[name])
  return isMeant ? before[`${direction}_password`] : null
}
