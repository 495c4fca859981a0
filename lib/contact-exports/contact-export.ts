import { z } from 'zod'
import { id, line, titles } from '#lib/base/text.ts'
import { type ContactsPicked, contactQuery } from '#lib/contacts/index.ts'
import { filterInput } from '#lib/filters/index.ts'

/** Chatwoot's four of an import, one for what is not kept any more, and one for what nobody wanted any more. */
export const states = ['pending', 'processing', 'completed', 'failed', 'expired', 'cancelled'] as const
export const stateNumber = (state: (typeof states)[number]) => states.indexOf(state)

/** Chatwoot's. */
const defaultColumns = ['id', 'name', 'email', 'phone_number']

/**
 * `column_names`: fields of a contact, `labels`, `custom_attributes.…`, `additional_attributes.…`; any other word is a
 * custom attribute. `payload` are conditions as those of a filter; without it, a label and `ids` it is everybody.
 */
export const exportInput = z.object({
  column_names: z
    .array(line())
    .max(100)
    .nullish()
    .transform(given => (given?.length ? given : defaultColumns)),
  payload: filterInput.shape.payload.nullish(),
  label: titles().nullish(),
  ids: z.array(id()).min(1).max(10_000).nullish(),
})
export type ExportInput = z.output<typeof exportInput>

/** What the input picks, as it is kept. */
export const picked = ({ payload, label, ids }: ExportInput): ContactsPicked => ({
  payload: payload ?? [],
  query: contactQuery.parse({ labels: label ?? [] }),
  ...(ids ? { ids } : {}),
})

export type ContactExport = {
  id: number
  account_id: number
  user_id: number | null
  status: number
  column_names: string[]
  selection: ContactsPicked
  folder: string
  parts: string[]
  total: number
  upto: number
  position: number
  done: number
  expires_at: Date | null
  created_at: Date
  updated_at: Date
}

/** How far it has come. `file_url` is where the file is, for the member who asked, until `expires_at`. */
export const contactExportAnswer = z.object({
  id: z.number(),
  data_type: z.literal('contacts'),
  status: z.enum(states),
  column_names: z.array(z.string()),
  total_records: z.number(),
  processed_records: z.number(),
  file_url: z.string().nullable(),
  expires_at: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
})
export type ContactExportWire = z.output<typeof contactExportAnswer>

export const fileUrl = ({ account_id, id }: Pick<ContactExport, 'account_id' | 'id'>) =>
  `/api/v1/accounts/${account_id}/contacts/exports/${id}/file`

export const contactExportWire = (one: ContactExport): ContactExportWire => ({
  id: one.id,
  data_type: 'contacts',
  status: states[one.status] ?? 'failed',
  column_names: one.column_names,
  total_records: one.total,
  processed_records: one.done,
  file_url: one.status === stateNumber('completed') ? fileUrl(one) : null,
  expires_at: one.expires_at?.toISOString() ?? null,
  created_at: one.created_at.toISOString(),
  updated_at: one.updated_at.toISOString(),
})
