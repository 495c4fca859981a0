import type { z } from 'zod'

const descriptions = new WeakMap<object, z.ZodType>()

/** `schema`, which checks by a function or by what is known later, and which the API's description shows as `as`. */
export function describedAs<Schema extends z.ZodType>(schema: Schema, as: z.ZodType): Schema {
  descriptions.set(schema, as)
  return schema
}

/** What the schema is shown as, if it is not itself. */
export const descriptionOf = (schema: object): z.ZodType | undefined => descriptions.get(schema)
