import postgres from 'postgres'
import { actingUserId, type Context } from '#lib/base/context.ts'
import { call, type Sql } from '#lib/base/db/index.ts'
import { announce } from '#lib/base/events.ts'
import { gather } from '#lib/base/gather.ts'
import { runtime } from '#lib/base/runtime.ts'
import type { MessageType } from '#lib/protocol/index.ts'

export type MessageToWrite = {
  type: MessageType
  content: string
  private?: boolean
  senderType?: number | null
  senderId?: number | null
  echoId?: string | null
  contentAttributes?: Record<string, unknown>
}

/** Which conversation: by its number, or (for a visitor) the newest that there is. */
export type Target = { displayId: number } | 'newest'

/** What was written. `id` is null when the sender had used the `echoId` before: then nothing was. */
export type Written = { id: number | null; at: Date; conversation_id: number; display_id: number; inbox_id: number }

const NAME = 'charla.write_messages'
/** More in one transaction would keep the first of them waiting for the last. */
const MOST = 50
/** The embedded database does one thing at a time: a second batch would only make both smaller. */
const atOnce = () => (runtime().database.kind === 'embedded' ? 1 : 2)

/**
 * Writes a message, moves its conversation on and records the events (`charla.write_messages` has the rules). Answers
 * nothing when the actor sees no such conversation. Messages that come at the same time, whatever their accounts, are
 * committed together: what a message costs is mostly what a transaction costs.
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
  const [row] = await sql<Row[]>`select * from charla.write_messages(${sql.json([question] as postgres.JSONValue)})`
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
    ...(actor.kind === 'visitor' ? { contact_inbox_id: actor.contactInboxId ?? -1 } : {}),
    ...(actor.kind === 'member' && actor.inboxIds !== 'all' ? { inbox_ids: actor.inboxIds } : {}),
    message_type: message.type,
    content: message.content,
    content_attributes: message.contentAttributes ?? {},
    private: message.private ?? false,
    sender_type: message.senderType ?? null,
    sender_id: message.senderId ?? null,
    echo_id: message.echoId ?? null,
    at: ctx.now(),
  }
}

const post = gather<Asked, Written | undefined>({ most: MOST, atOnce }, async batch => {
  let rows: Row[]
  try {
    rows = await call<Row>(
      NAME,
      batch.map((one, position) => ({ ...one, position })),
    )
  } catch (error) {
    // The server has undone all for the sake of one. Any other failure leaves open whether it was written.
    if (batch.length > 1 && error instanceof postgres.PostgresError) return batch.map(postAlone)
    throw error
  }
  for (const accountId of new Set(rows.map(row => batch[row.position]?.account_id as number))) announce(accountId)
  const byPosition = new Map(rows.map(row => [row.position, row]))
  return batch.map((one, position) => {
    const row = byPosition.get(position)
    // Together nobody waits for a conversation that is being changed: alone it does.
    return row ? written(row, one) : batch.length > 1 ? postAlone(one) : undefined
  })
})

async function postAlone(one: Asked): Promise<Written | undefined> {
  const [row] = await call<Row>(NAME, [one])
  if (row) announce(one.account_id)
  return row && written(row, one)
}

const written = ({ position: _, ...row }: Row, { at }: Asked): Written => ({ ...row, at })
