import { type AccountLocale, accountLocales } from '#lib/accounts/index.ts'
import type { Sql } from '#lib/base/db/index.ts'

/** The language that the person has chosen, where we speak it; else `otherwise`. Clients write `pt_BR` too. */
export async function localeOf(sql: Sql, userId: number, otherwise: AccountLocale): Promise<AccountLocale> {
  const [person] = await sql<{ locale: string | null }[]>`
    select ui_settings->>'locale' as locale from charla.users where id = ${userId}`
  return accountLocales.find(one => one === person?.locale?.replace('_', '-')) ?? otherwise
}
