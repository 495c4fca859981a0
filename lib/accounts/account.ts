import { z } from 'zod'
import { email, line, text, timezone } from '#lib/base/text.ts'
import type { CacheKeys } from '#lib/protocol/index.ts'
import { enabledFeatures } from './features.ts'
import { slug } from './slug.ts'

export const accountLocales = ['en', 'es', 'pt-BR', 'ar'] as const
/** Chatwoot's clients write `pt_BR`. */
export const accountLocale = () =>
  z.preprocess(given => (typeof given === 'string' ? given.replace('_', '-') : given), z.enum(accountLocales))
export type AccountLocale = (typeof accountLocales)[number]

export const accountStatuses = ['active', 'suspended'] as const

export type Account = {
  id: number
  name: string
  slug: string
  locale: AccountLocale
  timezone: string
  domain: string | null
  support_email: string | null
  status: number
  settings: Record<string, unknown>
  /** What differs from the usual. */
  features: Record<string, boolean>
  limits: Record<string, unknown>
  custom_attributes: Record<string, unknown>
  /** When it is to be deleted, for one that is marked. */
  deletion_due_at: Date | null
  created_at: Date
}

/** Conversations in which nothing happens for `auto_resolve_after` minutes are resolved; null for never. */
export const autoResolve = z.object({
  auto_resolve_after: z.number().int().min(10).max(1_439_856).nullable().optional(),
  auto_resolve_message: text(10_000).nullable().optional(),
  auto_resolve_ignore_waiting: z.boolean().optional(),
  auto_resolve_label: text(255).nullable().optional(),
})

const choices = ['editor', 'assistant', 'copilot', 'label_suggestion', 'audio_transcription', 'help_center_search']
const known = (names: string[]) => (given: object) => Object.keys(given).every(name => names.includes(name))

/** What is kept together as `settings` (reference §2.2). */
export const accountSettings = autoResolve.extend({
  audio_transcriptions: z.boolean().optional(),
  reporting_timezone: timezone().nullable().optional(),
  keep_pending_on_bot_failure: z.boolean().optional(),
  captain_auto_resolve_mode: z.enum(['evaluated', 'legacy', 'disabled']).optional(),
  conversation_required_attributes: z.array(line()).max(100).optional(),
  captain_models: z
    .record(z.string(), text(255).nullable())
    .refine(known(choices), `must have no other names than ${choices.join(', ')}`)
    .optional(),
  captain_features: z
    .record(z.string(), z.boolean())
    .refine(known(choices), `must have no other names than ${choices.join(', ')}`)
    .optional(),
})

/** What members say about their company; kept with the custom attributes, where Chatwoot's clients look for it. */
export const aboutCompany = z.object({
  website: text(255).nullable().optional(),
  industry: text(255).nullable().optional(),
  company_size: text(255).nullable().optional(),
})

/** What `PATCH accounts/:id` takes. */
export const accountChanges = z.object({
  name: line().optional(),
  slug: slug().optional(),
  locale: accountLocale().optional(),
  timezone: timezone().optional(),
  domain: text(100).trim().nullable().optional(),
  support_email: email().nullable().optional(),
  ...accountSettings.shape,
  ...aboutCompany.shape,
})

/** What clients read among the attributes and nobody writes there. */
export const markNames = ['marked_for_deletion_at', 'marked_for_deletion_reason']

/** The custom attributes as clients see them: with the mark of an account that is to be deleted (reference §1.4). */
export const attributesWire = ({
  custom_attributes,
  deletion_due_at,
}: Pick<Account, 'custom_attributes' | 'deletion_due_at'>): Record<string, unknown> => ({
  ...custom_attributes,
  ...(deletion_due_at
    ? { marked_for_deletion_at: deletion_due_at.toISOString(), marked_for_deletion_reason: 'manual_deletion' }
    : {}),
})

export const cacheKeysAnswer = z.object({ label: z.string(), inbox: z.string(), team: z.string() })

/** The account as the API answers it. */
export const accountAnswer = z
  .object({
    id: z.number(),
    name: z.string(),
    slug: z.string(),
    locale: z.enum(accountLocales),
    timezone: z.string(),
    domain: z.string().nullable(),
    support_email: z.string().nullable(),
    status: z.enum(accountStatuses),
    settings: z.record(z.string(), z.unknown()),
    custom_attributes: z.record(z.string(), z.unknown()),
    features: z.record(z.string(), z.literal(true)),
    cache_keys: cacheKeysAnswer,
    latest_chatwoot_version: z.null(),
    subscribed_features: z.array(z.string()),
    created_at: z.string(),
  })
  .meta({ id: 'Account' })

export const accountWire = (account: Account & { cache_keys: CacheKeys }): z.output<typeof accountAnswer> => ({
  id: account.id,
  name: account.name,
  slug: account.slug,
  locale: account.locale,
  timezone: account.timezone,
  domain: account.domain,
  support_email: account.support_email,
  status: statusOf(account),
  settings: account.settings,
  custom_attributes: attributesWire(account),
  features: enabledFeatures(account.features),
  cache_keys: account.cache_keys,
  latest_chatwoot_version: null,
  subscribed_features: [],
  created_at: account.created_at.toISOString(),
})

const statusOf = ({ status }: Account) => accountStatuses[status] ?? 'suspended'
