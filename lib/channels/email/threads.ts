import { createHash } from 'node:crypto'
import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import type { DeliveryNews, InboundMessage, WrittenPlace } from '../channel.ts'
import type { Hints } from './read.ts'

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const OURS = new RegExp(
  `^(?:conversation/(${UUID})/messages/(\\d{1,18})|account/\\d{1,18}/conversation/(${UUID}))@`,
  'i',
)
const PLUS = new RegExp(`\\+(${UUID})@`, 'i')
const ANSWER =
  /^\s*(?:(?:\[[^\]]{0,60}\]\s*)*(?:re|aw|sv|antw|antwort|ref|rv|res|resp|rép|r|rif|odp|vs|vá|ynt|bls|atb|απ|回复|答复|回覆|返信|ответ|رد)(?:\[\d+\]|\s?\(\d+\))?\s*[:：]\s*)+/i
/** Within so many days an answer without anything to go by belongs to what it names. */
const RECENT_DAYS = 30

/** The ids of ours by which answers find their way back. `domain` is whose mail it is. */
export const messageIdFor = (uuid: string, messageId: number, domain: string) =>
  `conversation/${uuid}/messages/${messageId}@${domain}`
export const threadIdFor = (accountId: number, uuid: string, domain: string) =>
  `account/${accountId}/conversation/${uuid}@${domain}`

/**
 * The conversation that a mail goes on with (E1): the nearest known mail of its chain, else what our own ids in it name, the
 * address that it was sent to, the number in its subject, and at last the sender's own recent subject. All within the inbox.
 */
export async function conversationOf(
  sql: Sql,
  ctx: Context,
  inboxId: number,
  message: InboundMessage,
): Promise<number | null> {
  const hints = message.hints as Hints
  const chain = chainOf(hints)
  const plus = hints.recipients.flatMap(one => PLUS.exec(one)?.[1] ?? [])
  const named = await Promise.all([
    byChain(sql, ctx, inboxId, chain),
    byUuid(sql, ctx, inboxId, chain.flatMap(uuidIn)),
    byUuid(sql, ctx, inboxId, plus),
    onlyOne(sql, ctx, inboxId, message.sender.sourceId),
  ])
  const sure = named.find(id => id !== null)
  if (sure !== undefined) return sure
  const guessed = await Promise.all([
    byNumber(sql, ctx, inboxId, message, hints),
    bySubject(sql, ctx, inboxId, message, hints),
  ])
  return guessed.find(id => id !== null) ?? null
}

/** Nearest first. */
const chainOf = ({ references, inReplyTo }: Hints): string[] => [...new Set([...inReplyTo, ...references.toReversed()])]

const uuidIn = (id: string): string[] => {
  const [, byMessage, , byConversation] = OURS.exec(id) ?? []
  return [byMessage ?? byConversation ?? []].flat()
}

async function byChain(sql: Sql, ctx: Context, inboxId: number, chain: string[]): Promise<number | null> {
  if (!chain.length) return null
  const keys = chain.map(keyOf)
  const found = await sql<{ conversation_id: number; message_id_key: Buffer }[]>`
    select conversation_id, message_id_key from charla.mail_threads
    where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and message_id_key = any(${sql.array(keys, 17)})`
  const byKey = new Map(found.map(one => [Buffer.from(one.message_id_key).toString('hex'), one.conversation_id]))
  return keys.map(key => byKey.get(key.toString('hex'))).find(id => id !== undefined) ?? null
}

async function byUuid(sql: Sql, ctx: Context, inboxId: number, uuids: string[]): Promise<number | null> {
  if (!uuids.length) return null
  const [found] = await sql<{ id: number }[]>`
    select id from charla.conversations where account_id = ${ctx.accountId} and inbox_id = ${inboxId}
      and uuid = any(${uuids}::uuid[]) order by array_position(${uuids}::uuid[], uuid) limit 1`
  return found?.id ?? null
}

/** As whom the inbox knows the sender: by their address, or as the contact who has it, to whom an agent has written first. */
const ofSender = (sql: Sql, { accountId }: Context, inboxId: number, address: string) => sql`
  select id from charla.contact_inboxes where account_id = ${accountId} and inbox_id = ${inboxId} and source_id = ${address}
  union select k.id from charla.contacts p join charla.contact_inboxes k on (k.account_id, k.contact_id) = (p.account_id, p.id)
  where p.account_id = ${accountId} and p.email_key = ${address} and k.inbox_id = ${inboxId}`

