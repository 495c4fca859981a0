import { z } from 'zod'
import {
  type Account,
  accountLocale,
  accountLocales,
  accountStatuses,
  attributesWire,
  enabledFeatures,
  slug,
} from '#lib/accounts/index.ts'
import { attributes, email, line, text, timezone } from '#lib/base/text.ts'

const features = z
  .record(z.string().regex(/^[a-z0-9_]{1,64}$/, 'must be the name of a feature'), z.boolean())
  .refine(given => Object.keys(given).length <= 200, 'must not have more than 200 names')

/** What a platform app may say of an account. Limits and attributes replace those before, features are switched one by one. */
export const platformAccountChanges = z.object({
  name: line().optional(),
  slug: slug().optional(),
  locale: accountLocale().optional(),
  timezone: timezone().optional(),
  domain: text(100).trim().nullable().optional(),
  support_email: email().nullable().optional(),
  status: z.enum(accountStatuses).optional(),
  features: features.optional(),
  limits: attributes().optional(),
  custom_attributes: attributes().optional(),
})
export type PlatformAccountChanges = z.output<typeof platformAccountChanges>

export const newPlatformAccount = platformAccountChanges.extend({ name: line() })
export type NewPlatformAccount = z.output<typeof newPlatformAccount>

/** The account as platform apps see it (reference §3.5). */
export const platformAccountAnswer = z
  .object({
    id: z.number(),
    name: z.string(),
    slug: z.string(),
    locale: z.enum(accountLocales),
    timezone: z.string(),
    domain: z.string().nullable(),
    support_email: z.string().nullable(),
    features: z.record(z.string(), z.literal(true)),
    custom_attributes: z.record(z.string(), z.unknown()),
    limits: z.record(z.string(), z.unknown()),
    status: z.enum(accountStatuses),
  })
  .meta({ id: 'PlatformAccount' })

export const platformAccountWire = (account: Account): z.output<typeof platformAccountAnswer> => ({
  id: account.id,
  name: account.name,
  slug: account.slug,
  locale: account.locale,
  timezone: account.timezone,
  domain: account.domain,
  support_email: account.support_email,
  features: enabledFeatures(account.features),
  custom_attributes: attributesWire(account),
  limits: account.limits,
  status: accountStatuses[account.status] ?? 'suspended',
})
