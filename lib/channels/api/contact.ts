import { z } from 'zod'
import { text } from '#lib/base/text.ts'
import { contactChanges, sourceId } from '#lib/contacts/index.ts'

/** What a client says of a contact. `identifier_hash` signs the identifier. */
export const clientContactChanges = contactChanges
  .pick({ name: true, email: true, phone_number: true, identifier: true, custom_attributes: true })
  .extend({ identifier_hash: text(255).nullable().optional() })
export type ClientContactChanges = z.output<typeof clientContactChanges>

export const newClientContact = clientContactChanges.extend({
  source_id: z.preprocess(value => (value === '' ? null : value), sourceId().nullable().optional()),
})

/** A contact as a client knows them. */
export type ClientContact = {
  source_id: string
  pubsub_token: string
  id: number
  name: string | null
  email: string | null
  phone_number: string | null
}

export const clientContactAnswer = z.object({
  source_id: z.string(),
  pubsub_token: z.string(),
  id: z.number(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone_number: z.string().nullable(),
}) satisfies z.ZodType<ClientContact>
