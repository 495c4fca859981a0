import { z } from 'zod'

/**
 * A text that Postgres can hold and give back unchanged: no NUL, no half of a surrogate pair.
 * Lengths are UTF-16 units, as browsers count them.
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

/** Free JSON that an integration keeps with us: at most 64 KB, nothing that Postgres refuses. */
export const attributes = () =>
  z.record(z.string().max(255), z.unknown()).superRefine((value, context) => {
    const json = JSON.stringify(value)
    if (json.length > 65_536) context.addIssue({ code: 'custom', message: 'must not exceed 64 KB' })
    if (json.includes('\\u0000') || /\\ud[89a-f]/i.test(json))
      context.addIssue({ code: 'custom', message: 'must be well-formed Unicode' })
  })
