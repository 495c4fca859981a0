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

/** What `PATCH accounts/:id` takes. */
export const accountChanges = z.object({
  name: line().optional(),
  locale: z.enum(accountLocales).optional(),
  domain: text(100).trim().nullable().optional(),
  support_email: email().nullable().optional(),
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
