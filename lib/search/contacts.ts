import type { MemberContext } from '#lib/base/context.ts'
import { inTurn } from '#lib/base/turns.ts'
import { type Contact, searchContacts } from '#lib/contacts/index.ts'
import { seconds } from '#lib/conversations/index.ts'
import type { Found, SearchQuery } from './search.ts'

/** A page of the contacts that are looked for, who was active last first. */
export async function findContacts(ctx: MemberContext, { q, page }: SearchQuery): Promise<Found['contacts']> {
  const { contacts } = await inTurn(() => searchContacts(ctx, q, { page, sort: '-last_activity_at', labels: [] }))
  return contacts.map(contactFound)
}

export const contactFound = (contact: Contact): Found['contacts'][number] => ({
  id: contact.id,
  name: contact.name,
  email: contact.email,
  phone_number: contact.phone_number,
  identifier: contact.identifier,
  additional_attributes: contact.additional_attributes,
  last_activity_at: seconds(contact.last_activity_at),
})
