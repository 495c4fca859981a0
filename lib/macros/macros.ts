import type postgres from 'postgres'
import { type Action, filesIn } from '#lib/actions/index.ts'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { forbidden, invalid, notFound } from '#lib/base/errors.ts'
import { GLOBAL, type Macro, type MacroChanges, type NewMacro } from './macro.ts'

/** Everybody's, and the member's own, by name. */
export const listMacros = (ctx: MemberContext): Promise<Macro[]> =>
  inOneTrip<Macro>(ctx, sql => macroRows(sql, sql`${mine(sql, ctx)}`))

/** @throws `not_found` when it is not there, or another member's own. */
export async function findMacro(ctx: MemberContext, id: number): Promise<Macro> {
  const [macro] = await inOneTrip<Macro>(ctx, sql => macroRows(sql, sql`${mine(sql, ctx)} and m.id = ${id}`))
  if (!macro) throw notFound()
  return macro
}

/** One for everybody only administrators make; that of others is their own, as with Chatwoot. @throws `invalid` for files that are not there. */
export async function createMacro(ctx: MemberContext, given: NewMacro): Promise<Macro> {
  const isGlobal = given.visibility === GLOBAL && isAdministrator(ctx)
  const me = ctx.actor.userId
  const id = await withAccount(ctx, async tx => {
    const [made] = await tx.sql<[{ id: number }]>`
      insert into charla.macros ${tx.sql({
        account_id: ctx.accountId,
        name: given.name,
        owner_id: isGlobal ? null : me,
        actions: json(tx.sql, given.actions),
        created_by_id: me,
        updated_by_id: me,
        created_at: ctx.now(),
        updated_at: ctx.now(),
      })} returning id`
    await keepFiles(tx, ctx, made.id, given.actions)
    return made.id
  })
  return findMacro(ctx, id)
}

/** Whose own it becomes is whoever changes it. @throws `forbidden` for everybody's, except to administrators. */
export async function updateMacro(ctx: MemberContext, id: number, changes: MacroChanges): Promise<Macro> {
  const { name, visibility, actions } = changes
  await withAccount(ctx, async tx => {
    const before = await lock(tx, ctx, id)
    const wished = visibility === undefined ? before.owner_id === null : visibility === GLOBAL
    const isGlobal = wished && isAdministrator(ctx)
    await tx.sql`
      update charla.macros set name = ${name ?? before.name}, owner_id = ${isGlobal ? null : ctx.actor.userId},
        actions = ${json(tx.sql, actions ?? before.actions)}, updated_by_id = ${ctx.actor.userId}, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${id}`
    if (actions) await keepFiles(tx, ctx, id, actions)
  })
  return findMacro(ctx, id)
}

/** @throws `forbidden` for everybody's, except to administrators. */
export async function deleteMacro(ctx: MemberContext, id: number): Promise<void> {
  await withAccount(ctx, async tx => {
    await lock(tx, ctx, id)
    await tx.sql`delete from charla.macros where account_id = ${ctx.accountId} and id = ${id}`
  })
}

/** Only who may change it gets it. */
async function lock({ sql }: Transaction, ctx: MemberContext, id: number): Promise<Macro> {
  const [macro] = await sql<Macro[]>`
    select m.* from charla.macros m where ${mine(sql, ctx)} and m.id = ${id} for update`
  if (!macro) throw notFound()
  if (macro.owner_id === null && !isAdministrator(ctx)) throw forbidden()
  return macro
}

const isAdministrator = ({ actor }: MemberContext): boolean => actor.role === 'administrator'

/** The macro has these files from now on, which are kept for as long: those that it has, and what the member uploaded. */
async function keepFiles({ sql }: Transaction, ctx: MemberContext, id: number, actions: Action[]): Promise<void> {
  const ids = filesIn(actions)
  await sql`
    delete from charla.macro_files
    where account_id = ${ctx.accountId} and macro_id = ${id} and blob_id <> all(${ids}::bigint[])`
  if (!ids.length) return
  const kept = await sql`
    update charla.blobs b set discard_after = null
    where b.account_id = ${ctx.accountId} and b.id = any(${ids}) and b.uploaded and b.owner is null
      and (exists (
        select from charla.macro_files f where (f.account_id, f.blob_id) = (b.account_id, b.id) and f.macro_id = ${id}
      ) or b.uploader_id = ${ctx.actor.userId} and (b.discard_after is null or b.discard_after > ${ctx.now()}))
    returning b.id`
  if (kept.length < ids.length) throw invalid('actions: a file is not there', 'actions')
  await sql`
    insert into charla.macro_files (account_id, macro_id, blob_id)
    select ${ctx.accountId}, ${id}, unnest(${ids}::bigint[]) on conflict do nothing`
}

const mine = (sql: Sql, ctx: MemberContext) =>
  sql`m.account_id = ${ctx.accountId} and (m.owner_id is null or m.owner_id = ${ctx.actor.userId})`

const macroRows = (sql: Sql, where: postgres.Fragment) => sql<Macro[]>`
  select m.*, ${member(sql, sql`m.created_by_id`)} as author, ${member(sql, sql`m.updated_by_id`)} as editor,
    coalesce((
      select jsonb_agg(jsonb_build_object('account_id', b.account_id, 'id', b.id, 'filename', b.filename,
        'content_type', b.content_type) order by b.id)
      from charla.macro_files f join charla.blobs b on (b.account_id, b.id) = (f.account_id, f.blob_id)
      where (f.account_id, f.macro_id) = (m.account_id, m.id)
    ), '[]') as files
  from charla.macros m where ${where} order by lower(m.name), m.id`

const member = (sql: Sql, id: postgres.Fragment) => sql`(
  select jsonb_build_object('id', u.id, 'account_id', a.account_id, 'name', u.name, 'display_name', u.display_name,
    'avatar_key', u.avatar_key, 'email', u.email, 'role', a.role, 'availability', a.availability, 'auto_offline', a.auto_offline)
  from charla.account_users a join charla.users u on u.id = a.user_id
  where a.account_id = m.account_id and a.user_id = ${id})`

const json = (sql: Sql, actions: Action[]) => sql.json(actions as unknown as postgres.JSONValue)
