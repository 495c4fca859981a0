import type { Context } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { removeFiles } from '#lib/files/index.ts'
import { presentContacts } from '#lib/users/index.ts'

/**
 * Deletes the contact with everything that was said. @throws `invalid` while the contact is there: they would go on
 * writing to what is gone. `here`: who is there, for whom has asked already.
 */
export async function deleteContact(ctx: Context, id: number, here?: Set<number>): Promise<void> {
  const present = here ?? (await presentContacts(ctx.accountId))
  await withAccount(ctx, async tx => {
    const { sql, track } = tx
    const conversations = await lockConversationsOf(sql, ctx.accountId, id)
    const [contact] = await sql<{ name: string | null; avatar_key: string | null; inbox_ids: number[] }[]>`
      with knowing as (
        select array_agg(distinct inbox_id) as ids from charla.contact_inboxes
        where account_id = ${ctx.accountId} and contact_id = ${id}
      )
      delete from charla.contacts c using knowing where c.account_id = ${ctx.accountId} and c.id = ${id}
      returning c.name, c.avatar_key, coalesce(knowing.ids, '{}') as inbox_ids`
    if (!contact) throw notFound()
    if (present.has(id)) throw invalid(`${contact.name ?? 'The contact'} is online, please try again later`, 'id')
    if (contact.avatar_key) removeFiles.later(tx, { keys: [contact.avatar_key] })
    for (const { id: conversationId, inbox_id, display_id } of conversations)
      track({ name: 'conversation.deleted', conversationId, inboxId: inbox_id, data: { display_id } })
    track({ name: 'contact.deleted', contactId: id, data: { inbox_ids: contact.inbox_ids } })
  })
}

export type Removed = { conversations: number; messages: number; attachments: number; notes: number }

/** How much deleting the contact would remove. */
export async function whatDeletionRemoves(ctx: Context, id: number): Promise<Removed> {
  const [counts] = await inOneTrip<Removed>(
    ctx,
    sql => sql`
    with theirs as (select id from charla.conversations where account_id = ${ctx.accountId} and contact_id = ${id})
    select (select count(*) from theirs) as conversations,
      (select count(*) from charla.messages m join theirs t on m.account_id = ${ctx.accountId} and m.conversation_id = t.id) as messages,
      (select count(*) from charla.messages m join theirs t on m.account_id = ${ctx.accountId} and m.conversation_id = t.id
        join charla.attachments a on (a.account_id, a.message_id) = (m.account_id, m.id)) as attachments,
      (select count(*) from charla.notes where account_id = ${ctx.accountId} and contact_id = ${id}) as notes`,
  )
  return counts as Removed
}

/**
 * The contact's conversations, locked before the contact itself is: who writes a message takes the two in this order.
 * The account's counter comes first, so that none is begun meanwhile.
 */
export async function lockConversationsOf(
  sql: Sql,
  accountId: number,
  contactId: number,
): Promise<{ id: number; display_id: number; inbox_id: number }[]> {
  await sql`select from charla.display_ids where account_id = ${accountId} for update`
  return sql`
    select id, display_id, inbox_id from charla.conversations
    where account_id = ${accountId} and contact_id = ${contactId} order by id for update`
}
