import { z } from 'zod'
import { attributes, line, nameOrNumber } from '#lib/base/text.ts'
import { type CustomFilterWire, filterTypes } from '#lib/protocol/index.ts'

export type Filter = {
  id: number
  account_id: number
  user_id: number
  filter_type: number
  name: string
  query: Record<string, unknown>
  created_at: Date
  updated_at: Date
}

export const typeQuery = z.object({
  filter_type: z.preprocess(value => (value === '' ? undefined : value), nameOrNumber(filterTypes).default(0)),
})

export const filterChanges = z.object({
  name: line().optional(),
  filter_type: nameOrNumber(filterTypes).optional(),
  query: attributes().optional(),
})
export type FilterChanges = z.output<typeof filterChanges>

export const newFilter = z.object({
  name: line(),
  filter_type: nameOrNumber(filterTypes).default(0),
  query: attributes().default({}),
})
export type NewFilter = z.output<typeof newFilter>

/** A saved filter as the API answers it. */
export const filterAnswer = z
  .object({
    id: z.number(),
    name: z.string(),
    filter_type: z.enum(filterTypes),
    query: z.record(z.string(), z.unknown()),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'CustomFilter' }) satisfies z.ZodType<CustomFilterWire>

export const filterWire = (filter: Filter): CustomFilterWire => ({
  id: filter.id,
  name: filter.name,
  filter_type: filterTypes[filter.filter_type] ?? 'conversation',
  query: filter.query,
  created_at: filter.created_at.toISOString(),
  updated_at: filter.updated_at.toISOString(),
})
