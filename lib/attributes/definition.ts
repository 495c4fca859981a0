import { z } from 'zod'
import { id, line, nameOrNumber, text } from '#lib/base/text.ts'
import {
  type AttributeDefinitionWire,
  type AttributeModel,
  type AttributeType,
  attributeModels,
  attributeTypes,
} from '#lib/protocol/index.ts'

export type Definition = {
  id: number
  account_id: number
  attribute_model: number
  attribute_display_type: number
  attribute_key: string
  attribute_display_name: string
  attribute_description: string | null
  attribute_values: string[]
  regex_pattern: string | null
  regex_cue: string | null
  created_at: Date
  updated_at: Date
}

/** Fields that every conversation and contact has: a filter could not tell the account's own from them (Chatwoot's list). */
const standard: Record<AttributeModel, string[]> = {
  conversation_attribute: [
    'status',
    'priority',
    'assignee_id',
    'inbox_id',
    'team_id',
    'display_id',
    'campaign_id',
    'labels',
    'browser_language',
    'country_code',
    'referer',
    'created_at',
    'last_activity_at',
  ],
  contact_attribute: [
    'name',
    'email',
    'phone_number',
    'identifier',
    'country_code',
    'city',
    'company_name',
    'created_at',
    'last_activity_at',
    'referer',
    'blocked',
  ],
}
export const isStandard = (model: number, key: string) => standard[modelName(model)].includes(key)

const key = line().regex(/^[\p{L}\p{N}_.-]+$/u, 'must be letters, digits, dots, hyphens and underscores')
const emptyIsNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(value => (value === '' ? null : value), schema.nullable().optional())
const pattern = text(1000).refine(compiles, 'is not a regular expression')
const values = z.preprocess(value => value ?? [], z.array(line()).max(500))

export const modelQuery = z.object({
  attribute_model: z.preprocess(value => (value === '' ? undefined : value), nameOrNumber(attributeModels).optional()),
})

export const definitionChanges = z.object({
  attribute_display_name: line().optional(),
  attribute_display_type: nameOrNumber(attributeTypes).optional(),
  attribute_description: emptyIsNull(text(2000)),
  attribute_key: key.optional(),
  attribute_model: nameOrNumber(attributeModels).optional(),
  attribute_values: values.optional(),
  regex_pattern: emptyIsNull(pattern),
  regex_cue: emptyIsNull(line()),
})
export type DefinitionChanges = z.output<typeof definitionChanges>

export const newDefinition = definitionChanges.extend({
  attribute_display_name: line(),
  attribute_key: key,
  attribute_display_type: nameOrNumber(attributeTypes).default(0),
  attribute_model: nameOrNumber(attributeModels).default(0),
  attribute_values: values.default([]),
})
export type NewDefinition = z.output<typeof newDefinition>

/** What `PUT order` takes: definitions of one model, first to last. */
export const definitionOrder = z.object({
  attribute_model: nameOrNumber(attributeModels),
  ids: z
    .array(id())
    .min(1, "can't be empty")
    .max(1000)
    .refine(ids => new Set(ids).size === ids.length, 'must name each definition once'),
})
export type DefinitionOrder = z.output<typeof definitionOrder>

/** A definition as the API answers it. */
export const definitionAnswer = z
  .object({
    id: z.number(),
    attribute_display_name: z.string(),
    attribute_display_type: z.enum(attributeTypes),
    attribute_description: z.string().nullable(),
    attribute_key: z.string(),
    regex_pattern: z.string().nullable(),
    regex_cue: z.string().nullable(),
    attribute_values: z.array(z.string()),
    attribute_model: z.enum(attributeModels),
    default_value: z.null(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'CustomAttributeDefinition' }) satisfies z.ZodType<AttributeDefinitionWire>

export const modelName = (model: number): AttributeModel => attributeModels[model] ?? 'conversation_attribute'
export const typeName = (type: number): AttributeType => attributeTypes[type] ?? 'text'

export const definitionWire = (definition: Definition): AttributeDefinitionWire => ({
  id: definition.id,
  attribute_display_name: definition.attribute_display_name,
  attribute_display_type: typeName(definition.attribute_display_type),
  attribute_description: definition.attribute_description,
  attribute_key: definition.attribute_key,
  regex_pattern: definition.regex_pattern,
  regex_cue: definition.regex_cue,
  attribute_values: definition.attribute_values,
  attribute_model: modelName(definition.attribute_model),
  default_value: null,
  created_at: definition.created_at.toISOString(),
  updated_at: definition.updated_at.toISOString(),
})

function compiles(value: string): boolean {
  try {
    new RegExp(value)
    return true
  } catch {
    return false
  }
}
