import type postgres from 'postgres'
import { z } from 'zod'
import { type Context, systemContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, type Transaction, withAccount, withSystem } from '#lib/base/db/index.ts'
import { type NewEvent, recordEvents } from '#lib/base/events.ts'
import { fault } from '#lib/base/faults.ts'
import { defineJob } from '#lib/base/jobs.ts'
import {
  attachmentRow,
  insertConversation,
  lockDisplayIds,
  senderType,
  writeMessage,
} from '#lib/conversations/index.ts'
import { messageType } from '#lib/protocol/index.ts'

import { countAttempt, findArrival, markArrival } from './arrivals.ts'
import { applyChange } from './changes.ts'
import {
  type Arrival,
  type Channel,
  type Inbound,
  type InboundFile,
  type InboundMessage,
  type InboundNote,
  type Receiving,
  TryLater,
  type WrittenPlace,
} from './channel.ts'

import { type KeptFiles, keepInboundFiles } from './files.ts'
import { noteNews } from './news.ts'
import { channels } from './registry.ts'
import { enter, findSender } from './senders.ts'

/** So many messages of machines open a conversation again within an hour (E4). */
const MOST_REOPENINGS = 5
const PATIENCE_MS = 60_000
/** So often an arrival is read until what it names is given up, and the message written without. */
const MOST_READINGS = 2
/** What cannot be written is tried so often, and for so long: storage that is away for an hour costs nobody a click. */
const MOST_ATTEMPTS = 8
const TRIED_FOR_MS = 4 * 3_600_000
const RESOLVED = 1

/** Reads what came, and writes what is in it. Repeatable: what is written already stays once. */
export const receiveArrival = defineJob(
  'arrival.receive',
  z.object({ account_id: z.number(), id: z.number() }),
  ({ account_id, id }) => receive(systemContext(account_id), id),
)

/** What waits though nobody works on it: after a process that was killed, or a failure; less often with each. Every minute. */
export const receiveWaiting = defineJob('arrivals.receive', z.object({}), async () => {
  const waiting = await withSystem(
    sql => sql<{ account_id: number; id: number }[]>`
      select account_id, id from charla.arrivals
      where state = 0 and received_at < ${new Date(Date.now() - PATIENCE_MS)}
        and received_at < now() - make_interval(mins => least(power(2, attempts), 60)::int) order by received_at limit 1000`,
  )
  for (const { account_id, id } of waiting)
    await receive(systemContext(account_id), id).catch(error => fault(error, 'an arrival waits', { arrival: id }))
})

/**
 * The same at once. What cannot be read is kept, with the reason, and so is what could not be written for hours. @throws what
 * may go better the next time.
 */
export async function receive(ctx: Context, id: number): Promise<void> {
  const arrival = await findArrival(ctx, id)
  if (!arrival || arrival.state === 'done') return
  const receiving = channels.find((one: Channel) => one.receiving?.name === arrival.channel)?.receiving
  let failure = 'No channel reads this'
  const inbound = await receiving?.read(ctx, arrival).catch((error: Error) => {
    fault(error, 'an arrival could not be read', { arrival: id })
    failure = error.message
    return undefined
  })
  if (!receiving || !inbound) {
    await withAccount(ctx, ({ sql }) => markArrival(sql, ctx, id, { state: 'failed', reason: failure }))
    return
  }
  try {
    const writing = await writeAll(ctx, receiving, arrival, inbound)
    if (writing.marked) return
    const state = writing.wait ? 'waiting' : writing.notes.some(one => one.failed) ? 'failed' : 'done'
    const reason = writing.notes.map(one => one.reason).join('\n') || null
    await withAccount(ctx, ({ sql }) => markArrival(sql, ctx, id, { state, reason, messageId: writing.messageId }))
  } catch (error) {
    await giveUp(ctx, arrival, error as Error)
  }
}

type Read = Arrival & { attempts: number }
type Writing = {
  messageId: number | null
  notes: InboundNote[]
  wait: boolean
  /** What came was one message, and is noted as done together with it. */
  marked: boolean
}

