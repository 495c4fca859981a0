import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { findContact, noteChange } from '#lib/contacts/index.ts'
import type { LabelChange } from '#lib/protocol/index.ts'
import { changeTitles, type Relabelled, replaceTitles } from './titles.ts'

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

/** Labels the contact with exactly these titles, and answers them. */
export const labelContact = (ctx: MemberContext, contactId: number, titles: string[]): Promise<string[]> =>
  relabelled(ctx, contactId, sql => replaceTitles(sql, ctx.accountId, 'contact', contactId, titles))

/** Adds labels to the contact and takes some off. Answers all. */
export const relabelContact = (ctx: MemberContext, contactId: number, change: LabelChange): Promise<string[]> =>
  relabelled(ctx, contactId, sql => changeTitles(sql, ctx.accountId, 'contact', contactId, change))

async function relabelled(ctx: MemberContext, contactId: number, relabel: (sql: Sql) => Promise<Relabelled>) {
  await findContact(ctx, contactId)
  return withAccount(ctx, async ({ sql, track }) => {
    const [contact] = await sql`
      select from charla.contacts where account_id = ${ctx.accountId} and id = ${contactId} for no key update`
    if (!contact) throw notFound()
    const { titles, added, removed } = await relabel(sql)
    if (added.length || removed.length) {
      await noteChange(sql, ctx, contactId, 'updated', { fields: { labels: [removed, added] } })
      track({ name: 'contact.updated', contactId })
    }
    return titles
  })
}
