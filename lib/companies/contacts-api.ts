import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId, query } from '#lib/base/http/request.ts'
import { id, pageNumber, text } from '#lib/base/text.ts'
import { type Contact, contactWire } from '#lib/contacts/index.ts'
import { presentContacts } from '#lib/users/index.ts'
import { type Company, companyContactAnswer, companyWire } from './company.ts'
import { addContact, contactsOf, removeContact, searchCandidates } from './contacts.ts'

const tag = 'Companies'
const contactsQuery = z.object({ page: pageNumber().default(1), q: text(255).trim().optional() })
const candidatesQuery = contactsQuery.extend({ q: text(255).trim().min(1, 'say what to search for') })
const newContact = z.object({ contact_id: id() })

/** `A/companies/:id/contacts`: every member, with the contacts that they see. */
export const companyContactsDoor = door()

companyContactsDoor.get(
  '/',
  operation({
    id: 'list-company-contacts',
    tag,
    summary: 'The contacts of a company that the member may see, 15 a page.',
    query: contactsQuery,
    answer: z.object({
      meta: z.object({ total_count: z.number(), page: z.number() }),
      payload: z.array(companyContactAnswer),
    }),
  }),
  async c => {
    const asked = query(c, contactsQuery)
    const { company, contacts, count } = await contactsOf(c.var.ctx, pathId(c), asked)
    const present = await presentContacts(c.var.ctx.accountId)
    return c.json({
      meta: { total_count: count, page: asked.page },
      payload: contacts.map(contact => wire(company.id, contact, company, present)),
    })
  },
)

companyContactsDoor.get(
  '/search',
  operation({
    id: 'search-contacts-for-a-company',
    tag,
    summary: 'Contacts who could become the company’s, and whether they are already.',
    query: candidatesQuery,
    answer: z.object({
      meta: z.object({ count: z.number(), current_page: z.number(), has_more: z.boolean() }),
      payload: z.array(companyContactAnswer),
    }),
  }),
  async c => {
    const asked = query(c, candidatesQuery)
    const { contacts, more } = await searchCandidates(c.var.ctx, pathId(c), asked)
    const present = await presentContacts(c.var.ctx.accountId)
    return c.json({
      meta: { count: contacts.length, current_page: asked.page, has_more: more },
      payload: contacts.map(({ contact, company }) => wire(pathId(c), contact, company, present)),
    })
  },
)

companyContactsDoor.post(
  '/',
  operation({
    id: 'add-company-contact',
    tag,
    summary: 'Makes a contact one of the company’s; it leaves the company that it was in.',
    body: newContact,
    answer: z.object({ payload: companyContactAnswer }),
  }),
  async c => {
    const { contact_id } = await body(c, newContact)
    const { company, contact } = await addContact(c.var.ctx, pathId(c), contact_id)
    return c.json({ payload: wire(company.id, contact, company, await presentContacts(c.var.ctx.accountId)) })
  },
)

companyContactsDoor.delete(
  '/:contact_id',
  operation({ id: 'remove-company-contact', tag, summary: 'Takes a contact out of a company.', answer: null }),
  async c => {
    await removeContact(c.var.ctx, pathId(c), pathId(c, 'contact_id'))
    return c.body(null, 200)
  },
)

const wire = (companyId: number, contact: Contact, company: Company | null, present: Set<number>) => ({
  ...contactWire(contact, present),
  linked_to_current_company: company?.id === companyId,
  company: company && companyWire(company),
})
