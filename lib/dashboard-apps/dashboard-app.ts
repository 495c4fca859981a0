import { z } from 'zod'
import { line, text } from '#lib/base/text.ts'

const url = text(2048)
  .trim()
  .refine(
    value => /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value),
    'must be an address that begins with http:// or https://',
  )
const fields = {
  title: line(),
  content: z
    .array(z.object({ type: z.literal('frame'), url }))
    .min(1, "can't be empty")
    .max(20),
}
export const newDashboardApp = z.object(fields)
export type NewDashboardApp = z.output<typeof newDashboardApp>

export const dashboardAppChanges = z.object(fields).partial()
export type DashboardAppChanges = z.output<typeof dashboardAppChanges>

export type DashboardApp = NewDashboardApp & { id: number; created_at: Date }

/** A dashboard app as the API answers it. */
export const dashboardAppAnswer = z
  .object({
    id: z.number(),
    title: z.string(),
    content: z.array(z.object({ type: z.literal('frame'), url: z.string() })),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'DashboardApp' })

export const dashboardAppWire = (app: DashboardApp): z.output<typeof dashboardAppAnswer> => ({
  id: app.id,
  title: app.title,
  content: app.content,
  created_at: app.created_at.toISOString(),
})
