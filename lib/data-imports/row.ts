import type { MemberContext } from '#lib/base/context.ts'
import { joining, type Sql, type Transaction } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { checked } from '#lib/base/http/request.ts'
import { titles } from '#lib/base/text.ts'
import { changeContact, contactChanges, createContact } from '#lib/contacts/index.ts'
import { relabelContact } from '#lib/labels/index.ts'
import { importConsents } from './consents.ts'
import type { ImportedRow } from './mapping.ts'

type Known = {
  id: number
  name: string | null
  email_key: string | null
  phone_number: string | null
  identifier: string | null
}

/** `contact`: who has been changed. */
export type Imported = { outcome: 'created' | 'updated'; contact: { id: number; name: string | null } | null }

/**
 * Brings a row in: what is known by its identifier, else address, else number is updated as Chatwoot does it, the rest is
 * made. @throws `invalid` when nothing says who it is, or when what it says belongs to different people: two are never
 * made one by an import.
 */
export async function importRow(
  tx: Transaction,
  ctx: MemberContext,
  row: ImportedRow,
  fileName: string,
): Promise<Imported> {
  const { labels, consents, ...given } = row
  if (!given.name && !given.email && !given.phone_number && !given.identifier)
    throw invalid('nothing says who this is: name, email, phone_number and identifier are empty')
  const changes = checked(contactChanges, given)
  const within = joining(tx, ctx)
  const known = await matching(tx.sql, ctx.accountId, given)
  const id = known?.id ?? (await createContact(within, changes)).contact.id
  if (known) await changeContact(tx, ctx, id, changes)
  if (labels) await relabelContact(within, id, { add: checked(titles(), labels.replaceAll(';', ',')) })
  if (consents) await importConsents(tx, ctx, id, consents, fileName)
  return known ? { outcome: 'updated', contact: { id, name: known.name } } : { outcome: 'created', contact: null }
}

async function matching(sql: Sql, accountId: number, row: ImportedRow): Promise<Known | null> {
  const { identifier = null, email = null, phone_number = null } = row
  if (!identifier && !email && !phone_number) return null
  const found = await sql<Known[]>`
    select id, name, email_key, phone_number, identifier from charla.contacts where account_id = ${accountId}
      and (identifier = ${identifier} or email_key = lower(${email}) or phone_number = ${phone_number})
    order by id for no key update`
  if (found.length > 1) throw invalid('identifier, email and phone_number belong to different contacts')
  const [contact] = found
  if (!contact) return null
  const byIdentifier = identifier !== null && contact.identifier === identifier
  const byEmail = email !== null && contact.email_key === email.toLowerCase()
  if (!byIdentifier && identifier && contact.identifier)
    throw invalid(`identifier: the contact with this ${byEmail ? 'email' : 'phone_number'} goes by another one`)
  if (!byIdentifier && !byEmail && email && contact.email_key)
    throw invalid('email: the contact with this phone_number has another one')
  return contact
}
