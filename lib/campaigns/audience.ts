import { z } from 'zod'
import type { Context, MemberContext } from '#lib/base/context.ts'
import { joining, type Sql, type Transaction } from '#lib/base/db/index.ts'
import { AppError, invalid } from '#lib/base/errors.ts'
import { id } from '#lib/base/text.ts'
import { contactsSuch } from '#lib/contacts/index.ts'
import { type Condition, filterInput, findFilter, type Where } from '#lib/filters/index.ts'
import { audienceKinds, filterTypes } from '#lib/protocol/index.ts'

/** A label of the account, or a segment of contacts that the member keeps. */
export const audienceInput = z.array(z.object({ type: z.enum(audienceKinds), id: id() })).max(100)

/** As the campaign keeps it: a segment with what it said when it was chosen, since it is its owner's to change. */
export type AudiencePart = { type: 'Label'; id: number } | Segment
type Segment = { type: 'Segment'; id: number; name: string; payload: Condition[] }

/**
 * What was chosen, to be kept. Segments that `before` has stay as they are, whose ever they were.
 * @throws `invalid` for segments that the member does not keep, and for conditions that are none any more.
 */
export async function audienceOf(
  tx: Transaction,
  ctx: MemberContext,
  given: z.output<typeof audienceInput>,
  before: AudiencePart[] = [],
): Promise<AudiencePart[]> {
  const within = joining(tx, ctx)
  const parts: AudiencePart[] = []
  for (const [index, { type, id }] of given.entries()) {
    const known = before.find(one => one.type === type && one.id === id)
    if (known) parts.push(known)
    else parts.push(type === 'Label' ? { type, id } : await segment(within, id, `audience.${index}.id`))
  }
  return parts
}

async function segment(ctx: MemberContext, id: number, field: string): Promise<Segment> {
  const filter = await findFilter(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  })
  const query = filterInput.safeParse(filter?.query)
  if (!filter || filterTypes[filter.filter_type] !== 'contact' || !query.success)
    throw invalid(`${field}: is not a segment of yours`, field)
  const { payload } = query.data
  try {
    await contactsSuch(ctx, payload)
  } catch (error) {
    if (error instanceof AppError) throw invalid(`${field}: has a condition that cannot be met any more`, field)
    throw error
  }
  return { type: 'Segment', id, name: filter.name, payload }
}

/** Who is of an audience: whoever bears one of these labels, or meets a condition on `charla.contacts c`. */
export type Such = { labels: number[]; segments: Where | null }

/** A segment whose attribute is gone has nobody. */
export async function suchOf(tx: Transaction, ctx: Context, audience: AudiencePart[]): Promise<Such> {
  const within = joining(tx, ctx)
  const labels = audience.filter(part => part.type === 'Label').map(part => part.id)
  const wheres: Where[] = []
  for (const part of audience) {
    if (part.type !== 'Segment') continue
    const where = await contactsSuch(within, part.payload).catch((error: unknown) => {
      if (error instanceof AppError) return null
      throw error
    })
    if (where) wheres.push(where)
  }
  const [first, ...others] = wheres
  const segments = first
    ? (sql: Sql) => others.reduce((before, where) => sql`${before} or ${where(sql)}`, sql`${first(sql)}`)
    : null
  return { labels, segments }
}

/** The condition on `charla.contacts c`: that somebody is of the audience. */
export async function among(tx: Transaction, ctx: Context, audience: AudiencePart[]): Promise<Where> {
  const { labels, segments } = await suchOf(tx, ctx, audience)
  return sql => sql`(${bears(sql, labels)} ${segments ? sql`or ${segments(sql)}` : sql``})`
}

/** The ids of the next contacts of the audience, from after `upto` on. Each way of being of it is followed by itself, in the order of an index. */
export const nextAmong = (sql: Sql, ctx: Context, { labels, segments }: Such, upto: number, most: number) => sql<
  { id: number }[]
>`
  select id from (
    select m.id from charla.labels t cross join lateral (
      select l.contact_id as id from charla.contact_labels l
      where l.account_id = t.account_id and l.title = t.title and l.contact_id > ${upto} order by l.contact_id limit ${most}
    ) m where t.account_id = ${ctx.accountId} and t.id = any(${labels}::bigint[])
    ${
      segments
        ? sql`union (
            select c.id from charla.contacts c
            where c.account_id = ${ctx.accountId} and c.id > ${upto} and (${segments(sql)}) order by c.id limit ${most})`
        : sql``
    }
  ) next group by id order by id limit ${most}`

const bears = (sql: Sql, labels: number[]) => sql`exists (
  select from charla.contact_labels l join charla.labels t on (t.account_id, t.title) = (l.account_id, l.title)
  where (l.account_id, l.contact_id) = (c.account_id, c.id) and t.id = any(${labels}::bigint[]))`
