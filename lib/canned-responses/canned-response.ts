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

export const cannedResponseWire = ({ created_at, updated_at, ...rest }: CannedResponse): CannedResponseWire => ({
  id: rest.id,
  account_id: rest.account_id,
  short_code: rest.short_code,
  content: rest.content,
  created_at: created_at.toISOString(),
  updated_at: updated_at.toISOString(),
})
