import type { MemberContext } from '#lib/base/context.ts'
import { joining, type Transaction } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { assertNotAhead, newestConsents, recordConsent } from '#lib/contacts/index.ts'

/** A column that says whether people have agreed: `consents.whatsapp`, or `consents.whatsapp.newsletter`. */
export const CONSENT = /^consents\.([a-z0-9_]{1,32})(?:\.([a-z0-9_]{1,64}))?$/

/** What a cell of such a column says, as it stands there. */
export type ImportedConsent = { channel: string; purpose: string; cell: string }

export function consentOfCell(target: string, cell: string): ImportedConsent | null {
  const [, channel, purpose = 'marketing'] = CONSENT.exec(target) ?? []
  return channel ? { channel, purpose, cell } : null
}

const yes = 'yes|y|true|1|x|si|sim|s|ja|j|oui|ok|agreed|given|subscribed|opt-?in'
const no = 'no|n|false|0|nao|nein|non|refused|withdrawn|unsubscribed|opt-?out'
const [YES, NO] = [yes, no].map(words => new RegExp(`^(?:${words})$`)) as [RegExp, RegExp]
/** A day, perhaps with an hour: 2026-03-14, 2026-03-14T09:30Z. Days that can be read in two ways are none. */
const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i

/**
 * Writes down what a row says of consent, with the file as its source. A yes without a day says nothing new of who has
 * agreed already, and is not taken from who took it back: an old list must not bring them back in.
 * @throws `invalid` for that, and for a cell that is neither yes nor no nor a day.
 */
export async function importConsents(
  tx: Transaction,
  ctx: MemberContext,
  contactId: number,
  said: ImportedConsent[],
  fileName: string,
): Promise<void> {
  if (!said.length) return
  const within = joining(tx, ctx)
  const known = await newestConsents(within, contactId)
  for (const { channel, purpose, cell } of said) {
    const field = `consents.${channel}`
    const { given, at } = read(cell, field)
    const now = known.find(one => one.channel === channel && one.purpose === purpose)
    if (!at && now?.given === given) continue
    if (!at && given && now)
      throw invalid(`${field}: was taken back, and the file does not say when it was given again`)
    if (at) assertNotAhead(ctx, { given_at: at }, field)
    const source = `import: ${fileName}`.slice(0, 255)
    await recordConsent(within, contactId, { channel, purpose, given, source, ...(at ? { given_at: at } : {}) })
  }
}

function read(cell: string, field: string): { given: boolean; at?: Date } {
  const word = cell.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  if (YES.test(word)) return { given: true }
  if (NO.test(word)) return { given: false }
  const at = DATE.test(cell.trim()) ? new Date(cell.trim().replace(' ', 'T')) : null
  if (!at || !(at.getTime() >= 0)) throw invalid(`${field}: is neither yes, nor no, nor a date such as 2026-03-14`)
  return { given: true, at }
}
