import type { AccountLocale } from '#lib/accounts/index.ts'
import type { Context, MemberContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import type { Message } from './message.ts'
import { messageRows, visible } from './rows.ts'
import { lockConversation } from './status.ts'

const inItsPlace: Record<AccountLocale, string> = {
  en: 'This message was deleted',
  es: 'Este mensaje fue eliminado',
  'pt-BR': 'Esta mensagem foi excluída',
  ar: 'تم حذف هذه الرسالة',
}

/** Takes away what a message said, and its files. It stays in its place, and says that it was deleted, in the account's language. */
export async function deleteMessage(ctx: MemberContext, displayId: number, messageId: number): Promise<Message> {
  return withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const [there] = await sql<{ id: number }[]>`
      select id from charla.messages
      where account_id = ${ctx.accountId} and conversation_id = ${conversation.id} and id = ${messageId}`
    if (there) await takeBack(sql, ctx, there.id)
    const [message] = await messageRows(
      sql,
      sql`m.account_id = ${ctx.accountId} and m.conversation_id = ${conversation.id} and m.id = ${messageId}`,
    )
    if (!message) throw notFound()
    track({
      name: 'message.updated',
      messageId,
      conversationId: conversation.id,
      inboxId: conversation.inbox_id,
      contactId: conversation.contact_id,
    })
    return message
  })
}

/** The same in a transaction, whoever has asked for it. Answers whether the message was not deleted yet. */
export async function takeBack(sql: Sql, ctx: Context, messageId: number): Promise<boolean> {
  const [changed] = await sql<{ id: number }[]>`
    update charla.messages m set content = ${sql.json(inItsPlace)}::jsonb->>a.locale, content_type = 0,
      content_attributes = ${sql.json({ deleted: true })}, updated_at = ${ctx.now()}
    from charla.accounts a
    where a.id = ${ctx.accountId} and m.account_id = ${ctx.accountId} and m.id = ${messageId}
      and m.content_attributes->'deleted' is null
    returning m.id`
  await sql`delete from charla.attachments where account_id = ${ctx.accountId} and message_id = ${messageId}`
  return Boolean(changed)
}

/** Deletes the conversation with all that was said in it. Its number is not given again. */
export async function deleteConversation(ctx: MemberContext, displayId: number): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    const [gone] = await sql<{ id: number; inbox_id: number }[]>`
      delete from charla.conversations c where ${visible(sql, ctx)} and c.display_id = ${displayId} returning c.id, c.inbox_id`
    if (!gone) throw notFound()
    const data = { display_id: displayId }
    track({ name: 'conversation.deleted', conversationId: gone.id, inboxId: gone.inbox_id, data })
  })
}
