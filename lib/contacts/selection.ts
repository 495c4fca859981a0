import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, unprepared, withAccount } from '#lib/base/db/index.ts'
import { titles } from '#lib/base/text.ts'
import { type Condition, filtering } from '#lib/filters/index.ts'
import type { Contact } from './contact.ts'
import { contactAttributes } from './filterable.ts'
import { labelled } from './lists.ts'
import { visible } from './visible.ts'

/** What picks contacts from a list, without its order and page. */
export const contactQuery = z.object({ labels: titles().default([]) })

/** Contacts picked by conditions, by labels, by their ids, or by all that is said of these. */
export type ContactsPicked = { payload?: Condition[]; query?: z.output<typeof contactQuery>; ids?: number[] }

/** How many of those the member sees now, and the highest id among all contacts there are. */
export async function countPickedContacts(
  ctx: MemberContext,
  picked: ContactsPicked,
): Promise<{ count: number; upto: number }> {
  const where = await picking(ctx, picked)
  return withAccount(ctx, async ({ sql }) => {
    const [row] = await unprepared(sql<[{ count: number; upto: number }]>`
      select (select count(*) from charla.contacts c where ${where(sql)}) as count,
        (select coalesce(max(id), 0) from charla.contacts where account_id = ${ctx.accountId}) as upto`)
    return row
  })
}

export type Step = { after: number; upto: number; most: number }

/** The ids of the next of them after one, in order. */
export async function nextPickedContacts(ctx: MemberContext, picked: ContactsPicked, step: Step): Promise<number[]> {
  return (await nextContacts(ctx, picked, step)).map(contact => contact.id)
}

/** The same, complete, with the labels of each. */
export async function nextContacts(
  ctx: MemberContext,
  picked: ContactsPicked,
  { after, upto, most }: Step,
): Promise<(Contact & { labels: string[] })[]> {
  const where = await picking(ctx, picked)
  return withAccount(ctx, async ({ sql }) =>
    unprepared(sql<(Contact & { labels: string[] })[]>`
      select c.*, array(
        select l.title from charla.contact_labels l where (l.account_id, l.contact_id) = (c.account_id, c.id) order by l.title
      ) as labels
      from charla.contacts c
      where ${where(sql)} and c.id > ${after} and c.id <= ${upto} order by c.id limit ${most}`),
  )
}

/** Holds those of them that the member sees until the transaction ends: before any counter, as everybody takes them. */
export async function holdContacts(ctx: MemberContext, ids: number[]): Promise<void> {
  await withAccount(
    ctx,
    async ({ sql }) =>
      void (await sql`
        select from charla.contacts c where account_id = ${ctx.accountId} and ${visible(sql, ctx)} and id = any(${ids}::bigint[])
        order by id for no key update`),
  )
}

async function picking(ctx: MemberContext, { payload = [], query, ids }: ContactsPicked) {
  const where = await filtering(ctx, payload, contactAttributes)
  return (sql: Sql) =>
    sql`c.account_id = ${ctx.accountId} and ${visible(sql, ctx)} and ${where(sql)} ${labelled(sql, query?.labels ?? [])}
      ${ids ? sql`and c.id = any(${ids}::bigint[])` : sql``}`
}
