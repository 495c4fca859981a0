import type postgres from 'postgres'
import { z } from 'zod'
import { actingUserId, type Context } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withSystem } from '#lib/base/db/index.ts'
import { defineJob } from '#lib/base/jobs.ts'
import type { Contact } from './contact.ts'

const KEEP_DAYS = 30

const fields = [
  'name',
  'email',
  'phone_number',
  'identifier',
  'blocked',
  'avatar_key',
  'company_id',
  'additional_attributes',
  'custom_attributes',
  'last_activity_at',
  'created_at',
] as const

/** A contact as it was, times as texts. */
export type Kept = Omit<Pick<Contact, (typeof fields)[number]>, 'avatar_key' | 'last_activity_at' | 'created_at'> & {
  avatar_key: string | null
  last_activity_at: string | null
  created_at: string
}

/** What is kept of a merge, until it is undone or too old. */
export type MergeRecord = {
  id: number
  base_contact_id: number
  mergee_contact_id: number
  user_id: number | null
  base_before: Kept
  base_after: Kept
  mergee: Kept
  contact_inbox_ids: number[]
  note_ids: number[]
  consent_ids: number[]
  labels: string[]
  labels_added: string[]
  created_at: Date
}

/** A merge as the API lists it, with who would be there again. */
export const mergeAnswer = z.object({
  id: z.number(),
  base_contact_id: z.number(),
  mergee: z.object({
    id: z.number(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone_number: z.string().nullable(),
    identifier: z.string().nullable(),
  }),
  user_id: z.number().nullable(),
  created_at: z.number(),
})

export const mergeWire = (one: MergeRecord): z.output<typeof mergeAnswer> => {
  const { name, email, phone_number, identifier } = one.mergee
  return {
    id: one.id,
    base_contact_id: one.base_contact_id,
    mergee: { id: one.mergee_contact_id, name, email, phone_number, identifier },
    user_id: one.user_id,
    created_at: Math.floor(one.created_at.getTime() / 1000),
  }
}

/** Keeps how two contacts are, before the base becomes `after` and takes all that is of the mergee. Returns its id. */
export async function keepMerge(
  sql: Sql,
  ctx: Context,
  { base, mergee, after }: { base: Contact; mergee: Contact; after: Partial<Contact> },
): Promise<number> {
  const json = (contact: Contact) => sql.json(kept(contact) as postgres.JSONValue)
  const labelsOf = (id: number) =>
    sql`select title from charla.contact_labels where account_id = ${ctx.accountId} and contact_id = ${id}`
  const [row] = await sql<[{ id: number }]>`
    insert into charla.contact_merges (account_id, base_contact_id, mergee_contact_id, user_id, base_before, base_after, mergee,
      contact_inbox_ids, note_ids, consent_ids, labels, labels_added, created_at)
    values (${ctx.accountId}, ${base.id}, ${mergee.id}, ${actingUserId(ctx)}, ${json(base)}, ${json({ ...base, ...after })}, ${json(mergee)},
      array(select id from charla.contact_inboxes where account_id = ${ctx.accountId} and contact_id = ${mergee.id}),
      array(select id from charla.notes where account_id = ${ctx.accountId} and contact_id = ${mergee.id}),
      array(select id from charla.contact_consents where account_id = ${ctx.accountId} and contact_id = ${mergee.id}),
      array(${labelsOf(mergee.id)}), array(${labelsOf(mergee.id)} except ${labelsOf(base.id)}), ${ctx.now()})
    returning id`
  return row.id
}

/** The merges that can be undone of a contact that the member sees, newest first. */
export const listMerges = (ctx: Context, baseId: number): Promise<MergeRecord[]> =>
  inOneTrip<MergeRecord>(
    ctx,
    sql => sql`
    select * from charla.contact_merges where account_id = ${ctx.accountId} and base_contact_id = ${baseId} order by id desc`,
  )

/** Forgets merges that nobody has undone in a month. */
export const pruneMerges = defineJob('contact_merges.prune', z.object({}), async () => {
  await withSystem(
    sql => sql`delete from charla.contact_merges where created_at < now() - ${`${KEEP_DAYS} days`}::interval`,
  )
})

const kept = (contact: Contact) => Object.fromEntries(fields.map(name => [name, contact[name] ?? null]))