/** Writes what came, in its order. Answers the newest message's id, what is to be told besides, and whether something has to wait. */
async function writeAll(ctx: Context, receiving: Receiving, arrival: Read, inbound: Inbound[]): Promise<Writing> {
  const writing: Writing = { messageId: null, notes: [], wait: false, marked: false }
  const alone = inbound.length === 1
  for (const one of inbound) {
    if (one.kind === 'note') writing.notes.push(one)
    else writing.messageId = (await take(ctx, receiving, arrival, one, writing, alone)) ?? writing.messageId
  }
  return writing
}

/** After many attempts. @throws the error before that. */
async function giveUp(ctx: Context, { id, receivedAt }: Arrival, error: Error): Promise<void> {
  const attempts = await countAttempt(ctx, id, error.message)
  if (attempts < MOST_ATTEMPTS || ctx.now().getTime() - receivedAt.getTime() < TRIED_FOR_MS) throw error
  fault(error, 'an arrival could not be written', { arrival: id })
  await withAccount(ctx, ({ sql }) => markArrival(sql, ctx, id, { state: 'failed', reason: error.message }))
}

/** One thing of an arrival. What cannot be had or placed now is left for the next time, while there is one. */
async function take(
  ctx: Context,
  receiving: Receiving,
  arrival: Read,
  one: Exclude<Inbound, InboundNote>,
  writing: Writing,
  alone: boolean,
): Promise<number | null> {
  const { inboxId } = arrival
  const last = arrival.attempts >= MOST_READINGS
  if (one.kind !== 'message') {
    const known =
      one.kind === 'news'
        ? await noteNews(ctx, receiving, inboxId, one)
        : await applyChange(ctx, receiving, inboxId, one)
    if (known !== null) return known
    if (one.otherwise) return take(ctx, receiving, arrival, one.otherwise, writing, alone)
    writing.notes.push({ kind: 'note', reason: `It is about a message that is not here: ${one.sourceIds.join(', ')}` })
    return null
  }
  const mark = async (sql: Sql, messageId: number) => {
    await markArrival(sql, ctx, arrival.id, { state: 'done', messageId })
    writing.marked = true
  }
  try {
    return await writeInbound(ctx, receiving, inboxId, one, alone ? mark : undefined)
  } catch (error) {
    if (!(error instanceof TryLater)) throw error
    if (last || error.hopeless) return writeInbound(ctx, receiving, inboxId, without(one, error.message, arrival.id))
    writing.wait = true
    writing.notes.push({ kind: 'note', reason: `A file cannot be had yet: ${error.message}` })
    return null
  }
}

/** The reason is shown with it, and its file can be asked for again: by reading the arrival once more. */
const without = (message: InboundMessage, reason: string, arrivalId: number): InboundMessage => ({
  ...message,
  files: [],
  contentAttributes: {
    ...message.contentAttributes,
    refused_attachments: [{ filename: '', reason, arrival_id: arrivalId }],
  },
})

/**
 * Writes the message where it belongs. Answers its id; also when it was there already. `mark` is done together with it. What
 * needs nothing of one another's answers is asked together: a mailbox that is full is read as fast as the trips allow.
 */
