import { z } from 'zod'
import { describedAs } from './described.ts'

/**
 * A text that Postgres can hold and give back unchanged: no NUL, no half of a surrogate pair.
 * Lengths are code points, as Postgres counts them; browsers count UTF-16 units, so what a form lets through fits.
 */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine(value => !value.includes('\0'), 'must not contain the NUL character')
    .refine(value => value.isWellFormed(), 'must be well-formed Unicode')

/** A name or title: one line, something in it. */
export const line = (max = 255) =>
  text(max)
    .trim()
    .min(1, "can't be blank")
    .refine(value => !/[\n\r]/.test(value), 'must be one line')

export const email = () =>
  z
    .email('is not an e-mail address')
    .max(255)
    .transform(value => value.trim())

/** A time zone by its IANA name. */
export const timezone = () => text(64).refine(isZone, 'must be a time zone like America/New_York')

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/**
 * Titles of labels, as a list or as one text: commas part them, none counts twice, and case makes no difference. They need
 * not be titles of labels that there are.
 */
export const titles = () =>
  z
    .union([z.string(), z.array(z.string())], 'must be a list of titles')
    .transform(given => {
      const parts = [given].flat().join(',').split(',')
      return [...new Set(parts.map(part => part.trim().toLowerCase()).filter(Boolean))]
    })
    .pipe(z.array(line()).max(100))

/** An id: a number in JSON, its digits in a path, a query or a form. Nothing else that JavaScript would take for a number. */
export const id = () =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^[1-9]\d{0,15}$/)
          .transform(Number),
      ],
      'must be an id',
    )
    .pipe(z.number().int().positive().max(Number.MAX_SAFE_INTEGER))

/** The number of a page of a list. */
export const pageNumber = () => z.coerce.number().int().min(1).max(10_000)

/** One of the names, or its number, as Chatwoot's clients write kinds. Answers the number, which is what is stored. */
export const nameOrNumber = (names: readonly [string, ...string[]]) =>
  z
    .preprocess(
      value => (typeof value !== 'object' && /^\d$/.test(String(value)) ? (names[Number(value)] ?? value) : value),
      z.enum(names),
    )
    .transform(name => names.indexOf(name))

const DEEPEST = 20

/**
 * Free JSON that an integration keeps with us: at most 64 KB and 20 levels, nothing that Postgres refuses. Not a
 * `z.record`, which drops a key named `__proto__` in silence. `known` is for who reads
 * what the API says of itself: what is known of the names in it.
 */
export const attributes = (known: z.ZodType = z.record(z.string(), z.unknown())) =>
  describedAs(
    z.unknown().superRefine((value, context) => {
      const message = isObject(value) ? (trouble(value) ?? tooLarge(value)) : 'must be an object'
      if (message) context.addIssue({ code: 'custom', message })
    }),
    known,
  ).transform(value => value as Record<string, unknown>)

/** Free JSON of which some names are known: those are checked. All of it is kept as it was given. */
export const attributesLike = (known: z.ZodType) =>
  attributes(known).superRefine((given, context) => {
    for (const { path, message } of known.safeParse(given).error?.issues ?? [])
      context.addIssue({ code: 'custom', path, message })
  })

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function tooLarge(value: object): string | null {
  if (Object.keys(value).some(key => key.length > 255)) return 'must not have names of more than 255 characters'
  return JSON.stringify(value).length > 65_536 ? 'must not exceed 64 KB' : null
}

/** Looks before anything recursive does: nesting without end overflows the stack of `JSON.stringify`, and Postgres's. */
function trouble(value: unknown, depth = 0): string | null {
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed() ? 'must be well-formed Unicode' : null
  if (typeof value !== 'object' || value === null) return null
  if (depth === DEEPEST) return `must not be nested deeper than ${DEEPEST} levels`
  for (const [key, inner] of Object.entries(value)) {
    const found = trouble(key) ?? trouble(inner, depth + 1)
    if (found) return found
  }
  return null
}
