import { z } from 'zod'
import { line, text } from '#lib/base/text.ts'
import type { CannedResponseWire } from '#lib/protocol/index.ts'

export type CannedResponse = {
  id: number
  account_id: number
  short_code: string
  content: string
  created_at: Date
  updated_at: Date
}

const fields = {
  short_code: line(),
  content: text(150_000).refine(given => given.trim() !== '', "can't be blank"),
}
export const newCannedResponse = z.object(fields)
export type NewCannedResponse = z.output<typeof newCannedResponse>

export const cannedResponseChanges = z.object(fields).partial()
export type CannedResponseChanges = z.output<typeof cannedResponseChanges>

/** Which canned responses a list shows: those whose code or content has the text. */
export const cannedResponseQuery = z.object({ search: text(1000).optional() })

/** A canned response as the API answers it. */
export const cannedResponseAnswer = z
  .object({
    id: z.number(),
    account_id: z.number(),
    short_code: z.string(),
    content: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'CannedResponse' }) satisfies z.ZodType<CannedResponseWire>

export const cannedResponseWire = ({ created_at, updated_at, ...rest }: CannedResponse): CannedResponseWire => ({
  id: rest.id,
  account_id: rest.account_id,
  short_code: rest.short_code,
  content: rest.content,
  created_at: created_at.toISOString(),
  updated_at: updated_at.toISOString(),
})