async function writeInbound(
  ctx: Context,
  receiving: Receiving,
  inboxId: number,
  message: InboundMessage,
  mark?: (sql: Sql, messageId: number) => Promise<void>,
): Promise<number | null> {
  if (typeof message.files === 'function' || message.files.length) {
    const [there] = await inOneTrip<Known>(ctx, sql => bySource(sql, ctx, inboxId, message.sourceId))
    if (there)
      return typeof message.files === 'function' && there.incomplete ? complete(ctx, there, message.files) : there.id
  }
  const brought = typeof message.files === 'function' ? await message.files() : message.files
  const files = await keepInboundFiles(ctx, brought)
  return withAccount(
    ctx,
    async tx => {
      const { sql } = tx
      // Sent in this order: the counter of conversations is everybody's first lock.
      const [, [meanwhile], found] = await Promise.all([
        lockDisplayIds(sql, ctx.accountId).execute(),
        // Somebody else may have written it while we waited: then no conversation is begun for it.
        bySource(sql, ctx, inboxId, message.sourceId).execute(),
        findSender(sql, ctx, inboxId, message.sender),
      ])
      if (meanwhile) return meanwhile.id
      // What has begun is noted before the message. Where the conversation was there, others may hold it and wait for the
      // counter of events, which would be ours already: there it is noted at the end, as usual.
      const begun: NewEvent[] = []
      const beginning = { ...tx, track: (event: NewEvent) => void begun.push(event) }
      const sender = await enter(beginning, ctx, inboxId, message.sender, found)
      const [, placed] = await Promise.all([
        message.outgoing || message.quiet ? null : noteHeard(sql, ctx, sender.contactInboxId, message.sentAt),
        receiving.conversationOf?.(sql, ctx, inboxId, message),
      ])
      const known = placed === undefined ? await newestOf(sql, ctx, sender.contactInboxId) : placed
      const settled = await settle(sql, ctx, inboxId, known)
      const conversation = settled.goesOn ?? (await begin(sql, ctx, inboxId, sender, message, settled.after))
      const shut =
        settled.goesOn && (message.quiet || (message.automatic && (await tooOften(sql, ctx, conversation.id))))
      const answered = await answeredBy(sql, ctx, receiving, inboxId, message, conversation.id)
      const created: NewEvent = {
        name: 'conversation.created',
        inboxId,
        contactId: sender.contactId,
        conversationId: conversation.id,
      }
      if (settled.goesOn) begun.forEach(tx.track)
      const [, written] = await Promise.all([
        settled.goesOn ? null : recordEvents(sql, ctx, [...begun, created]).execute(),
        write(sql, ctx, conversation.display_id, sender.contactId, { ...message, ...answered }, files),
      ])
      if (shut) await shutAgain(tx, ctx, conversation)
      tx.grown()
      if (written?.id == null) return (await bySource(sql, ctx, inboxId, message.sourceId))[0]?.id ?? null
      const at: WrittenPlace = { conversationId: conversation.id, messageId: written.id }
      await Promise.all([receiving.written?.(sql, ctx, inboxId, message, at), mark?.(sql, written.id)])
      return written.id
    },
    { plannedOnce: true },
  )
}

type Known = { id: number; conversation_id: number; incomplete: boolean }

const bySource = (sql: Sql, ctx: Context, inboxId: number, sourceId: string) => sql<Known[]>`
  select id, conversation_id, coalesce(content_attributes->'refused_attachments'->0 ? 'arrival_id', false) as incomplete
  from charla.messages where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and source_id = ${sourceId}`

/** Brings the files that could not be had when the message came. @throws TryLater when they still cannot. */
async function complete(ctx: Context, { id, conversation_id }: Known, files: () => Promise<InboundFile[]>) {
  const { attachments, refused } = await keepInboundFiles(ctx, await files())
  await withAccount(ctx, async ({ sql, track }) => {
    const [open] = await sql<{ id: number }[]>`
      update charla.messages set updated_at = ${ctx.now()},
        content_attributes = content_attributes - 'refused_attachments' || ${sql.json(refused.length ? { refused_attachments: refused } : {})}
      where account_id = ${ctx.accountId} and id = ${id} and content_attributes->'refused_attachments'->0 ? 'arrival_id' returning id`
    if (!open) return
    const rows = sql.json(attachments.map(attachmentRow) as unknown as postgres.JSONValue)
    await sql`select charla.attach(${ctx.accountId}, ${id}, ${rows}, ${ctx.now()})`
    track({ name: 'message.updated', messageId: id, conversationId: conversation_id })
  })
  return id
}

/** Reply windows are reckoned from it. Kept only where the channel has one. */
const noteHeard = (sql: Sql, ctx: Context, contactInboxId: number, at: Date = ctx.now()) => sql`
  update charla.contact_inboxes ci set heard_at = greatest(heard_at, least(${at}::timestamptz, ${ctx.now()}::timestamptz))
  from charla.inboxes i
  where ci.account_id = ${ctx.accountId} and ci.id = ${contactInboxId} and (i.account_id, i.id) = (ci.account_id, ci.inbox_id)
    and i.traits->>'reply_window' is not null`

/** Points to the message that is answered, when that is in the conversation. */
async function answeredBy(
  sql: Sql,
  ctx: Context,
  receiving: Receiving,
  inboxId: number,
  { inReplyTo, contentAttributes }: InboundMessage,
  conversationId: number,
): Promise<Pick<InboundMessage, 'contentAttributes'>> {
  if (!inReplyTo) return {}
  const [named] = await bySource(sql, ctx, inboxId, inReplyTo)
  const id = named?.id ?? (await receiving.known?.(sql, ctx, inboxId, inReplyTo)) ?? null
  const [found] = await sql<{ id: number }[]>`
    select id from charla.messages where account_id = ${ctx.accountId} and id = ${id} and conversation_id = ${conversationId}`
  return found ? { contentAttributes: { ...contentAttributes, in_reply_to: found.id } } : {}
}

