import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { text } from '#lib/base/text.ts'
import { messageMaxLength, mostDraftsListed } from '#lib/protocol/index.ts'
import { findConversation } from './conversations.ts'
import { visible } from './rows.ts'

/** So long a draft that was taken away is remembered, against a device that was offline. */
const DAYS_REMEMBERED = 30

/** The draft of a note for colleagues, or (unless said) that of an answer. */
export const draftQuery = z.object({ private: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false) })

/** In unix milliseconds, by the clock of whoever writes. */
const writtenAt = z.number().int().positive().max(8_640_000_000_000)

/**
 * An empty text takes the draft away. `written_at` is when it was written, where it may come late: what is older than the
 * draft that is there changes nothing.
 */
export const draftInput = z.object({
  message: text(messageMaxLength).nullable().optional(),
  private: z.boolean().default(false),
  written_at: writtenAt.optional(),
})

/** `written_at` is there too where a draft has been taken away. */
export const draftAnswer = z.union([
  z.object({ has_draft: z.literal(true), message: z.string(), written_at: z.number() }),
  z.object({ has_draft: z.literal(false), written_at: z.number().optional() }),
])
export type DraftWire = z.output<typeof draftAnswer>

/** When what is now there was written, by the server's clock: later than what was sent where that came too late. */
export const keptDraft = z.object({ written_at: z.number() })

export const listedDraft = z.object({
  conversation_id: z.number(),
  private: z.boolean(),
  message: z.string(),
  written_at: z.number(),
})

/** What the member has begun to write in the conversation (U3). @throws `not_found` when they may not see it. */
export async function findDraft(
  ctx: MemberContext,
  displayId: number,
  { private: isNote }: { private: boolean },
): Promise<DraftWire> {
  const { id } = await findConversation(ctx, displayId)
  return withAccount(ctx, async ({ sql }) => {
    const [draft] = await sql<{ message: string; updated_at: Date }[]>`
      select message, updated_at from charla.draft_messages
      where account_id = ${ctx.accountId} and conversation_id = ${id} and user_id = ${ctx.actor.userId}
        and private = ${isNote}`
    if (!draft) return { has_draft: false }
    const written_at = draft.updated_at.getTime()
    return draft.message ? { has_draft: true, message: draft.message, written_at } : { has_draft: false, written_at }
  })
}

/** The member's drafts in the conversations that they may see, the newest first. */
export async function listDrafts(ctx: MemberContext): Promise<z.output<typeof listedDraft>[]> {
  return withAccount(ctx, async ({ sql }) => {
    const drafts = await sql<{ display_id: number; private: boolean; message: string; updated_at: Date }[]>`
      select c.display_id, d.private, d.message, d.updated_at from charla.draft_messages d
      join charla.conversations c on (c.account_id, c.id) = (d.account_id, d.conversation_id)
      where ${visible(sql, ctx)} and d.account_id = ${ctx.accountId} and d.user_id = ${ctx.actor.userId} and d.message <> ''
      order by d.updated_at desc limit ${mostDraftsListed}`
    return drafts.map(({ display_id, updated_at, ...draft }) => ({
      conversation_id: display_id,
      ...draft,
      written_at: updated_at.getTime(),
    }))
  })
}

/** Keeps what the member has begun to write, for themselves alone. It replaces the text before, unless that is newer. */
export async function keepDraft(
  ctx: MemberContext,
  displayId: number,
  { message, private: isNote, written_at }: z.output<typeof draftInput>,
): Promise<z.output<typeof keptDraft>> {
  const at = new Date(Math.min(written_at ?? Number.POSITIVE_INFINITY, ctx.now().getTime()))
  if (!message) return dropDraft(ctx, displayId, { private: isNote }, at)
  const { id } = await findConversation(ctx, displayId)
  return withAccount(ctx, async ({ sql }) => {
    await sql`
      insert into charla.draft_messages as d (account_id, conversation_id, user_id, private, message, updated_at)
      values (${ctx.accountId}, ${id}, ${ctx.actor.userId}, ${isNote}, ${message}, ${at})
      on conflict (account_id, conversation_id, user_id, private)
        do update set message = excluded.message, updated_at = excluded.updated_at
        where d.updated_at <= excluded.updated_at`
    return standing(sql, ctx, id, isNote, at)
  })
}

/** Takes the draft away, unless it is newer. */
export async function dropDraft(
  ctx: MemberContext,
  displayId: number,
  { private: isNote }: { private: boolean },
  at = ctx.now(),
): Promise<z.output<typeof keptDraft>> {
  const { id } = await findConversation(ctx, displayId)
  return withAccount(ctx, async ({ sql }) => {
    await sql`
      update charla.draft_messages set message = '', updated_at = ${at}
      where account_id = ${ctx.accountId} and conversation_id = ${id} and user_id = ${ctx.actor.userId}
        and private = ${isNote} and updated_at <= ${at}`
    await sql`
      delete from charla.draft_messages
      where account_id = ${ctx.accountId} and user_id = ${ctx.actor.userId} and message = ''
        and updated_at < ${new Date(ctx.now().getTime() - DAYS_REMEMBERED * 86_400_000)}`
    return standing(sql, ctx, id, isNote, at)
  })
}

/** When the draft that is there was written; `at` where there is none. */
async function standing(
  sql: Sql,
  ctx: MemberContext,
  conversationId: number,
  isNote: boolean,
  at: Date,
): Promise<z.output<typeof keptDraft>> {
  const [draft] = await sql<{ updated_at: Date }[]>`
    select updated_at from charla.draft_messages
    where account_id = ${ctx.accountId} and conversation_id = ${conversationId} and user_id = ${ctx.actor.userId}
      and private = ${isNote}`
  return { written_at: (draft?.updated_at ?? at).getTime() }
}
