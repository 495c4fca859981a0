import { z } from 'zod'
import { email, line, text } from '#lib/base/text.ts'

export const accountLocales = ['en', 'es', 'pt-BR', 'ar'] as const
export type AccountLocale = (typeof accountLocales)[number]

export const accountStatuses = ['active', 'suspended'] as const

export type Account = {
  id: number
  name: string
  locale: AccountLocale
  domain: string | null
  support_email: string | null
  status: number
  settings: Record<string, unknown>
  created_at: Date
}

/** Conversations in which nothing happens for `auto_resolve_after` minutes are resolved; null for never. */
export const autoResolve = z.object({
  auto_resolve_after: z.number().int().min(10).max(1_439_856).nullable().optional(),
  auto_resolve_message: text(10_000).nullable().optional(),
  auto_resolve_ignore_waiting: z.boolean().optional(),
  auto_resolve_label: text(255).nullable().optional(),
})

/** What `PATCH accounts/:id` takes. */
export const accountChanges = z.object({
  name: line().optional(),
  locale: z.enum(accountLocales).optional(),
  domain: text(100).trim().nullable().optional(),
  support_email: email().nullable().optional(),
  ...autoResolve.shape,
})

export const accountWire = (account: Account) => ({
  id: account.id,
  name: account.name,
  locale: account.locale,
  domain: account.domain,
  support_email: account.support_email,
  status: accountStatuses[account.status],
  settings: account.settings,
  created_at: account.created_at.toISOString(),
})