/** Where an inbox has one conversation for each contact. */
async function onlyOne(sql: Sql, ctx: Context, inboxId: number, sourceId: string): Promise<number | null> {
  const [found] = await sql<{ id: number }[]>`
    select c.id from charla.inboxes i
    join (${ofSender(sql, ctx, inboxId, sourceId)}) k on true
    join charla.conversations c on (c.account_id, c.contact_inbox_id) = (i.account_id, k.id)
    where i.account_id = ${ctx.accountId} and i.id = ${inboxId} and i.lock_to_single_conversation
    order by c.id desc limit 1`
  return found?.id ?? null
}

/** `[#123]` in the subject, from somebody who takes part there. */
async function byNumber(
  sql: Sql,
  ctx: Context,
  inboxId: number,
  { sender }: InboundMessage,
  { subject }: Hints,
): Promise<number | null> {
  const number = /\[#(\d{1,12})\]/.exec(subject ?? '')?.[1]
  if (!number) return null
  const [found] = await sql<{ id: number }[]>`
    select c.id from charla.conversations c
    join (${ofSender(sql, ctx, inboxId, sender.sourceId)}) k on k.id = c.contact_inbox_id
    where c.account_id = ${ctx.accountId} and c.inbox_id = ${inboxId} and c.display_id = ${number}`
  return found?.id ?? null
}

/** An answer whose chain nobody here knows, as when a server has renamed our mail: the sender's with that subject, in which something was said last. */
async function bySubject(
  sql: Sql,
  ctx: Context,
  inboxId: number,
  { sender }: InboundMessage,
  { subject }: Hints,
): Promise<number | null> {
  if (!subject || !ANSWER.test(subject)) return null
  const bare = bareSubject(subject)
  if (bare.length < 3) return null
  const since = new Date(ctx.now().getTime() - RECENT_DAYS * 86_400_000)
  const recent = await sql<{ id: number; subject: string | null }[]>`
    select c.id, c.additional_attributes->>'mail_subject' as subject
    from (${ofSender(sql, ctx, inboxId, sender.sourceId)}) k
    join charla.conversations c on c.account_id = ${ctx.accountId} and c.contact_inbox_id = k.id
    where c.last_activity_at > ${since} order by c.last_activity_at desc, c.id desc limit 50`
  return recent.find(one => one.subject && bareSubject(one.subject) === bare)?.id ?? null
}

export const bareSubject = (subject: string): string =>
  subject
    .replace(ANSWER, '')
    .replace(/\[[^\]]{0,60}\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** Notes under which ids the conversation is known now: the mail's own, and those that it refers to and nobody else has. */
export async function noteThread(
  sql: Sql,
  ctx: Context,
  inboxId: number,
  message: InboundMessage,
  at: WrittenPlace,
): Promise<void> {
  const { messageId, references, inReplyTo } = message.hints as Hints
  await noteIds(sql, ctx, inboxId, at.conversationId, [
    ...(messageId ? [{ id: messageId }] : []),
    ...[...inReplyTo, ...references].slice(-50).map(id => ({ id })),
  ])
}

/** The same for ids of ours, with the message that is called so. */
export async function noteIds(
  sql: Sql,
  ctx: Context,
  inboxId: number,
  conversationId: number,
  ids: { id: string; messageId?: number }[],
): Promise<void> {
  if (!ids.length) return
  const rows = ids.map(({ id, messageId = null }) => ({
    account_id: ctx.accountId,
    inbox_id: inboxId,
    message_id_key: keyOf(id),
    conversation_id: conversationId,
    message_id: messageId,
  }))
  await sql`insert into charla.mail_threads ${sql(rows)} on conflict do nothing`
}

/** The message of ours that came back. */
export async function messageOf(sql: Sql, ctx: Context, inboxId: number, news: DeliveryNews): Promise<number | null> {
  for (const id of news.sourceIds) {
    const [, uuid, messageId] = OURS.exec(id) ?? []
    if (!uuid || !messageId) continue
    const [found] = await sql<{ id: number }[]>`
      select m.id from charla.messages m
      join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
      where m.account_id = ${ctx.accountId} and m.id = ${messageId} and m.inbox_id = ${inboxId} and c.uuid = ${uuid}`
    if (found) return found.id
  }
  if (!news.sourceIds.length) return null
  const keys = news.sourceIds.map(keyOf)
  const [found] = await sql<{ message_id: number }[]>`
    select message_id from charla.mail_threads where account_id = ${ctx.accountId} and inbox_id = ${inboxId}
      and message_id_key = any(${sql.array(keys, 17)}) and message_id is not null limit 1`
  return found?.message_id ?? null
}

/** Amazon renames mails under domains of its regions: what is before the @ is enough. */
const keyOf = (id: string): Buffer =>
  createHash('sha256')
    .update(id.replace(/@(?:[\w-]+\.)?amazonses\.com$/i, '@amazonses.com'))
    .digest()
