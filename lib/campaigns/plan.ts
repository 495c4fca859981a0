import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import { type Sql, type Transaction, unprepared } from '#lib/base/db/index.ts'
import { renderLiquid } from '#lib/base/liquid.ts'
import { messageMaxLength } from '#lib/protocol/index.ts'
import { nextAmong, suchOf } from './audience.ts'
import type { Running } from './one-off.ts'
import { reasonAgainst, type Standing, standing } from './standing.ts'

/** So many contacts are looked at in one transaction. */
const CHUNK = 100

/** Somebody who is to be written to, with what they are told. */
export type Planned = { contact_id: number; content: string; template_params: Record<string, unknown> }

type Candidate = Standing & {
  id: number
  name: string | null
  email: string | null
  phone_number: string | null
  custom_attributes: Record<string, unknown>
}

/**
 * Looks at the next contacts of the audience, and notes what each will be told, as they are now: what is changed afterwards
 * changes nothing of it. Who has not agreed is noted as left out, and why.
 */
export async function planNext(tx: Transaction, ctx: Context, one: Running): Promise<void> {
  const { sql } = tx
  const such = await suchOf(tx, ctx, one.audience)
  const next = await unprepared(nextAmong(sql, ctx, such, one.planned_upto, CHUNK))
  const candidates = await sql<Candidate[]>`
    select c.id, c.name, c.email, c.phone_number, c.custom_attributes, ${standing(sql, one)}
    from charla.contacts c
    where c.account_id = ${ctx.accountId} and c.id = any(${next.map(({ id }) => id)}::bigint[]) order by c.id`
  if (candidates.length) {
    const rows = candidates.map(candidate => recipient(sql, ctx, one, candidate))
    await sql`insert into charla.campaign_recipients ${sql(rows)} on conflict do nothing`
  }
  const isLast = next.length < CHUNK
  await sql`
    update charla.campaigns set campaign_status = 2, updated_at = ${ctx.now()}, planned_upto = ${next.at(-1)?.id ?? one.planned_upto},
      planned_at = ${isLast ? ctx.now() : null} where account_id = ${ctx.accountId} and id = ${one.id}`
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
