import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import type { Follower } from '#lib/base/followers.ts'
import { withVariablesIn, writeMessage } from '#lib/conversations/index.ts'
import { hoursOf } from '#lib/inboxes/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import { due, type Situation } from './due.ts'

/**
 * Says what inboxes say by themselves after somebody has written. The log is followed one after the other, so that of many
 * messages at the same moment one is greeted.
 */
export const speakForInboxes: Follower = {
  name: 'inbox.speaks',
  heeds: ['message.created'],
  async handle({ sql, grown }, ctx, events) {
    const messageIds = events.flatMap(event => event.message_id ?? [])
    const candidates = (await situations(sql, ctx, messageIds)).filter(one => due(one).length)
    if (!candidates.length) return
    // All of them before the first is written to: writing takes the counter of events, which others wait for with theirs locked.
    await sql`
      select from charla.conversations where account_id = ${ctx.accountId} and id = any(${candidates.map(one => one.id)})
      order by id for no key update`
    for (const one of await situations(sql, ctx, messageIds)) {
      for (const { content, contentType = 'text' } of due(one)) {
        const said = await withVariablesIn(sql, ctx, one.display_id, content)
        await writeMessage(
          sql,
          ctx,
          { displayId: one.display_id },
          { type: messageType.template, content: said, contentType },
        )
        grown()
      }
    }
  },
}

/** Where of these messages some came from outside, to an inbox that says something by itself, from somebody who is not blocked. */
const situations = (sql: Sql, ctx: Context, messageIds: number[]) => sql<Situation[]>`
  with written as (
    select m.conversation_id, max(m.created_at) as written_at from charla.messages m
    where m.account_id = ${ctx.accountId} and m.id = any(${messageIds}) and m.message_type = ${messageType.incoming}
      and m.content_attributes #>> '{email,auto_reply}' is distinct from 'true'
    group by m.conversation_id
  )
  select c.id, c.display_id, a.locale, w.written_at, i.greeting_enabled, i.greeting_message, i.working_hours_enabled,
    i.out_of_office_message, ${hoursOf(sql)}, coalesce(p.email, '') <> '' as has_email,
    i.enable_email_collect and coalesce((i.traits->>'asks_email')::boolean, false) as asks_email,
    h.answered_at, h.template_at, h.asked, h.long
  from written w
  join charla.conversations c on c.account_id = ${ctx.accountId} and c.id = w.conversation_id
  join charla.accounts a on a.id = c.account_id
  join charla.contacts p on (p.account_id, p.id) = (c.account_id, c.contact_id)
  join charla.inboxes i on (i.account_id, i.id) = (c.account_id, c.inbox_id)
  cross join lateral (
    select max(n.created_at) filter (where n.message_type = ${messageType.outgoing} and not n.private) as answered_at,
      max(n.created_at) filter (where n.message_type = ${messageType.template}) as template_at,
      coalesce(bool_or(n.content_type = 3), false) as asked, count(*) = 500 as long
    from (
      select o.created_at, o.message_type, o.private, o.content_type from charla.messages o
      where o.account_id = c.account_id and o.conversation_id = c.id order by o.id desc limit 500
    ) n
  ) h
  where not p.blocked and i.deleted_at is null and (
    i.greeting_enabled or i.working_hours_enabled or i.enable_email_collect and p.email is null
  )
  order by c.id`
