import { z } from 'zod'
import {
  type AttributeDefinitionWire,
  type AttributeModel,
  type AttributeType,
  attributeModels,
  attributeTypes,
} from '#lib/protocol/attribute.ts'

type Words = (key: 'nameNeeded' | 'keyNeeded' | 'keyWrong' | 'valuesNeeded' | 'patternWrong') => string

/** What the form takes: `lib/attributes/definition.ts` with words of the viewer's language. */
export const attributeForm = (t: Words) =>
  z
    .object({
      attribute_model: z.enum(attributeModels),
      attribute_display_name: z.string().trim().min(1, t('nameNeeded')).max(255),
      attribute_key: z
        .string()
        .trim()
        .min(1, t('keyNeeded'))
        .max(255)
        .regex(/^[\p{L}\p{N}_.-]+$/u, t('keyWrong')),
      attribute_description: z.string().trim().max(2000),
      attribute_display_type: z.enum(attributeTypes),
      /** One on each line. */
      values: z.string(),
      checked: z.boolean(),
      regex_pattern: z.string(),
      regex_cue: z.string().trim(),
    })
    // What is not on the screen is not sent, and holds nobody up.
    .refine(given => !isPatterned(given) || (given.regex_pattern.length <= 1000 && compiles(given.regex_pattern)), {
      path: ['regex_pattern'],
      message: t('patternWrong'),
    })
    .refine(given => given.attribute_display_type !== 'list' || linesOf(given.values).length > 0, {
      path: ['values'],
      message: t('valuesNeeded'),
    })
export type AttributeValues = z.output<ReturnType<typeof attributeForm>>

export const linesOf = (text: string) => [
  ...new Set(
    text
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean),
  ),
]

export const valuesOf = (attribute: AttributeDefinitionWire | null, model: AttributeModel): AttributeValues => ({
  attribute_model: attribute?.attribute_model ?? model,
  attribute_display_name: attribute?.attribute_display_name ?? '',
  attribute_key: attribute?.attribute_key ?? '',
  attribute_description: attribute?.attribute_description ?? '',
  attribute_display_type: attribute?.attribute_display_type ?? 'text',
  values: attribute?.attribute_values.join('\n') ?? '',
  checked: Boolean(attribute?.regex_pattern),
  regex_pattern: attribute?.regex_pattern ?? '',
  regex_cue: attribute?.regex_cue ?? '',
})

/** As the API takes it. A pattern is kept of texts alone, and choices of lists. */
export function bodyOf({ values, checked, ...given }: AttributeValues) {
  const patterned = isPatterned({ checked, ...given })
  return {
    ...given,
    attribute_description: given.attribute_description || null,
    attribute_values: given.attribute_display_type === 'list' ? linesOf(values) : [],
    regex_pattern: (patterned && given.regex_pattern) || null,
    regex_cue: (patterned && given.regex_cue) || null,
  }
}

const isPatterned = (given: { checked: boolean; attribute_display_type: AttributeType }): boolean =>
  given.checked && given.attribute_display_type === 'text'

/** A key as the name suggests one: `Größe (EU)` → `größe_eu`. */
export const keyOf = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')

function compiles(pattern: string) {
  try {
    new RegExp(pattern)
    return true
  } catch {
    return false
  }
}
