import type { Context } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import type { Contact } from './contact.ts'
import { ALIKE, type Likeness, likeness } from './likeness.ts'
import { visible } from './visible.ts'

const MOST = 10
/** A key that so many have in common tells nobody apart: they are not compared for it. */
const COMMON = 50
/** So many are compared, those first who have the rarest keys in common. */
const COMPARED = 60

export type Duplicate = Likeness & { contact: Contact }

/** The contacts, of those that the caller may see, who are likely to be the same person: at most 10, the likeliest first. */
export async function likelyDuplicates(ctx: Context, contact: Contact): Promise<Duplicate[]> {
  return withAccount(ctx, async ({ sql }) => {
    const keys = await sql<{ key: string; bearers: number }[]>`
      select k.key, n.bearers from charla.contact_keys k cross join lateral (
        select count(*) as bearers from (
          select from charla.contact_keys o where o.account_id = k.account_id and o.key = k.key limit ${COMMON + 1}
        ) them
      ) n
      where k.account_id = ${ctx.accountId} and k.contact_id = ${contact.id}`
    const shared = keys.filter(one => one.bearers > 1 && one.bearers <= COMMON)
    if (!shared.length) return []
    const others = await sql<Contact[]>`
      select c.* from (
        select o.contact_id, sum(k.weight) as weight
        from unnest(${shared.map(one => one.key)}::text[], ${shared.map(one => 1 / one.bearers)}::float8[]) as k (key, weight)
        join charla.contact_keys o on o.account_id = ${ctx.accountId} and o.key = k.key
        where o.contact_id <> ${contact.id} group by o.contact_id
      ) near
      join charla.contacts c on c.account_id = ${ctx.accountId} and c.id = near.contact_id
      where ${visible(sql, ctx)} order by near.weight desc, c.id limit ${COMPARED}`
    const rare = new Set(shared.map(one => one.key))
    const telling = (field: string, value: string) => rare.has(`custom:${field.slice(0, 60)}=${value.slice(0, 60)}`)
    return others
      .map(other => ({ contact: other, ...likeness(contact, other, telling) }))
      .filter(one => one.score >= ALIKE)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST)
  })
}
