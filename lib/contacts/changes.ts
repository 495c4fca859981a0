import { isDeepStrictEqual } from 'node:util'
import type postgres from 'postgres'
import { z } from 'zod'
import { actingUserId, type Context, type MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withSystem } from '#lib/base/db/index.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { type Agent, agentAnswer, agentWire } from '#lib/users/index.ts'
import { type Contact, seconds } from './contact.ts'

const KEEP_DAYS = 365
const PER_PAGE = 50

export const changeKinds = ['created', 'updated', 'merged', 'unmerged'] as const
export type ChangeKind = (typeof changeKinds)[number]
const actors = ['member', 'contact', 'program'] as const

/** What was, and what is instead, by the name of the field: `email`, `custom_attributes.plan`, `labels`, `company`. */
export type FieldChanges = Record<string, [before: unknown, after: unknown]>
/** Of a merge `contact` is who has become a part of this one. */
export type ChangeData = { fields?: FieldChanges; contact?: { id: number; name: string | null } }

type Change = {
  id: number
  kind: number
  actor: number
  data: ChangeData
  created_at: Date
  author: Agent | null
}

/** A change as the API answers it. `fields`: what was, and what is instead. */
export const changeAnswer = z.object({
  id: z.number(),
  kind: z.enum(changeKinds),
  by: z.enum(actors),
  user: agentAnswer.optional(),
  fields: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  contact: z.object({ id: z.number(), name: z.string().nullable() }).nullable(),
  created_at: z.number(),
})

export const changeWire = (change: Change, present: Set<number>): z.output<typeof changeAnswer> => ({
  id: change.id,
  kind: changeKinds[change.kind] ?? 'updated',
  by: actors[change.actor] ?? 'program',
  ...(change.author ? { user: agentWire(change.author, present) } : {}),
  fields: change.data.fields ?? {},
  contact: change.data.contact ?? null,
  created_at: seconds(change.created_at) as number,
})

const plain = ['name', 'email', 'phone_number', 'identifier', 'blocked'] as const
const grouped = ['additional_attributes', 'custom_attributes'] as const
export type Described = Pick<Contact, (typeof plain)[number] | (typeof grouped)[number]>

/** What is different. */
export function changesBetween(before: Described, after: Described): FieldChanges {
  const changes: [string, [unknown, unknown]][] = []
  for (const name of plain) if (before[name] !== after[name]) changes.push([name, [before[name], after[name]]])
  for (const group of grouped) {
    const [was, is] = [before[group], after[group]]
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const [old, now] = [own(was, key), own(is, key)]
      if (!isDeepStrictEqual(old, now)) changes.push([`${group}.${key}`, [old, now]])
    }
  }
  return Object.fromEntries(changes)
}

const own = (values: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(values, key) ? (values[key] ?? null) : null

/** Notes within the transaction that the contact was changed. A change of nothing is none. */
export async function noteChange(
  sql: Sql,
  ctx: Context,
  contactId: number,
  kind: ChangeKind,
  data: ChangeData = {},
): Promise<void> {
  if (kind === 'updated' && !Object.keys(data.fields ?? {}).length) return
  const actor = ctx.actor.kind === 'member' ? 0 : ctx.actor.kind === 'visitor' ? 1 : 2
  await sql`
    insert into charla.contact_changes (account_id, contact_id, kind, actor, user_id, data, created_at)
    values (${ctx.accountId}, ${contactId}, ${changeKinds.indexOf(kind)}, ${actor}, ${actingUserId(ctx)},
      ${sql.json(data as postgres.JSONValue)}, ${ctx.now()})`
}

/** The changes of a contact that the member sees before one, newest first: a page of them, and whether there are more. */
export async function listChanges(
  ctx: MemberContext,
  contactId: number,
  before: number | undefined,
): Promise<{ changes: Change[]; more: boolean }> {
  const found = await inOneTrip<Change>(
    ctx,
    sql => sql`
    select n.*, case when u.id is not null then jsonb_build_object('id', u.id, 'account_id', n.account_id, 'name', u.name,
      'display_name', u.display_name, 'avatar_key', u.avatar_key, 'email', u.email, 'role', m.role, 'availability', m.availability,
      'auto_offline', m.auto_offline) end as author
    from charla.contact_changes n
    left join charla.account_users m on (m.account_id, m.user_id) = (n.account_id, n.user_id)
    left join charla.users u on u.id = m.user_id
    where n.account_id = ${ctx.accountId} and n.contact_id = ${contactId} ${before ? sql`and n.id < ${before}` : sql``}
    order by n.id desc limit ${PER_PAGE + 1}`,
  )
  return { changes: found.slice(0, PER_PAGE), more: found.length > PER_PAGE }
}

/** As many are forgotten in one transaction. */
const BATCH = 1000

/** Forgets changes after a year: what was taken away on somebody's wish is not kept for ever. */
export const pruneChanges = defineJob('contact_changes.prune', z.object({}), async () => {
  for (;;) {
    const gone = await withSystem(
      sql => sql`
      delete from charla.contact_changes where (account_id, id) in (
        select account_id, id from charla.contact_changes
        where created_at < now() - ${`${KEEP_DAYS} days`}::interval order by created_at limit ${BATCH})`,
    )
    if (gone.count < BATCH) return
  }
})
