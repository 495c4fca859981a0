import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { text } from '#lib/base/text.ts'
import { messageMaxLength } from '#lib/protocol/index.ts'
import { findConversation } from './conversations.ts'

/** The draft of a note for colleagues, or (unless said) that of an answer. */
export const draftQuery = z.object({ private: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false) })

/** An empty text takes the draft away. */
export const draftInput = z.object({
  message: text(messageMaxLength).nullable().optional(),
  private: z.boolean().default(false),
})

export const draftAnswer = z.union([
  z.object({ has_draft: z.literal(true), message: z.string() }),
  z.object({ has_draft: z.literal(false) }),
])

/** What the member has begun to write in the conversation (U3). @throws `not_found` when they may not see it. */
export async function findDraft(
  ctx: MemberContext,
  displayId: number,
  { private: isNote }: { private: boolean },
): Promise<string | null> {
  const { id } = await findConversation(ctx, displayId)
  return withAccount(ctx, async ({ sql }) => {
    const [draft] = await sql<{ message: string }[]>`
      select message from charla.draft_messages
      where account_id = ${ctx.accountId} and conversation_id = ${id} and user_id = ${ctx.actor.userId}
        and private = ${isNote}`
    return draft?.message ?? null
  })
}

/** Keeps what the member has begun to write, for themselves alone. The text replaces the one before. */
export async function keepDraft(
  ctx: MemberContext,
  displayId: number,
  { message, private: isNote }: z.output<typeof draftInput>,
): Promise<void> {
  if (!message) return dropDraft(ctx, displayId, { private: isNote })
  const { id } = await findConversation(ctx, displayId)
  await withAccount(
    ctx,
    async ({ sql }) =>
      void (await sql`
        insert into charla.draft_messages (account_id, conversation_id, user_id, private, message, updated_at)
        values (${ctx.accountId}, ${id}, ${ctx.actor.userId}, ${isNote}, ${message}, ${ctx.now()})
        on conflict (account_id, conversation_id, user_id, private)
          do update set message = excluded.message, updated_at = excluded.updated_at`),
  )
}

export async function dropDraft(
  ctx: MemberContext,
  displayId: number,
  { private: isNote }: { private: boolean },
): Promise<void> {
  const { id } = await findConversation(ctx, displayId)
  await withAccount(
    ctx,
    async ({ sql }) =>
      void (await sql`
        delete from charla.draft_messages
        where account_id = ${ctx.accountId} and conversation_id = ${id} and user_id = ${ctx.actor.userId}
          and private = ${isNote}`),
  )
}
