import type { Context } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import type { MessageStatus } from '#lib/protocol/index.ts'
import type { Arrival, Inbound, InboundChange, InboundMessage, InboundNote, Sender } from '../channel.ts'
import { clean, editedText, explained, sayings, unsupported } from './content.ts'
import { findWhatsappInbox, type WhatsappRow } from './inbox.ts'
import { fetchMedia } from './media.ts'
import {
  type Change,
  changesOf,
  type MediaKind,
  mediaKinds,
  messageSchema,
  type Profile,
  statusSchema,
  type WhatsappMessage,
  type WhatsappStatus,
} from './payload.ts'
import { noteHearing } from './trouble.ts'
import { type Words, wordsIn } from './words.ts'

/** What a status means for a message. Voice messages that were heard were read. */
const statuses: Record<string, MessageStatus> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
}
const QUIET = ['reaction', 'system', 'revoke', 'edit']

/**
 * Everything in a delivery, in its order. What is about another number, or about the company's account at Meta, is
 * noted with the arrival. @throws when it is no delivery at all.
 */
export async function readDelivery(ctx: Context, arrival: Arrival): Promise<Inbound[]> {
  const row = await findWhatsappInbox(ctx, arrival.inboxId)
  if (!row) throw new Error('The inbox is not there any more')
  await noteHearing(ctx, row)
  const words = wordsIn(await localeOf(ctx))
  const reader: Reader = { ctx, row, words, arrivalId: arrival.id }
  return changesOf(arrival.payload).flatMap(change => readChange(reader, change))
}

type Reader = { ctx: Context; row: WhatsappRow; words: Words; arrivalId: number }

function readChange(reader: Reader, { field, value }: Change): Inbound[] {
  const other = otherNumber(reader.row, value.metadata)
  const empty = !value.messages && !value.message_echoes && !value.statuses && !value.calls
  if (empty) return [note(`${field}: is about the account at Meta, and no message`)]
  if (other) return [note(`It is for the number ${other}, and not for this inbox`, true)]
  const profiles = value.contacts ?? []
  return [
    ...each(value.messages, one => readMessage(reader, messageSchema.parse(one), profiles)),
    ...each(value.message_echoes, one => readEcho(reader, messageSchema.parse(one), profiles)),
    ...each(value.calls, one => readCall(reader, messageSchema.parse(one), profiles)),
    ...each(value.statuses, one => readStatus(statusSchema.parse(one))),
  ]
}

/** What one of them is not keeps the others from nothing. */
const each = (given: unknown[] | null | undefined, read: (one: unknown) => Inbound): Inbound[] =>
  (given ?? []).map(one => {
    try {
      return read(one)
    } catch (error) {
      return note(`A part could not be read: ${(error as Error).message.slice(0, 500)}`, true)
    }
  })

const note = (reason: string, failed = false): InboundNote => ({ kind: 'note', reason, failed })

/** The number that a change is about, when it is not the inbox's. 360dialog has one number at each address. */
function otherNumber(row: WhatsappRow, metadata: Change['value']['metadata']): string | null {
  const { phone_number_id: id, display_phone_number: display } = metadata ?? {}
  if (!id || id === row.phone_number_id || row.provider === 'default') return null
  return display?.replace(/\D/g, '') === row.phone_number.slice(1) ? null : id
}

function readMessage(reader: Reader, message: WhatsappMessage, profiles: Profile[]): Inbound {
  const sender = senderOf(message.from ?? null, message.from_user_id ?? message.user_id, profiles)
  const change = changeOf(message)
  const read = inbound(reader, message, sender)
  return change ? { ...change, otherwise: read } : read
}

/** What was written in the app on the company's phone (coexistence). It opens no window. */
function readEcho(reader: Reader, message: WhatsappMessage, profiles: Profile[]): Inbound {
  const read = inbound(reader, message, senderOf(message.to ?? null, null, profiles))
  const echo: InboundMessage = {
    ...read,
    outgoing: true,
    contentAttributes: { ...read.contentAttributes, external_echo: true },
  }
  const change = changeOf(message)
  return change ? { ...change, otherwise: echo } : echo
}

function readCall(reader: Reader, call: WhatsappMessage, profiles: Profile[]): Inbound {
  const { event, direction } = call as { event?: unknown; direction?: unknown }
  if (event !== 'connect' || direction === 'BUSINESS_INITIATED') return note(`calls: ${String(event ?? 'unknown')}`)
  const content = reader.words.call
  const read = inbound(reader, { ...call, type: 'call' }, senderOf(call.from ?? null, null, profiles))
  return { ...read, content, contentAttributes: { ...read.contentAttributes, is_unsupported: true } }
}

function readStatus({ id, status, type, biz_opaque_callback_data: mark, errors }: WhatsappStatus): Inbound {
  const known = statuses[status.toLowerCase()]
  if (type === 'call' || !known) return note(`The status ${status} of ${id} says nothing of a message`)
  const reason = known === 'failed' ? (errors ?? []).map(explained).join('; ') || 'No reason was given' : null
  return { kind: 'news', sourceIds: [id], status: known, reason, mark: mark ?? undefined }
}

