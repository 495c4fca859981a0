import type { MemberContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { type Contact, findContact, noteChange, searchContacts, visible } from '#lib/contacts/index.ts'
import { companiesById, findCompany, readCompany } from './companies.ts'
import type { Company } from './company.ts'

const PER_PAGE = 15

/** With `q` those alone in whose name, address, number or identifier the text is. */
type Asked = { page: number; q?: string | undefined }

/** A page of the company's contacts that the member may see, by name, and how many there are. */
export async function contactsOf(
  ctx: MemberContext,
  companyId: number,
  { page, q = '' }: Asked,
): Promise<{ company: Company; contacts: Contact[]; count: number }> {
  return withAccount(ctx, async ({ sql }) => {
    const company = await readCompany(sql, ctx, companyId)
    const theirs = sql`c.account_id = ${ctx.accountId} and c.company_id = ${companyId} and ${visible(sql, ctx)}
      and (${q === ''} or exists (
        select from charla.contact_search s
        where (s.account_id, s.contact_id) = (c.account_id, c.id) and strpos(s.said, charla.folded(${q})) > 0))`
    const contacts = await sql<Contact[]>`
      select * from charla.contacts c where ${theirs}
      order by lower(c.name) nulls last, c.id limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`
    const [counted] = q ? await sql<{ count: number }[]>`select count(*) from charla.contacts c where ${theirs}` : []
    return { company, contacts, count: counted?.count ?? company.contacts_count }
  })
}

/** Contacts, of this company, another or none, who could become its own; each with the company they are in. */
export async function searchCandidates(
  ctx: MemberContext,
  companyId: number,
  { page, q }: { page: number; q: string },
): Promise<{ contacts: { contact: Contact; company: Company | null }[]; more: boolean }> {
  await findCompany(ctx, companyId)
  const { contacts, more } = await searchContacts(ctx, q, { page, sort: 'name', labels: [] })
  const ids = contacts.flatMap(contact => contact.company_id ?? [])
  const companies = new Map((await companiesById(ctx, ids)).map(company => [company.id, company]))
  return {
    contacts: contacts.map(contact => ({ contact, company: companies.get(contact.company_id ?? 0) ?? null })),
    more,
  }
}

/** Makes the contact one of the company's; it leaves the company that it was in. */
export async function addContact(
  ctx: MemberContext,
  companyId: number,
  contactId: number,
): Promise<{ company: Company; contact: Contact }> {
  await findContact(ctx, contactId)
  return withAccount(ctx, async ({ sql, track }) => {
    const { name } = await readCompany(sql, ctx, companyId)
    const [found] = await sql<(Contact & { company_before: string | null })[]>`
      with before as (
        select c.id, o.name as company from charla.contacts c
        left join charla.companies o on (o.account_id, o.id) = (c.account_id, c.company_id)
        where c.account_id = ${ctx.accountId} and c.id = ${contactId} for no key update of c
      )
      update charla.contacts c set company_id = ${companyId}, updated_at = ${ctx.now()}
      from before where c.account_id = ${ctx.accountId} and c.id = before.id
      returning c.*, before.company as company_before`
    if (!found) throw notFound()
    const { company_before: before, ...contact } = found
    if (before !== name) await noteChange(sql, ctx, contactId, 'updated', { fields: { company: [before, name] } })
    track({ name: 'contact.updated', contactId })
    return { company: await readCompany(sql, ctx, companyId), contact }
  })
}

export async function removeContact(ctx: MemberContext, companyId: number, contactId: number): Promise<void> {
  await findContact(ctx, contactId)
  await withAccount(ctx, async ({ sql, track }) => {
    const [gone] = await sql`
      update charla.contacts set company_id = null, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${contactId} and company_id = ${companyId} returning id`
    if (!gone) throw notFound()
    const { name } = await readCompany(sql, ctx, companyId)
    await noteChange(sql, ctx, contactId, 'updated', { fields: { company: [name, null] } })
    track({ name: 'contact.updated', contactId })
  })
}
