import { z } from 'zod'

/** A body as Rails takes it: the fields flat, or under the name of the resource. */
export const nested = <Schema extends z.ZodType>(name: string, schema: Schema) =>
  z.preprocess(given => {
    const inner = typeof given === 'object' && given !== null ? (given as Record<string, unknown>)[name] : undefined
    return typeof inner === 'object' && inner !== null ? inner : given
  }, schema)
