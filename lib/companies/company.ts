import { z } from 'zod'
import { attributes, line, pageNumber, text } from '#lib/base/text.ts'
import { contactAnswer } from '#lib/contacts/index.ts'
import { faceUrl, upload } from '#lib/files/index.ts'

export type Company = {
  id: number
  name: string
  domain: string | null
  description: string | null
  custom_attributes: Record<string, unknown>
  avatar_key: string | null
  created_at: Date
  updated_at: Date
  /** Of those that the member may see. */
  contacts_count: number
  /** Of theirs, the latest. */
  last_activity_at: Date | null
}

const emptyIsNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(value => (value === '' ? null : value), schema.nullable().optional())
const domain = text(253)
  .trim()
  .toLowerCase()
  .refine(value => value.includes('.') && value.split('.').every(isLabel), 'must be a domain, like example.com')

export const companyChanges = z.object({
  name: line(100).optional(),
  domain: emptyIsNull(domain),
  description: emptyIsNull(text(1000)),
  custom_attributes: attributes().optional(),
})
export type CompanyChanges = z.output<typeof companyChanges>

export const newCompany = companyChanges.extend({ name: line(100) })
export type NewCompany = z.output<typeof newCompany>

/** A picture with it, as a file. */
const withFace = { avatar: upload().optional() }
export const companyChangesWithFace = companyChanges.extend(withFace)
export const newCompanyWithFace = newCompany.extend(withFace)

export const sorts = ['name', 'domain', 'created_at', 'contacts_count', 'last_activity_at'] as const
const orders = sorts.flatMap(name => [name, `-${name}` as const])

/** `-` before the name of a column turns the order around. */
export const companiesQuery = z.object({ page: pageNumber().default(1), sort: z.enum(orders).default('name') })
export const companySearchQuery = companiesQuery.extend({ q: text(255).trim().min(1, "can't be blank") })
export type CompaniesAsked = z.output<typeof companiesQuery> & { q?: string }

/** A company as the API answers it. */
export const companyAnswer = z
  .object({
    id: z.number(),
    name: z.string(),
    domain: z.string().nullable(),
    description: z.string().nullable(),
    avatar_url: z.string(),
    contacts_count: z.number(),
    custom_attributes: z.looseObject({}),
    last_activity_at: z.number().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'Company' })

/** A contact as one of a company's, or as one that may become it. */
export const companyContactAnswer = contactAnswer.extend({
  linked_to_current_company: z.boolean(),
  company: companyAnswer.nullable(),
})

export const companyWire = (company: Company): z.output<typeof companyAnswer> => ({
  id: company.id,
  name: company.name,
  domain: company.domain,
  description: company.description,
  avatar_url: faceUrl(company.avatar_key),
  contacts_count: company.contacts_count,
  custom_attributes: company.custom_attributes,
  last_activity_at: company.last_activity_at && Math.floor(company.last_activity_at.getTime() / 1000),
  created_at: company.created_at.toISOString(),
  updated_at: company.updated_at.toISOString(),
})

function isLabel(label: string): boolean {
  return /^[a-z0-9-]{1,63}$/.test(label) && !label.startsWith('-') && !label.endsWith('-')
}
