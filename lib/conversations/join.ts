import type { Sql } from '#lib/base/db/index.ts'

/** Makes these users take part, who are known to see the conversation. Who is assigned does, and goes on to afterwards. */
export async function join(sql: Sql, accountId: number, conversationId: number, userIds: number[]): Promise<void> {
  await sql`
    insert into charla.conversation_participants (account_id, conversation_id, user_id)
    select ${accountId}, ${conversationId}, unnest(${userIds}::bigint[]) on conflict do nothing`
}
