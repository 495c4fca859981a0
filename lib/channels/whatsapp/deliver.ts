import { randomUUID } from 'node:crypto'
import type { Context } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { messageStatuses } from '#lib/protocol/index.ts'
import type { Delivered, Delivering } from '../channel.ts'
import { outgoingOf } from '../outgoing.ts'
import { beginParts, failPart, notePart } from '../parts.ts'
import { compose, type Piece } from './compose.ts'
import { GraphRefusal, graph, neverArrived } from './graph.ts'
import type { WhatsappRow } from './inbox.ts'
import type { Outgoing } from './outgoing.ts'
import { noteSuccess, noteTrouble } from './trouble.ts'

const DAY_MS = 86_400_000
const FAILED = messageStatuses.indexOf('failed')

/** Meta's words for: not now. Too many at once, or a fault of its own. */
const PASSING = [1, 2, 4, 80007, 130429, 131016, 131048, 131056, 133004, 135000]
const CLOSED =
  '131047: More than 24 hours have passed since the customer last replied to this number. Only a template can be sent.'

/** Delivers the messages of WhatsApp inboxes, part by part. */
export const whatsappDelivering: Delivering = {
  name: 'whatsapp',
  async deliver(ctx, { id, inboxId }) {
    const one = await outgoingOf<WhatsappRow>(ctx, id, 'channel_whatsapp')
    if (!one?.channel) return { state: 'failed', reason: 'The inbox is not there any more' }
    if (isClosed(ctx, one)) return { state: 'failed', reason: CLOSED }
    const composed = compose(one)
    if (typeof composed === 'string') return { state: 'failed', reason: composed }
    if (composed.text && !one.content?.trim()) await noteText(ctx, id, composed.text)
    return sendPieces(ctx, inboxId, one, one.channel, composed.pieces)
  },
}

/** Outside the window Meta takes templates alone; it is not asked (WA7). */
const isClosed = (ctx: Context, { heard_at, additional_attributes: more }: Outgoing) =>
  !(more?.template_params as { name?: unknown } | undefined)?.name &&
  (heard_at === null || ctx.now().getTime() - heard_at.getTime() > DAY_MS)

async function sendPieces(
  ctx: Context,
  inboxId: number,
  one: Outgoing,
  row: WhatsappRow,
  pieces: Piece[],
): Promise<Delivered> {
  const left = (part: number) =>
    one.parts?.some(known => known.part === part && known.source_id && known.status !== FAILED)
  const open = [...pieces.entries()].filter(([part]) => !left(part)) // what has left in an earlier attempt stays
  const numbers = open.map(([part]) => part)
  await withAccount(ctx, ({ sql }) => beginParts(sql, ctx, inboxId, one.id, numbers))
  for (const [part, piece] of open) {
    const sent = await sendPiece(ctx, one, row, piece, part)
    if (sent.state !== 'sent') return sent
  }
  await noteSuccess(ctx, row)
  return { state: 'sent' }
}

async function sendPiece(
  ctx: Context,
  one: Outgoing,
  row: WhatsappRow,
  piece: Piece,
  part: number,
): Promise<Delivered> {
  const payload = await withFile(row, piece).catch((error: Error) => error)
  if (payload instanceof Error) return refused(ctx, row, payload, true)
  try {
    const answer = await graph<{ messages?: { id?: string }[] }>(row, 'messages', {
      json: {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        ...(/^\d+$/.test(one.to) ? { to: one.to } : { recipient: one.to }),
        ...(part === 0 && one.answers && payload.type !== 'reaction' ? { context: { message_id: one.answers } } : {}),
        // Comes back with every status: so we learn what became of it although we never heard the answer.
        biz_opaque_callback_data: `${one.id}.${part}`,
        ...payload,
      },
    })
    const sourceId = answer.messages?.[0]?.id
    if (!sourceId) return { state: 'unknown', reason: 'The provider has not said under which id it has taken it' }
    await withAccount(ctx, ({ sql }) => notePart(sql, ctx, one.id, part, sourceId))
    return { state: 'sent' }
  } catch (error) {
    const outcome = await refused(ctx, row, error as Error, neverArrived(error))
    if (outcome.state === 'failed')
      await withAccount(ctx, ({ sql }) => failPart(sql, ctx, one.id, part, outcome.reason))
    return outcome
  }
}

/** `surely` when the provider cannot have taken the message. */
async function refused(ctx: Context, row: WhatsappRow, error: Error, surely: boolean): Promise<Delivered> {
  if (!(error instanceof GraphRefusal)) return { state: surely ? 'later' : 'unknown', reason: error.message }
  const { status, code, reason } = error
  if (status === 401 || code === 190) await noteTrouble(ctx, row, reason)
  if (PASSING.includes(code) || status === 429 || (status === 503 && code === 0)) return { state: 'later', reason }
  // A gateway that has given up does not know whether the message was taken.
  if (status >= 500 && code === 0 && !surely) return { state: 'unknown', reason }
  return { state: status >= 500 && surely ? 'later' : 'failed', reason }
}

/** Uploads the piece's file, and names it. */
async function withFile(row: WhatsappRow, { payload, file }: Piece): Promise<Record<string, unknown>> {
  if (!file) return payload
  const stream = await runtime().files.get(file.own.key)
  if (!stream) throw new GraphRefusal(410, 0, 'The file is not stored any more')
  const { body, type } = form(file.own, Buffer.concat(await stream.toArray()))
  const { id } = await graph<{ id?: string }>(row, 'media', { body, type, timeoutMs: 120_000 })
  if (!id) throw new GraphRefusal(502, 0, 'The provider has not taken the file')
  return { ...payload, [file.kind]: { id, ...(payload[file.kind] as object) } }
}

function form({ filename, content_type }: { filename: string; content_type: string }, content: Buffer) {
  const boundary = `charla-${randomUUID()}`
  // Browsers record voices as audio/opus in Ogg; Meta knows them by their container.
  const kind = content_type === 'audio/opus' ? 'audio/ogg' : content_type
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const name = filename.replace(/["\r\n]/g, '_')
  const head = `${field('messaging_product', 'whatsapp')}${field('type', kind)}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${kind}\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { body, type: `multipart/form-data; boundary=${boundary}` }
}

/** What the template says is what the message says, for who reads it here. */
const noteText = (ctx: Context, id: number, text: string) =>
  withAccount(ctx, async ({ sql, track }) => {
    const [changed] = await sql<{ conversation_id: number; inbox_id: number }[]>`
      update charla.messages set content = ${text} where account_id = ${ctx.accountId} and id = ${id} returning conversation_id, inbox_id`
    if (changed)
      track({
        name: 'message.updated',
        messageId: id,
        conversationId: changed.conversation_id,
        inboxId: changed.inbox_id,
      })
  })
