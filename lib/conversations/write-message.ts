import postgres from 'postgres'
import { actingUserId, type Context } from '#lib/base/context.ts'
import { call, type Sql } from '#lib/base/db/index.ts'
import { announce } from '#lib/base/events.ts'
import { gather } from '#lib/base/gather.ts'
import { runtime } from '#lib/base/runtime.ts'
import {
  type ContentType,
  contentTypes,
  type MessageStatus,
  type MessageType,
  messageStatuses,
} from '#lib/protocol/index.ts'
import { attachmentRow, type NewAttachment } from './attachment.ts'

export type MessageToWrite = {
  type: MessageType
  content: string | null
  private?: boolean
  senderType?: number | null
  senderId?: number | null
  /** The sender's own mark, by which a message sent twice is stored once. */
  echoId?: string | null
  /** What the channel calls the message, which is once in an inbox. */
  sourceId?: string | null
  contentType?: ContentType
  status?: MessageStatus
  contentAttributes?: Record<string, unknown>
  additionalAttributes?: Record<string, unknown>
  attachments?: NewAttachment[]
}

/** Which conversation: by its number, or (for a visitor) the newest that there is. */
export type Target = { displayId: number } | 'newest'

/** What was written. `id` is null when `echoId` or `sourceId` are there already: then nothing was. */
export type Written = { id: number | null; at: Date; conversation_id: number; display_id: number; inbox_id: number }

/** More in one transaction would keep the first of them waiting for the last. */
const MOST = 50
/** The embedded database does one thing at a time: a second batch would only make both smaller. */
const atOnce = () => (runtime().database.kind === 'embedded' ? 1 : 2)

/**
 * Writes a message, moves its conversation on and records the events (`charla.write_messages` has the rules). Answers
 * nothing when the actor sees no such conversation. Messages that come at the same time, whatever their accounts, are
 * committed together: what a message costs is mostly what a transaction costs. One whose conversation is being changed is
 * written by itself, and the others do not wait for it.
 */
export const postMessage = (ctx: Context, target: Target, message: MessageToWrite): Promise<Written | undefined> =>
  post(asked(ctx, target, message))

/** The same within a transaction that does more than this. */
export async function writeMessage(
  sql: Sql,
  ctx: Context,
  target: Target,
  message: MessageToWrite,
): Promise<Written | undefined> {
  const question = asked(ctx, target, message)
  const [row] = await sql<Row[]>`
    select * from charla.write_messages(${sql.json([question] as postgres.JSONValue)}, true)`
  return row && written(row, question)
}

type Asked = ReturnType<typeof asked>
type Row = Omit<Written, 'at'> & { position: number }

function asked(ctx: Context, target: Target, message: MessageToWrite) {
  const { actor } = ctx
  return {
    account_id: ctx.accountId,
    user_id: actingUserId(ctx),
    display_id: target === 'newest' ? null : target.displayId,
    // Whom the actor may write to: the same as `visible` says of reading.
    contact_inbox_id: actor.kind === 'visitor' ? (actor.contactInboxId ?? -1) : null,
    inbox_ids: 'inboxIds' in actor && actor.inboxIds !== 'all' ? actor.inboxIds : null,
    message_type: message.type,
    content: message.content,
    content_attributes: message.contentAttributes ?? {},
    private: message.private ?? false,
    sender_type: message.senderType ?? null,
    sender_id: message.senderId ?? null,
    echo_id: message.echoId ?? null,
    source_id: message.sourceId ?? null,
    content_type: contentTypes.indexOf(message.contentType ?? 'text'),
    status: messageStatuses.indexOf(message.status ?? 'sent'),
    additional_attributes: message.additionalAttributes ?? null,
    ...(message.attachments?.length ? { attachments: message.attachments.map(attachmentRow) } : {}),
    at: ctx.now(),
  }
}

const post = gather<Asked, Written | undefined>({ most: MOST, atOnce }, async batch => {
  let rows: Row[]
  try {
    rows = await write(batch, { patient: false })
  } catch (error) {
    // One was refused, and all undone. Any other failure leaves open whether they were written.
    if (error instanceof postgres.PostgresError && error.severity === 'ERROR') return batch.map(inTurn)
    throw error
  }
  const byPosition = new Map(rows.map(row => [row.position, row]))
  return batch.map((one, position) => {
    const row = byPosition.get(position)
    return row ? written(row, one) : inTurn(one)
  })
})

/** The last of those that wait for a conversation, by conversation. */
const turns = new Map<string, Promise<unknown>>()

/** Writes it alone and with patience, after those that wait for the same conversation already. */
function inTurn(one: Asked): Promise<Written | undefined> {
  const place = `${one.account_id} ${one.display_id ?? `of ${one.contact_inbox_id}`}`
  const before = turns.get(place) ?? Promise.resolve()
  const turn = before.catch(() => {}).then(() => writeAlone(one))
  turns.set(place, turn)
  const leave = () => void (turns.get(place) === turn && turns.delete(place))
  turn.then(leave, leave)
  return turn
}

async function writeAlone(one: Asked): Promise<Written | undefined> {
  const [row] = await write([one], { patient: true })
  return row && written(row, one)
}

async function write(batch: Asked[], { patient }: { patient: boolean }): Promise<Row[]> {
  const rows = await call<Row>('charla.write_messages', [batch.map((one, position) => ({ ...one, position })), patient])
  const grown = rows.filter(row => row.id !== null).map(row => batch[row.position]?.account_id as number)
  for (const accountId of new Set(grown)) announce(accountId)
  return rows
}

const written = ({ position: _, ...row }: Row, { at }: Asked): Written => ({ ...row, at })
