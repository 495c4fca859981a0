import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { findContact, noteChange } from '#lib/contacts/index.ts'
import { type LabelChange, setTitles } from './titles.ts'

/** The titles that the contact is labelled with, by name. @throws `not_found` when the member may not see the contact. */
export async function labelsOfContact(ctx: MemberContext, contactId: number): Promise<string[]> {
  const [rows] = await Promise.all([
    inOneTrip<{ title: string }>(
      ctx,
      sql => sql`
      select title from charla.contact_labels where account_id = ${ctx.accountId} and contact_id = ${contactId} order by title`,
    ),
    findContact(ctx, contactId),
  ])
  return rows.map(row => row.title)
}

/** Labels the contact with exactly these titles, or changes those that it has, and answers all. */
export async function labelContact(
  ctx: MemberContext,
  contactId: number,
  wanted: string[] | LabelChange,
): Promise<string[]> {
  await findContact(ctx, contactId)
  return withAccount(ctx, async ({ sql, track }) => {
    const [contact] = await sql`
      select from charla.contacts where account_id = ${ctx.accountId} and id = ${contactId} for no key update`
    if (!contact) throw notFound()
    const changed = await setTitles(sql, ctx.accountId, 'contact', contactId, wanted)
    if (changed.added.length || changed.removed.length) {
      await noteChange(sql, ctx, contactId, 'updated', { fields: { labels: [changed.removed, changed.added] } })
      track({ name: 'contact.updated', contactId })
    }
    return changed.titles
  })
}
