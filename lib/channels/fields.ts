import { z } from 'zod'
import { descriptionOf } from '#lib/base/described.ts'

/** A setting of a channel, as far as a form has to know it. Those within others go by both names: `provider_config.api_key`. */
export const fieldAnswer = z.object({
  name: z.string(),
  kind: z.enum(['text', 'email', 'secret', 'number', 'flag', 'choice', 'list', 'object']),
  required: z.boolean(),
  choices: z.array(z.string()).optional(),
  usual: z.unknown().optional(),
})
export type ChannelField = z.output<typeof fieldAnswer>

type Json = {
  type?: string
  format?: string
  enum?: unknown[]
  anyOf?: Json[]
  allOf?: Json[]
  properties?: Record<string, Json>
  required?: string[]
  default?: unknown
  secret?: boolean
}

/** What the schema of a channel's settings lets one set, in its order. */
export function fieldsOf(schema: z.ZodType): ChannelField[] {
  return within(asJson(schema, 'input'), asJson(schema, 'output'), '')
}

const asJson = (schema: z.ZodType, io: 'input' | 'output'): Json =>
  z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const shown = descriptionOf(zodSchema)
      if (shown) Object.assign(jsonSchema, asJson(shown, io))
    },
  }) as Json

function within(given: Json, kept: Json | undefined, before: string): ChannelField[] {
  return Object.entries(given.properties ?? {}).flatMap(([name, asked]) => {
    const known = plain(asked)
    // What is tidied up first could be anything; what is kept of it is not.
    const json = known.type || known.enum || known.properties ? known : plain(kept?.properties?.[name] ?? {})
    if (json.properties && Object.keys(json.properties).length)
      return within(json, kept?.properties?.[name], `${before}${name}.`)
    return [
      {
        name: `${before}${name}`,
        kind: kindOf(json),
        required: Boolean(given.required?.includes(name)),
        ...(json.enum ? { choices: json.enum.filter(one => one !== null).map(String) } : {}),
        ...(json.default === undefined ? {} : { usual: json.default }),
      },
    ]
  })
}

/** Of several that it may be, the first that says something. */
function plain(json: Json): Json {
  const one = [...(json.anyOf ?? []), ...(json.allOf ?? [])].map(plain).find(({ type }) => type && type !== 'null')
  return one ? ({ ...one, ...json, anyOf: undefined, type: one.type } as Json) : json
}

function kindOf({ type, format, enum: choices, secret }: Json): ChannelField['kind'] {
  if (secret) return 'secret'
  if (choices) return 'choice'
  if (format === 'email') return 'email'
  const kinds: Record<string, ChannelField['kind']> = {
    boolean: 'flag',
    integer: 'number',
    number: 'number',
    array: 'list',
    object: 'object',
  }
  return kinds[type ?? ''] ?? 'text'
}
