import { z } from 'zod'
import { type Hook, hookAnswer, hookWire } from './hook.ts'

export type App = {
  id: string
  name: string
  short_description: string
  description: string
  /** Whether it is connected with the whole account or with one inbox. */
  hook_type: 'account' | 'inbox'
  allow_multiple_hooks: boolean
  /** What a hook is set up with. Null where no hook is made by hand: the app has a door of its own, or one signs in there. */
  settings: z.ZodType | null
}

/** An app, and how it is connected as far as the member may see. */
export type ConnectedApp = App & { enabled: boolean; hooks: Hook[] }

/** An app as the API answers it. How to set it up is for administrators. */
export const appAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    short_description: z.string(),
    enabled: z.boolean(),
    hooks: z.array(hookAnswer),
    hook_type: z.enum(['account', 'inbox']).optional(),
    allow_multiple_hooks: z.boolean().optional(),
    settings_json_schema: z.looseObject({}).optional(),
    logo: z.string().optional(),
    i18n_key: z.string().optional(),
    action: z.string().optional(),
    button: z.string().optional(),
  })
  .meta({ id: 'IntegrationApp' })

export const appWire = (app: ConnectedApp, administrator: boolean): z.output<typeof appAnswer> => ({
  id: app.id,
  name: app.name,
  description: app.description,
  short_description: app.short_description,
  enabled: app.enabled,
  hooks: app.hooks.map(hook => hookWire(hook, administrator)),
  ...(administrator ? setUp(app) : {}),
})

const setUp = ({ id, hook_type, allow_multiple_hooks, settings }: App) => ({
  hook_type,
  allow_multiple_hooks,
  ...(settings ? { settings_json_schema: z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }) } : {}),
  logo: `${id}.png`,
  i18n_key: id,
  action: `/${id}`,
  button: `/${id}`,
})