/** An edit or a deletion of a message that is there. */
function changeOf({ type, edit, revoke }: WhatsappMessage): Omit<InboundChange, 'otherwise'> | null {
  if (type === 'revoke' && revoke?.original_message_id)
    return { kind: 'change', sourceIds: [revoke.original_message_id], deleted: true }
  const content = type === 'edit' ? editedText(edit?.message) : null
  return content && edit?.original_message_id
    ? { kind: 'change', sourceIds: [edit.original_message_id], content }
    : null
}

function inbound({ ctx, row, words }: Reader, message: WhatsappMessage, sender: Sender): InboundMessage {
  const kind = kindOf(message)
  const media = mediaKinds.find(one => one === kind)
  const file = media && message[media]
  const saying = media ? null : (sayings[kind] ?? unsupported)
  const said = saying?.(message, words) ?? { content: clean(file?.caption), attributes: {} }
  const { content, attributes, attachments } =
    media || said.content !== null || said.attachments?.length ? said : unsupported(message, words)
  const answered = message.context?.id ?? (kind === 'reaction' ? message.reaction?.message_id : null)
  return {
    kind: 'message',
    sourceId: message.id,
    sender,
    content,
    contentAttributes: { ...attributes, ...beside(message), ...(kind === 'sticker' ? { image_type: 'sticker' } : {}) },
    attachments: attachments ?? [],
    files: file ? () => fetchMedia(ctx, row, media as MediaKind, file) : [],
    ...(answered ? { inReplyTo: answered } : {}),
    ...(QUIET.includes(kind) ? { quiet: true } : {}),
    ...(sentAt(message) ? { sentAt: sentAt(message) as Date } : {}),
    origin: { source: 'whatsapp', ...(message.referral ? { referral: message.referral } : {}) },
    hints: kind === 'system' ? { movesTo: message.system?.wa_id ?? message.system?.new_wa_id ?? null } : undefined,
  }
}

/** Some say no kind: then it is what they bring. */
function kindOf(message: WhatsappMessage): string {
  if (message.type) return message.type
  const names = [...mediaKinds, ...Object.keys(sayings)]
  return names.find(name => message[name] !== undefined && message[name] !== null) ?? 'unknown'
}

const beside = ({ context, referral, group_id, timestamp, errors }: WhatsappMessage) => ({
  ...(context?.id ? { in_reply_to_external_id: context.id } : {}),
  ...(context?.forwarded || context?.frequently_forwarded ? { forwarded: true } : {}),
  ...(context?.referred_product ? { referred_product: context.referred_product } : {}),
  ...(referral ? { referral } : {}),
  ...(group_id ? { group_id } : {}),
  ...(timestamp && /^\d{1,12}$/.test(timestamp) ? { external_created_at: Number(timestamp) } : {}),
  ...(errors?.length ? { external_errors: errors.map(explained) } : {}),
})

function sentAt({ timestamp }: WhatsappMessage): Date | null {
  return timestamp && /^\d{9,11}$/.test(timestamp) ? new Date(Number(timestamp) * 1000) : null
}

/** Who writes, by their number, or by the id that Meta gives them where it keeps the number to itself. */
function senderOf(from: string | null, userId: string | null | undefined, profiles: Profile[]): Sender {
  const profile =
    profiles.find(one => from !== null && one.wa_id === from) ??
    profiles.find(one => userId && one.user_id === userId) ??
    (profiles.length === 1 ? profiles[0] : undefined)
  const id = from ?? userId ?? profile?.wa_id ?? profile?.user_id
  if (!id) throw new Error('It does not say who has written it')
  const digits = /^\+?\d{6,15}$/.test(id) ? id.replace('+', '') : null
  return {
    sourceId: (digits ?? id).slice(0, 255),
    aliases: digits ? sameNumber(digits) : [],
    name: clean(profile?.profile?.name ?? profile?.profile?.username) ?? (digits ? `+${digits}` : id),
    ...(digits?.startsWith('0') || !digits ? {} : { phoneNumber: `+${digits}` }),
  }
}

/** Mobile numbers of Brazil and Argentina are written with and without a 9, and are the same. */
export function sameNumber(digits: string): string[] {
  const brazil = /^55(\d{2})(9?)(\d{8})$/.exec(digits)
  if (brazil) return brazil[2] ? [`55${brazil[1]}${brazil[3]}`] : [`55${brazil[1]}9${brazil[3]}`]
  const argentina = /^54(9?)(\d{10})$/.exec(digits)
  return argentina ? [argentina[1] ? `54${argentina[2]}` : `549${argentina[2]}`] : []
}

async function localeOf(ctx: Context): Promise<string> {
  const [account] = await inOneTrip<{ locale: string }>(
    ctx,
    sql => sql`select locale from charla.accounts where id = ${ctx.accountId}`,
  )
  return account?.locale ?? 'en'
}
