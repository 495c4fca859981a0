import { z } from 'zod'
import type { Context } from '#lib/base/context.ts'
import { runtime } from '#lib/base/runtime.ts'
import { GraphRefusal, graph } from './graph.ts'
import { secretsOf, type WhatsappRow } from './inbox.ts'
import { sync } from './sync.ts'
import { noteSuccess, noteTrouble } from './trouble.ts'

const checkNames = ['key', 'number', 'templates', 'secret', 'webhook'] as const
const check = z.object({ name: z.enum(checkNames), ok: z.boolean(), error: z.string().nullable() })
export type Check = z.output<typeof check>

const word = z.string().nullable()
/** Chatwoot's keys of a number's health, and what was tried. */
export const healthAnswer = z.object({
  display_phone_number: word,
  verified_name: word,
  quality_rating: word,
  messaging_limit_tier: word,
  code_verification_status: word,
  name_status: word,
  account_mode: word,
  platform_type: word,
  checks: z.array(check),
})
type Health = z.output<typeof healthAnswer>

const FIELDS =
  'display_phone_number,verified_name,quality_rating,messaging_limit_tier,code_verification_status,name_status,account_mode,platform_type'

/** Tries what the inbox needs, one after another, and says of each what is wrong with it. */
export async function healthOf(ctx: Context, row: WhatsappRow): Promise<Health> {
  const cloud = row.provider === 'whatsapp_cloud'
  const number = cloud
    ? await tried(() => graph<Record<string, unknown>>(row, `${row.phone_number_id}?fields=${FIELDS}`))
    : null
  const templates = await tried(() => sync(ctx, row))
  const secrets = secretsOf(row)
  const known = number?.value ?? {}
  const shown = String(known.display_phone_number ?? '').replace(/\D/g, '')
  const key = number ?? templates
  const checks: Check[] = [
    { name: 'key', ok: !isKeyRefused(key.error), error: isKeyRefused(key.error) ? reasonOf(key.error) : null },
    ...(number ? [{ name: 'number' as const, ...numberCheck(number.error, shown, row) }] : []),
    { name: 'templates', ok: !templates.error, error: templates.error ? reasonOf(templates.error) : null },
    ...(cloud ? [secretCheck(Boolean(secrets.app_secret || runtime().env.WHATSAPP_APP_SECRET))] : []),
    { name: 'webhook', ok: row.heard_at !== null, error: row.heard_at ? null : 'Nothing has come to the webhook yet' },
  ]
  if (isKeyRefused(key.error)) await noteTrouble(ctx, row, reasonOf(key.error))
  else await noteSuccess(ctx, row)
  const text = (name: string) => (typeof known[name] === 'string' ? (known[name] as string) : null)
  return {
    display_phone_number: text('display_phone_number'),
    verified_name: text('verified_name'),
    quality_rating: text('quality_rating'),
    messaging_limit_tier: text('messaging_limit_tier'),
    code_verification_status: text('code_verification_status'),
    name_status: text('name_status'),
    account_mode: text('account_mode'),
    platform_type: text('platform_type'),
    checks,
  }
}

function numberCheck(error: Error | null, shown: string, row: WhatsappRow): Omit<Check, 'name'> {
  if (error) return { ok: false, error: reasonOf(error) }
  if (shown && shown !== row.phone_number.slice(1))
    return { ok: false, error: `The id belongs to the number +${shown}` }
  return { ok: true, error: null }
}

const secretCheck = (set: boolean): Check => ({
  name: 'secret',
  ok: set,
  error: set ? null : 'Without the app secret nothing that comes can be proven to be Meta’s, and nothing is taken',
})

type Tried<T> = { value: T | null; error: Error | null }

const tried = <T>(work: () => Promise<T>): Promise<Tried<T>> =>
  work().then(
    value => ({ value, error: null }),
    (error: Error) => ({ value: null, error }),
  )

const isKeyRefused = (error: Error | null) =>
  error instanceof GraphRefusal && (error.status === 401 || error.code === 190)
const reasonOf = (error: Error | null) => (error instanceof GraphRefusal ? error.reason : (error?.message ?? ''))
