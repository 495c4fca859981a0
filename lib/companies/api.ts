import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, pathId, query } from '#lib/base/http/request.ts'
import { id, pageNumber } from '#lib/base/text.ts'
import { type Contact, contactWire } from '#lib/contacts/index.ts'
import { presentContacts, requireAdministrator } from '#lib/users/index.ts'
import { createCompany, deleteCompany, findCompany, listCompanies, updateCompany } from './companies.ts'
import {
  type Company,
  companiesQuery,
  companyAnswer,
  companyChanges,
  companyContactAnswer,
  companySearchQuery,
  companyWire,
  newCompany,
} from './company.ts'
import { addContact, contactsOf, removeContact } from './contacts.ts'

const tag = 'Companies'
const wrapped = 'company'
const oneAnswer = z.object({ payload: companyAnswer })
const contactsQuery = z.object({ page: pageNumber().default(1) })
const newContact = z.object({ contact_id: id() })

/** `A/companies`: every member reads and changes them; administrators take them away. */
export const companiesDoor = door()

companiesDoor.get(
  '/',
  operation({
    id: 'list-companies',
    tag,
    summary: 'The companies, 25 a page.',
    query: companiesQuery,
    answer: z.object({
      meta: z.object({ total_count: z.number(), page: z.number() }),
      payload: z.array(companyAnswer),
    }),
  }),
  async c => {
    const asked = query(c, companiesQuery)
    const { companies, count } = await listCompanies(c.var.ctx, asked)
    return c.json({ meta: { total_count: count, page: asked.page }, payload: companies.map(companyWire) })
  },
)

companiesDoor.get(
  '/search',
  operation({
    id: 'search-companies',
    tag,
    summary: 'The companies with a text in their name or domain.',
    query: companySearchQuery,
    answer: z.object({
      meta: z.object({ count: z.number(), current_page: z.number() }),
      payload: z.array(companyAnswer),
    }),
  }),
  async c => {
    const asked = query(c, companySearchQuery)
    const { companies, count } = await listCompanies(c.var.ctx, asked)
    return c.json({ meta: { count, current_page: asked.page }, payload: companies.map(companyWire) })
  },
)

companiesDoor.get('/:id', operation({ id: 'get-company', tag, summary: 'One company.', answer: oneAnswer }), async c =>
  c.json({ payload: companyWire(await findCompany(c.var.ctx, pathId(c))) }),
)

companiesDoor.post(
  '/',
  operation({
    id: 'create-company',
    tag,
    summary: 'Adds a company.',
    body: newCompany,
    wrapped,
    answer: oneAnswer,
  }),
  async c => c.json({ payload: companyWire(await createCompany(c.var.ctx, await bodyOf(c, wrapped, newCompany))) }),
)

companiesDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-company',
    tag,
    summary: 'Changes a company; custom attributes are merged into those it has.',
    body: companyChanges,
    wrapped,
    answer: oneAnswer,
  }),
  async c => {
    const changes = await bodyOf(c, wrapped, companyChanges)
    return c.json({ payload: companyWire(await updateCompany(c.var.ctx, pathId(c), changes)) })
  },
)

companiesDoor.delete(
  '/:id',
  operation({
    id: 'delete-company',
    tag,
    summary: 'Deletes a company; its contacts stay. For administrators.',
    answer: null,
  }),
  requireAdministrator,
  async c => {
    await deleteCompany(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)

companiesDoor.get(
  '/:id/contacts',
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
    const { page } = query(c, contactsQuery)
    const { company, contacts } = await contactsOf(c.var.ctx, pathId(c), page)
    const present = await presentContacts(c.var.ctx.accountId)
    return c.json({
      meta: { total_count: company.contacts_count, page },
      payload: contacts.map(contact => wire(company, contact, present)),
    })
  },
)

companiesDoor.post(
  '/:id/contacts',
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
    return c.json({ payload: wire(company, contact, await presentContacts(c.var.ctx.accountId)) })
  },
)

companiesDoor.delete(
  '/:id/contacts/:contact_id',
  operation({ id: 'remove-company-contact', tag, summary: 'Takes a contact out of a company.', answer: null }),
  async c => {
    await removeContact(c.var.ctx, pathId(c), pathId(c, 'contact_id'))
    return c.body(null, 200)
  },
)

const wire = (company: Company, contact: Contact, present: Set<number>) => ({
  ...contactWire(contact, present),
  company_id: company.id,
  linked_to_current_company: true,
  company: companyWire(company),
})
