import type { Sql } from '#lib/base/db/index.ts'

const unique = ['identifier', 'email', 'phone_number'] as const
type Unique = (typeof unique)[number]
type Said = Partial<Record<Unique, string | null | undefined>>

/**
 * What may be stored of what a client or a visitor says (SEC4). What another contact goes by is kept beside as `unverified_…`, and
 * nobody learns that it is known. An identifier without a signature is theirs to use while nobody else has it, but
 * marked: whoever comes with the signature takes it over. Until the transaction ends nobody else can claim the same.
 */
export async function weigh(
  sql: Sql,
  accountId: number,
  contactId: number | null,
  said: Said,
  proven: boolean,
): Promise<{ columns: Partial<Record<Unique, string | null>>; beside: Record<string, string> }> {
  await lockClaims(sql, accountId, said)
  if (proven) await takeOver(sql, accountId, contactId, said.identifier as string)
  const taken = await takenByOthers(sql, accountId, contactId, said)
  const given = unique.filter(name => said[name] !== undefined)
  const claimed = (name: Unique) => taken[name] || (name === 'identifier' && !proven)
  return {
    columns: Object.fromEntries(given.filter(name => !taken[name]).map(name => [name, said[name] ?? null])),
    beside: Object.fromEntries(
      given.filter(name => said[name] && claimed(name)).map(name => [`unverified_${name}`, said[name] as string]),
    ),
  }
}

/** The contact that goes by the identifier, other than by claiming it. Comes after `weigh`. */
export async function holderOf(sql: Sql, accountId: number, identifier: string): Promise<number | undefined> {
  const [contact] = await sql<{ id: number }[]>`
    select id from charla.contacts where account_id = ${accountId} and identifier = ${identifier}`
  return contact?.id
}

function lockClaims(sql: Sql, accountId: number, said: Said) {
  const keys = unique.flatMap(name => (said[name] ? [`claim:${accountId}:${name}:${said[name].toLowerCase()}`] : []))
  return sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys.sort()}::text[]) as key`
}

const takeOver = (sql: Sql, accountId: number, contactId: number | null, identifier: string) => sql`
  update charla.contacts set identifier = null where account_id = ${accountId} and identifier = ${identifier}
    and additional_attributes->>'unverified_identifier' = ${identifier} and id <> ${contactId ?? -1}`

async function takenByOthers(
  sql: Sql,
  accountId: number,
  contactId: number | null,
  { identifier = null, email = null, phone_number: phone = null }: Said,
): Promise<Record<Unique, boolean>> {
  const [row] = await sql<[Record<Unique, boolean>]>`
    select coalesce(bool_or(identifier = ${identifier}), false) as identifier,
      coalesce(bool_or(email_key = lower(${email})), false) as email,
      coalesce(bool_or(phone_number = ${phone}), false) as phone_number
    from charla.contacts where account_id = ${accountId} and id <> ${contactId ?? -1}
      and (identifier = ${identifier} or email_key = lower(${email}) or phone_number = ${phone})`
  return row
}
