import type postgres from 'postgres'
import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { text } from '#lib/base/text.ts'
import type { NoteWire } from '#lib/protocol/index.ts'
import { type Agent, agentAnswer, agentWire } from '#lib/users/index.ts'
import { seconds } from './contact.ts'

export const NOTE_MAX_LENGTH = 150_000

export type Note = {
  id: number
  account_id: number
  contact_id: number
  content: string
  created_at: Date
  updated_at: Date
  author: Agent | null
}

const content = text(NOTE_MAX_LENGTH).refine(value => value.trim() !== '', "can't be blank")
export const noteInput = z.object({ content })

/** A note as the API answers it. */
export const noteAnswer = z
  .object({
    id: z.number(),
    content: z.string(),
    account_id: z.number(),
    contact_id: z.number(),
    user: agentAnswer.optional(),
    created_at: z.number(),
    updated_at: z.number(),
  })
  .meta({ id: 'Note' }) satisfies z.ZodType<NoteWire>

export const noteWire = (note: Note, present: Set<number>): NoteWire => ({
  id: note.id,
  content: note.content,
  account_id: note.account_id,
  contact_id: note.contact_id,
  ...(note.author ? { user: agentWire(note.author, present) } : {}),
  created_at: seconds(note.created_at) as number,
  updated_at: seconds(note.updated_at) as number,
})

/** The notes about the contact, newest first. */
export const listNotes = (ctx: MemberContext, contactId: number): Promise<Note[]> => notes(ctx, contactId, null)

/** @throws `not_found` when it is not a note about this contact. */
export async function findNote(ctx: MemberContext, contactId: number, id: number): Promise<Note> {
  const [note] = await notes(ctx, contactId, id)
  if (!note) throw notFound()
  return note
}

export async function createNote(ctx: MemberContext, contactId: number, content: string): Promise<Note> {
  const [row] = await inOneTrip<{ id: number }>(
    ctx,
    sql => sql`
    insert into charla.notes (account_id, contact_id, user_id, content, created_at, updated_at)
    values (${ctx.accountId}, ${contactId}, ${ctx.actor.userId}, ${content}, ${ctx.now()}, ${ctx.now()}) returning id`,
  )
  return findNote(ctx, contactId, (row as { id: number }).id)
}

export async function updateNote(ctx: MemberContext, contactId: number, id: number, content: string): Promise<Note> {
  await inOneTrip(
    ctx,
    sql => sql`
    update charla.notes set content = ${content}, updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and contact_id = ${contactId} and id = ${id}`,
  )
  return findNote(ctx, contactId, id)
}

export async function deleteNote(ctx: MemberContext, contactId: number, id: number): Promise<void> {
  const [row] = await inOneTrip(
    ctx,
    sql => sql`
    delete from charla.notes where account_id = ${ctx.accountId} and contact_id = ${contactId} and id = ${id} returning id`,
  )
  if (!row) throw notFound()
}

const notes = (ctx: MemberContext, contactId: number, id: number | null): Promise<Note[]> =>
  inOneTrip<Note>(ctx, sql =>
    noteRows(
      sql,
      sql`n.account_id = ${ctx.accountId} and n.contact_id = ${contactId} ${id ? sql`and n.id = ${id}` : sql``}`,
    ),
  )

/** The notes that `where` (on `n`) picks, with who wrote them, newest first. */
export const noteRows = (sql: Sql, where: postgres.Fragment, tail: postgres.Fragment = sql``) => sql<Note[]>`
    select n.*, case when u.id is not null then jsonb_build_object('id', u.id, 'account_id', n.account_id, 'name', u.name,
      'display_name', u.display_name, 'avatar_key', u.avatar_key, 'email', u.email, 'role', m.role, 'availability', m.availability,
      'auto_offline', m.auto_offline) end as author
    from charla.notes n
    left join charla.account_users m on (m.account_id, m.user_id) = (n.account_id, n.user_id)
    left join charla.users u on u.id = m.user_id
    where ${where} order by n.id desc ${tail}`
