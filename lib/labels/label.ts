import { z } from 'zod'
import { line, text, titles } from '#lib/base/text.ts'
import type { LabelWire } from '#lib/protocol/index.ts'

export type Label = LabelWire & { account_id: number }

const title = line()
  .transform(given => given.toLowerCase())
  .pipe(
    z
      .string()
      .regex(
        /^[\p{L}\p{N}][\p{L}\p{N}_-]+$/u,
        'must be two or more letters, digits, hyphens and underscores, a letter or digit first',
      ),
  )

const rest = {
  description: text(1000).nullable().optional(),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #1f93ff')
    .transform(given => given.toLowerCase())
    .optional(),
  show_on_sidebar: z.boolean().optional(),
}

export const newLabel = z.object({ title, ...rest })
export type NewLabel = z.output<typeof newLabel>

export const labelChanges = z.object({ title: title.optional(), ...rest })
export type LabelChanges = z.output<typeof labelChanges>

/** A label as the API answers it. */
export const labelAnswer = z
  .object({
    id: z.number(),
    title: z.string(),
    description: z.string().nullable(),
    color: z.string(),
    show_on_sidebar: z.boolean(),
  })
  .meta({ id: 'Label' }) satisfies z.ZodType<LabelWire>

/** What labels a subject: the whole list, which replaces the one there is. */
export const labelling = z.object({ labels: titles().nullable() })

/** Those that come and go, whatever else it bears by now; what is in both goes. */
export const relabelling = z
  .object({ add: titles().optional(), remove: titles().optional() })
  .refine(({ add, remove }) => add || remove, { path: ['add'], error: 'names no label, and neither does remove' })

/** The titles that a subject bears. */
export const labelsAnswer = z.object({ payload: z.array(z.string()) })

export const labelWire = ({ id, title, description, color, show_on_sidebar }: Label): LabelWire => ({
  id,
  title,
  description,
  color,
  show_on_sidebar,
})
