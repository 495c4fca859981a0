import fc from 'fast-check'
import type { JsonSchema, OpenApi } from '#lib/api/openapi.ts'
import { oddText } from './odd.ts'

const MOST_ITEMS = 3

/** Values as the schemas of the document want them: what a client makes that has read it and nothing else. */
export function fittingIn({ components }: OpenApi) {
  const fitting = (schema: JsonSchema): fc.Arbitrary<unknown> => {
    if (typeof schema.$ref === 'string')
      return fitting(components.schemas[schema.$ref.split('/').at(-1) as string] ?? {})
    if ('const' in schema) return fc.constant(schema.const)
    if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]))
    const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined
    if (choices) return fc.oneof(...choices.map(fitting))
    const [type] = [schema.type].flat()
    if (type === 'string') return textFitting(schema)
    if (type === 'integer' || type === 'number') return numberFitting(schema)
    if (type === 'boolean') return fc.boolean()
    if (type === 'null') return fc.constant(null)
    if (type === 'array') return listFitting(schema)
    if (type === 'object') return objectFitting(schema)
    return fc.jsonValue({ maxDepth: 2 })
  }

  const listFitting = ({ items, minItems, maxItems }: JsonSchema) =>
    fc.array(fitting((items as JsonSchema | undefined) ?? {}), {
      minLength: Number(minItems ?? 0),
      maxLength: Math.min(Number(maxItems ?? MOST_ITEMS), Math.max(MOST_ITEMS, Number(minItems ?? 0))),
    })

  const objectFitting = ({ properties, required, additionalProperties }: JsonSchema): fc.Arbitrary<unknown> => {
    if (!properties) {
      const further = typeof additionalProperties === 'object' ? (additionalProperties as JsonSchema) : {}
      return fc.dictionary(fc.constantFrom('a', 'plan', 'two words', 'ключ', '__proto__', 'a.b'), fitting(further), {
        maxKeys: 3,
      })
    }
    const known = Object.entries(properties as Record<string, JsonSchema>)
    return fc.record(Object.fromEntries(known.map(([name, schema]) => [name, fitting(schema)])), {
      requiredKeys: (required as string[] | undefined) ?? [],
    })
  }

  return fitting
}

function textFitting({ format, pattern, minLength, maxLength }: JsonSchema): fc.Arbitrary<unknown> {
  if (format === 'binary') return fc.constantFrom('', 'a', '%PDF-1.7').map(bytes => new File([bytes], 'file.txt'))
  if (format === 'email') return fc.stringMatching(/^[a-z]{1,8}(\.[a-z]{1,5})?@[a-z]{1,5}\.test$/)
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern), { size: 'xsmall' })
  if (format === 'date-time') return fc.constantFrom('2026-01-31T23:59:59Z', '1970-01-01T00:00:00.000Z')
  const least = Number(minLength ?? 0)
  const most = Math.min(Number(maxLength ?? 80), Math.max(80, least))
  const whole = fc.oneof(
    oddText,
    fc.string({ unit: 'grapheme', minLength: least, maxLength: most }),
    fc.constantFrom('https://example.test/a', 'a word', 'vip'),
  )
  return whole.map(text => [...text.toWellFormed().replaceAll('\0', '')].slice(0, most).join('').padEnd(least, 'x'))
}

function numberFitting({ type, minimum, exclusiveMinimum, maximum }: JsonSchema): fc.Arbitrary<unknown> {
  const min = Number(minimum ?? (exclusiveMinimum === undefined ? -10 : Number(exclusiveMinimum) + 1))
  const max = Number(maximum ?? 2 ** 31)
  const whole = fc.oneof(fc.integer({ min, max: Math.min(max, min + 100) }), fc.constantFrom(min, max))
  return type === 'integer'
    ? whole
    : fc.oneof(
        whole,
        whole.map(value => Math.min(value + 0.5, max)),
      )
}
