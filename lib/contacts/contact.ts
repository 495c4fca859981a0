import { z } from 'zod'
import { attributes, email, id, line, text } from '#lib/base/text.ts'
import { faceUrl, upload } from '#lib/files/index.ts'
import type { ContactDetails, ContactInboxWire, ContactPush, ContactWire, InboxSlim } from '#lib/protocol/index.ts'
import { detailsAnswer } from './details.ts'

export type Contact = {
  id: number
  account_id: number
  name: string | null
  email: string | null
  phone_number: string | null
  identifier: string | null
  blocked: boolean
  avatar_key?: string | null
  company_id?: number | null
  additional_attributes: Record<string, unknown>
  custom_attributes: Record<string, unknown>
  last_activity_at: Date | null
  created_at: Date
}

const phoneNumber = text(16).regex(/^\+[1-9]\d{1,14}$/, 'should be in e164 format, like +14155550123')
const emptyIsNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(value => (value === '' ? null : value), schema.nullable().optional())

/** What may be changed of a contact. An empty text takes the value away. Attributes are merged into those there are. */
export const contactChanges = z.object({
  name: emptyIsNull(line()),
  email: emptyIsNull(email()),
  phone_number: emptyIsNull(phoneNumber),
  identifier: emptyIsNull(line()),
  blocked: z.boolean().optional(),
  additional_attributes: attributes().optional(),
  custom_attributes: attributes().optional(),
})
export type ContactChanges = z.output<typeof contactChanges>

/** A face with it: a file, or an address where there is one. */
const withFace = { avatar: upload().optional(), avatar_url: emptyIsNull(text(2048)) }
export const contactChangesWithFace = contactChanges.extend(withFace)

/** What the channel calls a contact. */
export const sourceId = () => text(255).trim().min(1, "can't be blank")

/** A contact to be made, and the inbox that is to know it. */
export const newContact = contactChanges.extend({
  inbox_id: id().nullable().optional(),
  source_id: emptyIsNull(sourceId()),
})
export const newContactWithFace = newContact.extend(withFace)

export const seconds = (date: Date | null) => (date ? Math.floor(date.getTime() / 1000) : null)

const inboxSlimAnswer = z
  .object({
    id: z.number(),
    avatar_url: z.string(),
    channel_id: z.number(),
    name: z.string(),
    channel_type: z.string(),
    provider: z.string().nullable(),
  })
  .meta({ id: 'InboxSlim' }) satisfies z.ZodType<InboxSlim>

/** Where a contact can be reached, as the API answers it. */
export const contactInboxAnswer = z.object({
  source_id: z.string(),
  inbox: inboxSlimAnswer,
}) satisfies z.ZodType<ContactInboxWire>

const contactKeys = {
  id: z.number(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone_number: z.string().nullable(),
  identifier: z.string().nullable(),
  company_id: z.number().nullable(),
  blocked: z.boolean(),
  thumbnail: z.string(),
  additional_attributes: z.record(z.string(), z.unknown()),
  custom_attributes: z.record(z.string(), z.unknown()),
}

/** A contact as the API answers one. */
export const contactAnswer = z
  .object({
    ...contactKeys,
    availability_status: z.enum(['online', 'offline']),
    last_activity_at: z.number().nullable(),
    created_at: z.number(),
    contact_inboxes: z.array(contactInboxAnswer).optional(),
    ...detailsAnswer,
  })
  .meta({ id: 'Contact' }) satisfies z.ZodType<ContactWire>

/** A contact as the sender of a message. */
export const contactPushAnswer = z
  .object({
    ...contactKeys,
    type: z.literal('contact'),
  })
  .meta({ id: 'ContactSender' }) satisfies z.ZodType<ContactPush>

export const contactWire = (
  contact: Contact,
  present: Set<number>,
  inboxes?: ContactInboxWire[],
  details?: ContactDetails,
): ContactWire => ({
  id: contact.id,
  name: contact.name,
  email: contact.email,
  phone_number: contact.phone_number,
  identifier: contact.identifier,
  company_id: contact.company_id ?? null,
  blocked: contact.blocked,
  thumbnail: faceUrl(contact.avatar_key),
  availability_status: present.has(contact.id) ? 'online' : 'offline',
  additional_attributes: contact.additional_attributes,
  custom_attributes: contact.custom_attributes,
  last_activity_at: seconds(contact.last_activity_at),
  created_at: seconds(contact.created_at) as number,
  ...(inboxes ? { contact_inboxes: inboxes } : {}),
  ...details,
})

/** The contact in events. To a visitor it is never sent about anybody but themselves. */
export const contactPush = (contact: Contact): ContactPush => ({
  id: contact.id,
  name: contact.name,
  email: contact.email,
  phone_number: contact.phone_number,
  identifier: contact.identifier,
  company_id: contact.company_id ?? null,
  blocked: contact.blocked,
  thumbnail: faceUrl(contact.avatar_key),
  additional_attributes: contact.additional_attributes,
  custom_attributes: contact.custom_attributes,
  type: 'contact',
})

/** In the place of a contact of whom only the id is left. */
export const nobody = (id: number): Contact => ({
  id,
  account_id: 0,
  name: null,
  email: null,
  phone_number: null,
  identifier: null,
  blocked: false,
  additional_attributes: {},
  custom_attributes: {},
  last_activity_at: null,
  created_at: new Date(0),
})
