import type { MemberContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { type Contact, findContact, visible } from '#lib/contacts/index.ts'
import { readCompany } from './companies.ts'
import type { Company } from './company.ts'

const PER_PAGE = 15

/** A page of the company's contacts that the member may see, by name. The company says how many there are. */
export async function contactsOf(
  ctx: MemberContext,
  companyId: number,
  page: number,
): Promise<{ company: Company; contacts: Contact[] }> {
  return withAccount(ctx, async ({ sql }) => {
    const company = await readCompany(sql, ctx, companyId)
    const contacts = await sql<Contact[]>`
      select c.* from charla.company_contacts k
      join charla.contacts c on (c.account_id, c.id) = (k.account_id, k.contact_id)
      where k.account_id = ${ctx.accountId} and k.company_id = ${companyId} and ${visible(sql, ctx)}
      order by lower(c.name) nulls last, c.id limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`
    return { company, contacts }
  })
}

/** Makes the contact one of the company's; it leaves the company that it was in. */
export async function addContact(
  ctx: MemberContext,
  companyId: number,
  contactId: number,
): Promise<{ company: Company; contact: Contact }> {
  const contact = await findContact(ctx, contactId)
  const company = await withAccount(ctx, async ({ sql }) => {
    const [added] = await sql`
      insert into charla.company_contacts (account_id, contact_id, company_id)
      select account_id, ${contactId}, id from charla.companies where account_id = ${ctx.accountId} and id = ${companyId}
      on conflict (account_id, contact_id) do update set company_id = excluded.company_id returning company_id`
    if (!added) throw notFound()
    return readCompany(sql, ctx, companyId)
  })
  return { company, contact }
}

export async function removeContact(ctx: MemberContext, companyId: number, contactId: number): Promise<void> {
  await findContact(ctx, contactId)
  await withAccount(ctx, async ({ sql }) => {
    const [gone] = await sql`
      delete from charla.company_contacts
      where account_id = ${ctx.accountId} and company_id = ${companyId} and contact_id = ${contactId} returning contact_id`
    if (!gone) throw notFound()
  })
}
