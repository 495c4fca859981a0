import type { Context } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { renderMarkdown } from '#lib/conversations/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import { deliveryState } from '../delivery-states.ts'
import { filesOf, type Outgoing, type StoredFile } from './outgoing.ts'

/** So much of what was said before goes along, and so many answers into one mail (reference 5.11). */
const MOST_BEFORE = 10
const MOST_ANSWERS = 100

type Said = { id: number; inbox_id: number; content: string | null; name: string | null; files: StoredFile[] | null }
type Earlier = { content: string | null; name: string | null; by_mail: boolean }

/**
 * The mail of an answer that its visitor has not seen, with all further ones, and what was said before. The further ones have
 * no mail of their own any more. Null when the answer was seen, or is in another mail.
 */
export async function withSummary(
  ctx: Context,
  one: Outgoing,
  { channel, conversationId }: { channel: string; conversationId: number },
): Promise<Outgoing | null> {
  const { unseen, before } = await withAccount(ctx, async ({ sql }) => {
    const found = await unseenFrom(sql, ctx, { id: one.id, channel, conversationId })
    const unseen = found[0]?.id === one.id ? found : []
    await takeAlong(sql, ctx, channel, unseen.slice(1))
    return { unseen, before: await saidBefore(sql, ctx, one.id, conversationId) }
  })
  if (!unseen.length) return null
  const names = new Set(unseen.map(said => said.name)).size > 1
  const html = [...unseen.map(said => shown(said, names)), before.length ? quoted(before) : ''].join('')
  return {
    ...one,
    content: [
      ...unseen.map(said => plain(said, names)),
      before.map(said => `> ${plain(said, true).replaceAll('\n', '\n> ')}`).join('\n'),
    ]
      .join('\n\n')
      .trim(),
    content_attributes: { ...one.content_attributes, email: { html_content: { reply: html } } },
    files: unseen.flatMap(said => said.files ?? []),
  }
}

/** It and the answers after it, as far as they are in no mail yet and the visitor has not looked since. */
const unseenFrom = (
  sql: Sql,
  ctx: Context,
  { id, channel, conversationId }: { id: number; channel: string; conversationId: number },
) => sql<Said[]>`
  select m.id, m.inbox_id, m.content, coalesce(nullif(u.display_name, ''), u.name) as name, ${filesOf(sql, sql`m.id`)} as files
  from charla.messages m
  join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
  left join charla.users u on m.sender_type = 0 and u.id = m.sender_id
  where m.account_id = ${ctx.accountId} and m.conversation_id = ${conversationId} and m.id >= ${id}
    and m.message_type = ${messageType.outgoing} and not m.private and not m.content_attributes ? 'deleted'
    and coalesce(c.contact_last_seen_at < m.created_at, true)
    and not exists (
      select from charla.deliveries d where d.account_id = m.account_id and d.channel = ${channel}
        and d.message_id in (
          select o.id from charla.messages o where o.account_id = m.account_id and o.conversation_id = m.conversation_id
            and o.id > ${id} and o.id <= m.id)
        and d.state not in (${deliveryState('queued')}, ${deliveryState('unneeded')}))
  order by m.id limit ${MOST_ANSWERS}`

async function takeAlong(sql: Sql, ctx: Context, channel: string, others: Said[]): Promise<void> {
  if (!others.length) return
  const rows = others.map(({ id, inbox_id }) => ({
    account_id: ctx.accountId,
    message_id: id,
    inbox_id,
    channel,
    state: deliveryState('unneeded'),
  }))
  await sql`
    insert into charla.deliveries ${sql(rows)}
    on conflict (account_id, message_id, channel) do update set state = excluded.state, updated_at = ${ctx.now()}
      where deliveries.state = ${deliveryState('queued')}`
}

/** Oldest first; nothing where the customer wrote by mail last, and has it there. */
async function saidBefore(sql: Sql, ctx: Context, id: number, conversationId: number): Promise<Earlier[]> {
  const before = await sql<(Earlier & { message_type: number })[]>`
    select m.content, m.message_type, m.content_attributes ? 'email' as by_mail,
      case when m.message_type = ${messageType.incoming} then p.name else coalesce(nullif(u.display_name, ''), u.name) end as name
    from charla.messages m
    left join charla.contacts p on m.message_type = ${messageType.incoming} and (p.account_id, p.id) = (m.account_id, m.sender_id)
    left join charla.users u on m.sender_type = 0 and u.id = m.sender_id
    where m.account_id = ${ctx.accountId} and m.conversation_id = ${conversationId} and m.id < ${id} and not m.private
      and m.message_type in (${messageType.incoming}, ${messageType.outgoing}) and not m.content_attributes ? 'deleted'
    order by m.id desc limit ${MOST_BEFORE}`
  const last = before.find(one => one.message_type === messageType.incoming)
  return last?.by_mail ? [] : before.filter(one => one.content).toReversed()
}

const plain = ({ name, content }: Pick<Said, 'name' | 'content'>, named: boolean): string =>
  named && name ? `${name}: ${content ?? ''}` : (content ?? '')

const shown = ({ name, content }: Pick<Said, 'name' | 'content'>, named: boolean): string =>
  `<div>${named && name ? `<b>${escaped(name)}</b>` : ''}${renderMarkdown(content ?? '')}</div>`

const quoted = (before: Earlier[]): string =>
  `<br><div class="gmail_quote"><blockquote type="cite" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${before.map(one => shown(one, true)).join('')}</blockquote></div>`

const escaped = (text: string): string => text.replace(/[&<>"]/g, one => `&#${one.charCodeAt(0)};`)
