import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import { inOneTrip, type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { AppError, notFound } from '#lib/base/errors.ts'
import { runtime } from '#lib/base/runtime.ts'
import { keepOriginal } from '#lib/files/index.ts'
import type { Arrival, NewArrival } from './channel.ts'
import { asReason } from './reasons.ts'

/** Larger ones are kept as files. */
const MOST_IN_ROW = 1_048_576

export const arrivalStates = ['waiting', 'done', 'failed'] as const
export type ArrivalState = (typeof arrivalStates)[number]
export const stateNumber = (state: ArrivalState): number => arrivalStates.indexOf(state)

/**
 * Keeps what came, before anything is made of it. The same key again keeps nothing. `then` is asked in the same transaction
 * for what is new. Answers its id, and whether it is new.
 */
export async function keepArrival(
  ctx: Context,
  inboxId: number,
  one: NewArrival,
  then: (tx: Transaction, id: number) => void = () => {},
): Promise<{ id: number; created: boolean }> {
  const file =
    one.payload.length > MOST_IN_ROW
      ? await keepOriginal(ctx, one.payload, { filename: 'original.eml', type: 'message/rfc822' })
      : null
  return withAccount(ctx, async tx => {
    const { sql } = tx
    const row = {
      account_id: ctx.accountId,
      inbox_id: inboxId,
      channel: one.channel,
      entrance: one.entrance,
      key: one.key,
      about: sql.json(one.about as postgres.JSONValue),
      payload: file ? null : one.payload,
      blob_id: file?.id ?? null,
      byte_size: one.payload.length,
      received_at: ctx.now(),
    }
    const [made] = await sql<{ id: number }[]>`
      insert into charla.arrivals ${sql(row)} on conflict (account_id, inbox_id, key) do nothing returning id`
    if (made && file) await own(sql, ctx, file.id)
    if (made) then(tx, made.id)
    if (made) return { id: made.id, created: true }
    const [known] = await sql<{ id: number }[]>`
      select id from charla.arrivals where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and key = ${one.key}`
    return { id: (known as { id: number }).id, created: false }
  })
}

const own = (sql: Sql, ctx: Context, blobId: number) =>
  sql`update charla.blobs set discard_after = null where account_id = ${ctx.accountId} and id = ${blobId}`

type Progress = { state: ArrivalState; attempts: number; pruned: boolean }

type Row = {
  id: number
  attempts: number
  inbox_id: number
  channel: string
  entrance: string
  key: string
  about: Record<string, unknown>
  payload: Buffer | null
  file_key: string | null
  pruned_at: Date | null
  state: number
  received_at: Date
}

/** An arrival with its body. Undefined when it is gone, as with its inbox. One that is not kept any more has none. */
export async function findArrival(ctx: Context, id: number): Promise<(Arrival & Progress) | undefined> {
  const [row] = await inOneTrip<Row>(
    ctx,
    sql => sql`
    select a.*, b.key as file_key from charla.arrivals a
    join charla.inboxes i on (i.account_id, i.id) = (a.account_id, a.inbox_id) and i.deleted_at is null
    left join charla.blobs b on (b.account_id, b.id) = (a.account_id, a.blob_id)
    where a.account_id = ${ctx.accountId} and a.id = ${id}`,
  )
  if (!row) return undefined
  return {
    id: row.id,
    inboxId: row.inbox_id,
    channel: row.channel,
    entrance: row.entrance,
    key: row.key,
    about: row.about,
    payload: row.pruned_at ? Buffer.alloc(0) : (row.payload ?? (await content(row.file_key as string))),
    pruned: row.pruned_at !== null,
    state: arrivalStates[row.state] as ArrivalState,
    attempts: row.attempts,
    receivedAt: row.received_at,
  }
}

async function content(key: string): Promise<Buffer> {
  const stream = await runtime().files.get(key)
  if (!stream) throw new Error('The original of an arrival is not stored')
  return Buffer.concat(await stream.toArray())
}

/** Notes what became of it. */
export const markArrival = (
  sql: Sql,
  ctx: Context,
  id: number,
  {
    state,
    reason = null,
    messageId = null,
  }: { state: ArrivalState; reason?: string | null; messageId?: number | null },
) => sql`
  update charla.arrivals set state = ${stateNumber(state)}, reason = ${reason === null ? null : asReason(reason)}, attempts = attempts + 1,
    message_id = coalesce(${messageId}, message_id), done_at = ${state === 'done' ? ctx.now() : null}
  where account_id = ${ctx.accountId} and id = ${id}`

/** Notes that it could not be written, and why. It waits still. Answers how often it was tried. */
export async function countAttempt(ctx: Context, id: number, reason: string): Promise<number> {
  const [row] = await inOneTrip<{ attempts: number }>(
    ctx,
    sql => sql`
    update charla.arrivals set attempts = attempts + 1, reason = ${asReason(reason)}
    where account_id = ${ctx.accountId} and id = ${id} returning attempts`,
  )
  return row?.attempts ?? 0
}

export type ArrivalSummary = {
  id: number
  entrance: string
  state: ArrivalState
  reason: string | null
  attempts: number
  byte_size: number
  message_id: number | null
  received_at: string
  /** Whether it can be downloaded still. */
  kept: boolean
}

const PER_PAGE = 25

/** What came to the inbox, newest first, without bodies. */
export async function listArrivals(
  ctx: Context,
  inboxId: number,
  asked: { state?: ArrivalState | undefined; before?: number | undefined },
): Promise<ArrivalSummary[]> {
  const rows = await inOneTrip<Omit<ArrivalSummary, 'state' | 'received_at'> & { state: number; received_at: Date }>(
    ctx,
    sql => sql`
    select id, entrance, state, reason, attempts, byte_size, message_id, received_at, pruned_at is null as kept from charla.arrivals
    where account_id = ${ctx.accountId} and inbox_id = ${inboxId}
      ${asked.state ? sql`and state = ${stateNumber(asked.state)}` : sql``}
      ${asked.before ? sql`and id < ${asked.before}` : sql``}
    order by id desc limit ${PER_PAGE}`,
  )
  return rows.map(row => ({
    id: row.id,
    entrance: row.entrance,
    state: arrivalStates[row.state] as ArrivalState,
    reason: row.reason,
    attempts: row.attempts,
    byte_size: row.byte_size,
    message_id: row.message_id,
    received_at: row.received_at.toISOString(),
    kept: row.kept,
  }))
}

/** @throws `gone` where what came is kept no more. */
export function assertKept({ pruned }: Pick<Progress, 'pruned'>): void {
  if (pruned) throw new AppError('gone', 'What came is not kept any more')
}

/** The arrival in this inbox, or the one that the message was made of. @throws `not_found`, or `gone` where it is kept no more. */
export async function arrivalIn(ctx: Context, inboxId: number, id: number) {
  const found = await findArrival(ctx, id)
  if (!found || found.inboxId !== inboxId) throw notFound()
  assertKept(found)
  return found
}
