import { z } from 'zod'
import { decrypt } from '#lib/base/crypto.ts'
import { attributes, id, line } from '#lib/base/text.ts'

/** What connects an account, or an inbox of it, with an app. */
export type Hook = {
  id: number
  account_id: number
  app_id: string
  inbox_id: number | null
  inbox_name: string | null
  enabled: boolean
  settings: string
  reference_id: string | null
}

const status = z
  .union([z.boolean(), z.literal([0, 1, 'enabled', 'disabled'])], 'must be true or false')
  .transform(given => given === true || given === 1 || given === 'enabled')

export const hookChanges = z.object({ status: status.optional(), settings: attributes().optional() })
export type HookChanges = z.output<typeof hookChanges>

export const newHook = hookChanges.extend({
  app_id: line(64),
  inbox_id: z.preprocess(value => (value === '' ? null : value), id().nullable().optional()),
})
export type NewHook = z.output<typeof newHook>

/** Something that an app is to make an answer of. */
export const hookEvent = z.object({ event: attributes() })

/** A hook as the API answers it. Its settings are for administrators. */
export const hookAnswer = z
  .object({
    id: z.number(),
    app_id: z.string(),
    status: z.boolean(),
    inbox: z.object({ id: z.number(), name: z.string() }).nullable(),
    account_id: z.number(),
    hook_type: z.enum(['account', 'inbox']),
    reference_id: z.string().nullable(),
    settings: z.looseObject({}).optional(),
  })
  .meta({ id: 'IntegrationHook' })

export const hookWire = (hook: Hook, administrator: boolean): z.output<typeof hookAnswer> => ({
  id: hook.id,
  app_id: hook.app_id,
  status: hook.enabled,
  inbox: hook.inbox_id === null ? null : { id: hook.inbox_id, name: hook.inbox_name ?? '' },
  account_id: hook.account_id,
  hook_type: hook.inbox_id === null ? 'account' : 'inbox',
  reference_id: hook.reference_id,
  ...(administrator ? { settings: JSON.parse(decrypt(hook.settings)) as Record<string, unknown> } : {}),
})