const write = (
  sql: Sql,
  ctx: Context,
  displayId: number,
  contactId: number,
  message: InboundMessage,
  { attachments, refused }: KeptFiles,
) =>
  writeMessage(
    sql,
    ctx,
    { displayId },
    {
      ...(message.outgoing
        ? { type: messageType.outgoing, status: 'delivered' as const }
        : { type: messageType.incoming, senderType: senderType.contact, senderId: contactId }),
      content: message.content,
      sourceId: message.sourceId,
      contentType: message.contentType ?? 'text',
      contentAttributes: {
        ...message.contentAttributes,
        ...(refused.length ? { refused_attachments: refused } : {}),
      },
      attachments: [...(message.attachments ?? []), ...attachments],
    },
  )

type Conversation = { id: number; display_id: number; status: number }

async function newestOf(sql: Sql, ctx: Context, contactInboxId: number): Promise<number | null> {
  const [newest] = await sql<{ id: number }[]>`
    select c.id from charla.conversations c join charla.inboxes i on (i.account_id, i.id) = (c.account_id, c.inbox_id)
    where c.account_id = ${ctx.accountId} and c.contact_inbox_id = ${contactInboxId}
      and (c.status <> ${RESOLVED} or i.lock_to_single_conversation)
    order by c.id desc limit 1`
  return newest?.id ?? null
}

/** Whether it goes on there. What was resolved longer ago than the inbox says (`reopen_days`) is only referred to (E10). */
async function settle(
  sql: Sql,
  ctx: Context,
  inboxId: number,
  known: number | null,
): Promise<{ goesOn?: Conversation; after?: number }> {
  if (known === null) return {}
  const [found] = await sql<(Conversation & { over: boolean; last_activity_at: Date })[]>`
    select c.id, c.display_id, c.status, c.last_activity_at, coalesce(c.status = ${RESOLVED} and not i.lock_to_single_conversation
      and c.last_activity_at < ${ctx.now()}::timestamptz - make_interval(days => i.reopen_days), false) as over
    from charla.conversations c join charla.inboxes i on (i.account_id, i.id) = (c.account_id, c.inbox_id)
    where c.account_id = ${ctx.accountId} and c.inbox_id = ${inboxId} and c.id = ${known}`
  if (!found) return {}
  return found.over ? { after: found.display_id } : { goesOn: found }
}

async function begin(
  sql: Sql,
  ctx: Context,
  inboxId: number,
  sender: { contactId: number; contactInboxId: number; isNew: boolean },
  message: InboundMessage,
  after: number | undefined,
): Promise<Conversation> {
  const { isNew, ...at } = sender
  const [, made] = await Promise.all([
    // Before the counter of events, as everywhere: the message moves the contact on. One that is new is ours anyway.
    isNew
      ? null
      : sql`select from charla.contacts where account_id = ${ctx.accountId} and id = ${at.contactId} for no key update`.execute(),
    insertConversation(sql, ctx, {
      inboxId,
      ...at,
      additionalAttributes: { ...message.origin, ...(after === undefined ? {} : { follows_conversation: after }) },
    }),
  ])
  return { ...made, status: 0 }
}

async function tooOften(sql: Sql, ctx: Context, conversationId: number): Promise<boolean> {
  const hourAgo = new Date(ctx.now().getTime() - 3_600_000)
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from charla.messages m
    where m.account_id = ${ctx.accountId} and m.conversation_id = ${conversationId} and m.created_at > ${hourAgo}
      and m.message_type = ${messageType.incoming} and m.content_attributes #>> '{email,auto_reply}' = 'true'`
  return row.count >= MOST_REOPENINGS
}

/** Two machines that answer one another leave it resolved, and are heard all the same. */
async function shutAgain({ sql, track }: Transaction, ctx: Context, before: Conversation): Promise<void> {
  if (before.status !== RESOLVED) return
  await sql`
    update charla.conversations set status = ${before.status}, waiting_since = null
    where account_id = ${ctx.accountId} and id = ${before.id}`
  track({ name: 'conversation.status_changed', conversationId: before.id })
}
