import { z } from 'zod'
import { describedAs } from '#lib/base/described.ts'
import { line, text } from '#lib/base/text.ts'
import { upload } from '#lib/files/index.ts'
import { isTarget } from './mapping.ts'

/** Chatwoot's four, and one more. */
export const states = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const
export const stateNumber = (state: (typeof states)[number]) => states.indexOf(state)

export const MOST_BYTES = 26_214_400

/** A form has it as a text of JSON. */
const object = (value: unknown) => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

const target = z
  .string()
  .refine(
    isTarget,
    'is none of name, first_name, last_name, email, phone_number, identifier, labels, consents.…, custom_attributes.…, additional_attributes.…',
  )
  .nullable()

const byHeader = z
  .unknown()
  .refine(
    given => typeof given === 'object' && given !== null,
    'must be an object of headers and what they mean, or a list of what the columns mean',
  )
  .transform(given => new Map(Object.entries(given as object)))
  .pipe(z.map(z.string(), target))

const mapping = z.preprocess(object, z.unknown()).transform((given, { addIssue }) => {
  const read = Array.isArray(given) ? z.array(target).safeParse(given) : byHeader.safeParse(given)
  if (read.success) return read.data
  for (const { path, message } of read.error.issues) addIssue({ code: 'custom', path, message })
  return z.NEVER
})

const mappingInput = describedAs(
  mapping,
  z.union([z.record(z.string(), z.string().nullable()), z.array(z.string().nullable())]),
)

/**
 * What is said besides the file. `mapping`: header → target, or null for what is not wanted, others are guessed; or the
 * target of each column in their order, where two have one header.
 */
export const importInput = z.object({
  mapping: mappingInput.optional(),
  dry_run: z.boolean().default(false),
  encoding: text(40).min(1).optional(),
  delimiter: text(1).min(1).optional(),
})
export type ImportInput = z.output<typeof importInput>

const blank = 'File is blank'
const file = upload().refine(({ size }) => size > 0, blank)

/** The whole body: the file as a part of a form, or its text. */
export const importBody = importInput.extend({ import_file: z.union([file, z.string().min(1, blank)], blank) })

export const fileName = line()

export type DataImport = {
  id: number
  account_id: number
  user_id: number | null
  status: number
  file_name: string
  encoding: string
  delimiter: string
  headers: string[]
  mapping: (string | null)[]
  sample: string[][]
  dry_run: boolean
  total: number
  position: number
  created: number
  updated: number
  failed: number
  created_at: Date
  updated_at: Date
}

export const outcomes = ['created', 'updated', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** What a dry run has found of a row. `contact`: who would be changed. */
export const previewedAnswer = z.object({
  row: z.number(),
  outcome: z.enum(outcomes),
  cells: z.array(z.string()),
  reason: z.string().nullable(),
  contact: z.object({ id: z.number(), name: z.string().nullable() }).nullable(),
})
export type Previewed = z.output<typeof previewedAnswer>

/** How far it has come. `columns`: with what the first rows have in each. `errors_url` is where the rows are that failed, as CSV, with the reason of each. */
export const dataImportAnswer = z.object({
  id: z.number(),
  data_type: z.literal('contacts'),
  status: z.enum(states),
  file_name: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(z.object({ header: z.string(), target: z.string().nullable(), sample: z.array(z.string()) })),
  dry_run: z.boolean(),
  total_records: z.number(),
  processed_records: z.number(),
  created: z.number(),
  updated: z.number(),
  failed: z.number(),
  errors_url: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
})
export type DataImportWire = z.output<typeof dataImportAnswer>

export const dataImportWire = (one: DataImport): DataImportWire => ({
  id: one.id,
  data_type: 'contacts',
  status: states[one.status] ?? 'failed',
  file_name: one.file_name,
  encoding: one.encoding,
  delimiter: one.delimiter,
  columns: one.headers.map((header, index) => ({
    header,
    target: one.mapping[index] ?? null,
    sample: one.sample.map(cells => cells[index] ?? ''),
  })),
  dry_run: one.dry_run,
  total_records: one.total,
  processed_records: one.position,
  created: one.created,
  updated: one.updated,
  failed: one.failed,
  errors_url: one.failed ? `/api/v1/accounts/${one.account_id}/contacts/imports/${one.id}/errors.csv` : null,
  created_at: one.created_at.toISOString(),
  updated_at: one.updated_at.toISOString(),
})
