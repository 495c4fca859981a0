import type { Sql } from './pool.ts'

/** How a migration begins that holds nothing but indexes, for tables that may be large: nobody who writes waits for them. */
const MARK = '-- Indexes, made while others write.'

export const isOnline = (text: string): boolean => text.startsWith(MARK)

/**
 * Makes and drops indexes outside of a transaction, as `concurrently` wants it (the files say it without, for whoever applies
 * them in one). May be begun again where it broke off: what was left unfinished is made anew.
 */
export async function applyOnline(sql: Sql, text: string): Promise<void> {
  for (const statement of statementsOf(text)) {
    const [, verb, name] = /^(create index if not exists|drop index if exists) (?:charla\.)?(\w+)/.exec(statement) ?? []
    if (!verb || !name) throw new Error(`Not an index that may be there already: ${statement}`)
    const [broken] = await sql`
      select from pg_index where indexrelid = to_regclass(${`charla.${name}`}) and not indisvalid`
    if (broken) await sql.unsafe(`drop index concurrently charla.${name}`)
    await sql.unsafe(statement.replace('index if', 'index concurrently if'))
  }
}

const statementsOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.replace(/--.*/, ''))
    .join('\n')
    .split(';')
    .map(statement => statement.trim())
    .filter(Boolean)
