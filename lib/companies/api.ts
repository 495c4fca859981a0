import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, pathId, query } from '#lib/base/http/request.ts'
import { pageNumber, text } from '#lib/base/text.ts'
import { noteAnswer, noteWire } from '#lib/contacts/index.ts'
import { keepFace } from '#lib/files/index.ts'
import { presentMembers, requireAdministrator } from '#lib/users/index.ts'
import {
  createCompany,
  deleteCompany,
  findCompany,
  forgetAttributes,
  listCompanies,
  setFace,
  updateCompany,
} from './companies.ts'
import {
  companiesQuery,
  companyAnswer,
  companyChangesWithFace,
  companySearchQuery,
  companyWire,
  newCompanyWithFace,
} from './company.ts'
import { notesOf } from './notes.ts'

const tag = 'Companies'
const wrapped = 'company'
const oneAnswer = z.object({ payload: companyAnswer })

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
    body: newCompanyWithFace,
    wrapped,
    answer: oneAnswer,
  }),
  async c => {
    const { avatar, ...given } = await bodyOf(c, wrapped, newCompanyWithFace, { files: 1 })
    const key = avatar && (await keepFace(avatar))
    const made = await createCompany(c.var.ctx, given)
    return c.json({ payload: companyWire(key ? await setFace(c.var.ctx, made.id, key) : made) })
  },
)

companiesDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-company',
    tag,
    summary: 'Changes a company; custom attributes are merged into those it has.',
    body: companyChangesWithFace,
    wrapped,
    answer: oneAnswer,
  }),
  async c => {
    const { avatar, ...changes } = await bodyOf(c, wrapped, companyChangesWithFace, { files: 1 })
    await findCompany(c.var.ctx, pathId(c))
    const key = avatar && (await keepFace(avatar))
    const changed = await updateCompany(c.var.ctx, pathId(c), changes)
    return c.json({ payload: companyWire(key ? await setFace(c.var.ctx, changed.id, key) : changed) })
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

companiesDoor.delete(
  '/:id/avatar',
  operation({
    id: 'delete-avatar-of-a-company',
    tag,
    summary: 'Takes the picture of a company away.',
    answer: oneAnswer,
  }),
  async c => c.json({ payload: companyWire(await setFace(c.var.ctx, pathId(c), null)) }),
)

const forgetting = z.object({ custom_attributes: z.array(text(255)).max(1000) })

companiesDoor.post(
  '/:id/destroy_custom_attributes',
  operation({
    id: 'destroy-custom-attributes-of-a-company',
    tag,
    summary: 'Takes custom attributes off a company.',
    body: forgetting,
    answer: oneAnswer,
  }),
  async c => {
    const { custom_attributes } = await body(c, forgetting)
    return c.json({ payload: companyWire(await forgetAttributes(c.var.ctx, pathId(c), custom_attributes)) })
  },
)

const notesQuery = z.object({ page: pageNumber().default(1) })

companiesDoor.get(
  '/:id/notes',
  operation({
    id: 'list-company-notes',
    tag,
    summary: 'What has been noted about the contacts of a company, newest first, 25 a page.',
    query: notesQuery,
    answer: z.object({
      meta: z.object({ total_count: z.number(), page: z.number() }),
      payload: z.array(noteAnswer),
    }),
  }),
  async c => {
    const { page } = query(c, notesQuery)
    const { notes, count } = await notesOf(c.var.ctx, pathId(c), page)
    const present = await presentMembers(c.var.ctx.accountId)
    return c.json({ meta: { total_count: count, page }, payload: notes.map(note => noteWire(note, present)) })
  },
)
