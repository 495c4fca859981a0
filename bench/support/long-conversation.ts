import { withSystem } from '#lib/base/db/index.ts'
import { readEnv } from '#lib/base/env.ts'
import { start } from '../../start.ts'
import { firstNames, languages } from './words.ts'

export type LongConversation = { accountId: number; displayId: number; messages: number }

// A conversation of many messages in the demo's account, in a process of its own that is gone before anything is measured:
// node bench/support/long-conversation.ts <messages>
if (import.meta.main) {
  const messages = Number(process.argv[2] ?? 5_000)
  const charla = await start(readEnv(), { work: false, seed: true })
  const made = await lengthen(messages)
  await charla.stop()
  process.stdout.write(`${JSON.stringify(made)}\n`, () => process.exit(0))
}

/** The demo's newest conversation, begun long ago and talked in until now: what is said, notes, and lines of activity. */
async function lengthen(messages: number): Promise<LongConversation> {
  const sentences = languages.flatMap(([, , sentences]) => sentences)
  return withSystem(async sql => {
    const [talk] = await sql<{ account_id: number; id: number; display_id: number }[]>`
      select account_id, id, display_id from charla.conversations order by account_id, id desc limit 1`
    const [member] = await sql<{ user_id: number }[]>`
      select user_id from charla.account_users where account_id = ${talk?.account_id ?? 0} order by user_id limit 1`
    if (!talk || !member) throw new Error('The demo is not there')
    await sql`delete from charla.messages where account_id = ${talk.account_id} and conversation_id = ${talk.id}`
    await sql`
      insert into charla.messages (account_id, conversation_id, inbox_id, message_type, content, private, status,
        sender_type, sender_id, created_at, updated_at)
      select c.account_id, c.id, c.inbox_id, kind, case when kind = 2 then 'Conversation was assigned to ' ||
          (${firstNames}::text[])[1 + i % ${firstNames.length}::int]
          else i || '. ' || repeat((${sentences}::text[])[1 + i * 7 % ${sentences.length}::int] || ' ', 1 + i * i % 5) end,
        kind = 1 and i % 11 = 0, 0, case kind when 0 then 1 when 1 then 0 end,
        case kind when 0 then c.contact_id when 1 then ${member.user_id} end, at, at
      from (
        select i, case when i % 17 < 2 then 2 when i / 3 % 2 = 0 then 0 else 1 end as kind,
          now() - interval '7 minutes' * (${messages}::int - i) as at
        from generate_series(1, ${messages}::int) i
      ) m
      join charla.conversations c on c.account_id = ${talk.account_id} and c.id = ${talk.id} order by i`
    await sql`
      update charla.conversations c set unread_count = 0, agent_last_seen_at = now(), last_activity_at = now(),
        last_message_id = m.id, last_chat_message_id = m.id
      from (select max(id) as id from charla.messages where account_id = ${talk.account_id} and conversation_id = ${talk.id}) m
      where c.account_id = ${talk.account_id} and c.id = ${talk.id}`
    return { accountId: talk.account_id, displayId: talk.display_id, messages }
  })
}
