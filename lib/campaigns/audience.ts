import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { renderLiquid } from '#lib/base/liquid.ts'
import { consentOf } from '#lib/contacts/index.ts'
import { messageMaxLength } from '#lib/protocol/index.ts'
import type { Running } from './one-off.ts'

/** So many contacts are looked at in one transaction. */
const CHUNK = 100

/** Somebody who is to be written to, with what they are told. */
export type Planned = { contact_id: number; content: string; template_params: Record<string, unknown> }

/** Why somebody of the audience is written nothing. */
export const skipReasons = ['no_consent', 'blocked', 'no_address'] as const
export type SkipReason = (typeof skipReasons)[number]

type Candidate = {
  id: number
  name: string | null
  email: string | null
  phone_number: string | null
  custom_attributes: Record<string, unknown>
  blocked: boolean
  consent: boolean | null
  address: boolean
}

/** How consent names the channel: `Channel::Whatsapp` is `whatsapp`. */
export const consentChannel = (channelType: string): string =>
  channelType
    .replace(/^Channel::/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase()

/**
 * Looks at the next contacts of the audience, and notes what each will be told, as they are now: what is changed afterwards
 * changes nothing of it. Who has not agreed is noted as left out, and why.
 */
export async function planNext(sql: Sql, ctx: Context, one: Running): Promise<void> {
  const candidates = await sql<Candidate[]>`
    select p.id, p.name, p.email, p.phone_number, p.custom_attributes, p.blocked,
      ${consentOf(sql, consentChannel(one.channel_type), one.purpose)} as consent, ${hasAddress(sql, one.inbox_id)} as address
    from charla.contacts p
    where p.account_id = ${ctx.accountId} and p.id > ${one.planned_upto} and exists (
      select from charla.contact_labels l join charla.labels t on t.account_id = l.account_id and lower(t.title) = lower(l.title)
      where (l.account_id, l.contact_id) = (p.account_id, p.id) and t.id = any(${one.audience.map(part => part.id)}::bigint[])
    ) order by p.id limit ${CHUNK}`
  if (candidates.length) {
    const rows = candidates.map(candidate => recipient(sql, ctx, one, candidate))
    await sql`insert into charla.campaign_recipients ${sql(rows)} on conflict do nothing`
  }
  const isLast = candidates.length < CHUNK
  await sql`
    update charla.campaigns set campaign_status = 2, updated_at = ${ctx.now()}, planned_upto = ${candidates.at(-1)?.id ?? one.planned_upto},
      planned_at = ${isLast ? ctx.now() : null} where account_id = ${ctx.accountId} and id = ${one.id}`
}

/** An expression: whether the inbox can reach the contact `p` of the statement. */
export const hasAddress = (sql: Sql, inboxId: number) => sql`(
  p.phone_number is not null or exists (
    select from charla.contact_inboxes ci
    where (ci.account_id, ci.contact_id) = (p.account_id, p.id) and ci.inbox_id = ${inboxId}))`

export function reasonAgainst(one: { consent: boolean | null; blocked: boolean; address: boolean }): SkipReason | null {
  if (!one.consent) return 'no_consent'
  if (one.blocked) return 'blocked'
  return one.address ? null : 'no_address'
}

function recipient(sql: Sql, ctx: Context, one: Running, candidate: Candidate) {
  const scope = scopeOf(one, candidate)
  const reason = reasonAgainst(candidate)
  return {
    account_id: ctx.accountId,
    campaign_id: one.id,
    contact_id: candidate.id,
    state: reason ? 2 : 0,
    reason,
    content: renderLiquid(one.message, scope, messageMaxLength),
    template_params: sql.json(filled(one.template_params, scope) as postgres.JSONValue),
    updated_at: ctx.now(),
  }
}

function scopeOf({ inbox_name, account_name }: Running, { name, email, phone_number, custom_attributes }: Candidate) {
  const words = (name ?? '').trim().split(/\s+/).filter(Boolean)
  return {
    contact: {
      name,
      first_name: words[0] ?? null,
      last_name: words.length > 1 ? words.at(-1) : null,
      email,
      phone_number,
      custom_attribute: custom_attributes,
    },
    inbox: { name: inbox_name },
    account: { name: account_name },
  }
}

/** Every text within, with its Liquid replaced. */
function filled(value: unknown, scope: object): unknown {
  if (typeof value === 'string') return renderLiquid(value, scope, messageMaxLength)
  if (Array.isArray(value)) return value.map(one => filled(one, scope))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, scope)]))
}
