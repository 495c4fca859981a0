import type { Context, MemberContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import type { Message } from './message.ts'
import { messageRows, visible } from './rows.ts'
import { about, lockConversation } from './status.ts'

/** @throws `not_found` when it is not in this conversation, or not for the actor to see. */
export async function findMessage(ctx: Context, displayId: number, messageId: number): Promise<Message> {
  const [message] = await withAccount(ctx, ({ sql }) =>
    messageRows(
      sql,
      sql`${visible(sql, ctx)} and c.display_id = ${displayId} and m.account_id = ${ctx.accountId} and m.id = ${messageId}`,
    ),
  )
  if (!message) throw notFound()
  return message
}

/** What the message says in that language, when it has been translated before. */
export function translationOf({ content_attributes: { translations } }: Message, language: string): string | null {
  const known = typeof translations === 'object' && translations !== null ? Object.entries(translations) : []
  const [, text] = known.find(([name]) => name === language) ?? []
  return typeof text === 'string' ? text : null
}

/** Keeps what `message` says in another language, unless it says something else by now. Those who follow hear of it. */
export async function keepTranslation(
  ctx: MemberContext,
  message: Message,
  language: string,
  translated: string,
): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, message.display_id)
    const [kept] = await sql`
      update charla.messages set updated_at = ${ctx.now()}, content_attributes = content_attributes || jsonb_build_object(
        'translations', coalesce(content_attributes->'translations', '{}') || jsonb_build_object(${language}::text, ${translated}::text))
      where account_id = ${ctx.accountId} and id = ${message.id} and content = ${message.content} returning id`
    if (kept) track({ ...about('conversation.updated', conversation), name: 'message.updated', messageId: message.id })
  })
}
