import { z } from 'zod'
import type { AccountLocale } from '#lib/accounts/index.ts'
import type { Context } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { mostBytes } from '#lib/base/files/index.ts'
import { OutboundError } from '#lib/base/http/outbound.ts'
import { runtime } from '#lib/base/runtime.ts'
import type { NewAttachment } from '#lib/conversations/index.ts'
import {
  type Arrival,
  type Inbound,
  type InboundFile,
  type InboundMessage,
  type Receiving,
  TryLater,
} from '../channel.ts'
import { messageByPart } from '../parts.ts'
import {
  askBot,
  BotRefusal,
  botFile,
  findBot,
  isKeyRefused,
  noteStanding,
  reasonOf,
  secretsOf,
  type TelegramRow,
} from './bot.ts'

// What Telegram delivers, as loosely as it comes: kinds that nobody has told us of, parts that are missing.
const maybe = <T extends z.ZodType>(one: T) => one.nullish().catch(null)
const words = maybe(z.string())
const count = maybe(z.number())
const person = z.looseObject({
  id: z.number(),
  first_name: words,
  last_name: words,
  username: words,
  is_bot: maybe(z.boolean()),
})
const media = z.looseObject({ file_id: z.string(), file_name: words, mime_type: words, file_size: count })
const place = z.looseObject({ latitude: z.number(), longitude: z.number() })
const entity = z.looseObject({ type: z.string(), offset: z.number(), length: z.number(), url: words })
const button = z.looseObject({ text: z.string(), callback_data: words })
const message = z.looseObject({
  message_id: z.number(),
  date: count,
  from: maybe(person),
  chat: z.looseObject({ id: z.number(), type: z.string() }),
  text: words,
  caption: words,
  entities: maybe(z.array(entity)),
  caption_entities: maybe(z.array(entity)),
  photo: maybe(z.array(media)),
  video: maybe(media),
  video_note: maybe(media),
  animation: maybe(media),
  voice: maybe(media),
  audio: maybe(media),
  document: maybe(media),
  sticker: maybe(
    media.extend({
      emoji: words,
      is_animated: maybe(z.boolean()),
      is_video: maybe(z.boolean()),
      thumbnail: maybe(media),
    }),
  ),
  location: maybe(place),
  venue: maybe(z.looseObject({ location: place, title: words, address: words })),
  contact: maybe(z.looseObject({ phone_number: words, first_name: words, last_name: words })),
  dice: maybe(z.looseObject({ emoji: words, value: count })),
  reply_to_message: maybe(z.looseObject({ message_id: z.number() })),
  quote: maybe(z.looseObject({ text: words })),
  forward_origin: z.unknown().optional(),
  reply_markup: maybe(z.looseObject({ inline_keyboard: maybe(z.array(z.array(button))) })),
})
type Message = z.output<typeof message>
const update = z.looseObject({
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z.looseObject({ id: z.string(), from: person, message: maybe(message), data: words }).optional(),
  my_chat_member: z.looseObject({ new_chat_member: maybe(z.looseObject({ status: words })) }).optional(),
})

/** Reads what Telegram brings: one update. */
export const telegramReceiving: Receiving = { name: 'telegram', known: messageByPart, read }

async function read(ctx: Context, arrival: Arrival): Promise<Inbound[]> {
  const row = await findBot(ctx, arrival.inboxId)
  if (!row) throw new Error('The inbox is not there any more')
  await noteHearing(ctx, row)
  const given = update.parse(JSON.parse(arrival.payload.toString('utf8')))
  const said = given.message ?? given.edited_message ?? given.callback_query?.message
  if (said && said.chat.type !== 'private')
    return [
      { kind: 'note', reason: 'It was said in a group or channel: only what people write to the bot itself is taken' },
    ]
  const unsupported = unsupportedIn[await localeOf(ctx)] ?? unsupportedIn.en
  if (given.message) return [inbound(ctx, row, given.message, unsupported)]
  if (given.edited_message) return [edited(inbound(ctx, row, given.edited_message, unsupported))]
  if (given.callback_query) return pressed(row, given.callback_query)
  const status = given.my_chat_member?.new_chat_member?.status
  const kinds = Object.keys(given).filter(name => name !== 'update_id')
  return [
    {
      kind: 'note',
      reason: status === 'kicked' ? 'Somebody has blocked the bot' : `${kinds.join(', ')}: is no message`,
    },
  ]
}

/** Of ours and of theirs: numbers count in each chat anew. */
export const sourceOf = (chat: number | string, id: number) => `${chat}:${id}`

function inbound(ctx: Context, row: TelegramRow, one: Message, unsupported: string): InboundMessage {
  const file = fileOf(one)
  const attachments = [...placeOf(one), ...cardOf(one)]
  const dice = one.dice ? `${one.dice.emoji ?? '🎲'} ${one.dice.value ?? ''}`.trim() : null
  const content =
    clean(withLinks(one)) ??
    clean(dice) ??
    attachments[0]?.fallbackTitle ??
    (one.sticker ? clean(one.sticker.emoji) : null)
  const isEmpty = content === null && !file && !attachments.length
  return {
    kind: 'message',
    sourceId: sourceOf(one.chat.id, one.message_id),
    sender: senderOf(one.from ?? { id: one.chat.id }),
    content: isEmpty ? unsupported : content,
    contentAttributes: {
      ...(isEmpty ? { is_unsupported: true, unsupported_type: kindOf(one) } : {}),
      ...(one.sticker ? { image_type: 'sticker' } : {}),
      ...(one.forward_origin ? { forwarded: true } : {}),
      ...(one.quote?.text ? { quoted: one.quote.text.slice(0, 1024) } : {}),
      ...(one.date ? { external_created_at: one.date } : {}),
    },
    attachments,
    files: file ? () => fetchFile(ctx, row, file) : [],
    ...(one.reply_to_message ? { inReplyTo: sourceOf(one.chat.id, one.reply_to_message.message_id) } : {}),
    ...(one.date ? { sentAt: new Date(one.date * 1000) } : {}),
    origin: { source: 'telegram', ...(one.from?.username ? { username: one.from.username } : {}) },
  }
}

/** What was written first stays beside what it says now. */
const edited = (now: InboundMessage): Inbound =>
  now.content ? { kind: 'change', sourceIds: [now.sourceId], content: now.content, otherwise: now } : now

/** A button below one of our messages was pressed: that is what they say. */
async function pressed(
  row: TelegramRow,
  { id, from, message: below, data }: NonNullable<z.output<typeof update>['callback_query']>,
): Promise<Inbound[]> {
  // Their program turns a wheel until it hears of it; that it does not is no reason to lose what they said.
  await askBot(secretsOf(row).bot_token, 'answerCallbackQuery', { callback_query_id: id }).catch(() => {})
  const shown = below?.reply_markup?.inline_keyboard?.flat().find(one => one.callback_data === data)?.text
  return [
    {
      kind: 'message',
      sourceId: `callback:${id}`.slice(0, 255),
      sender: senderOf(from),
      content: clean(shown ?? data),
      contentAttributes: { button: { payload: data ?? null } },
      files: [],
      ...(below ? { inReplyTo: sourceOf(below.chat.id, below.message_id) } : {}),
      origin: { source: 'telegram' },
    },
  ]
}

const senderOf = ({ id, first_name, last_name, username }: Partial<z.output<typeof person>> & { id: number }) => ({
  sourceId: String(id),
  name: clean([first_name, last_name].filter(Boolean).join(' ')) ?? clean(username) ?? `Telegram ${id}`,
})

/** The text, with the addresses that are hidden behind words. */
function withLinks({ text, caption, entities, caption_entities }: Message): string {
  let shown = text ?? caption ?? ''
  const links = (entities ?? caption_entities ?? []).filter(one => one.type === 'text_link' && one.url)
  for (const { offset, length, url } of links.toSorted((a, b) => b.offset - a.offset)) {
    const end = offset + length
    if (shown.slice(offset, end) !== url) shown = `${shown.slice(0, end)} (${url})${shown.slice(end)}`
  }
  return shown
}

type Found = { id: string; name: string; type: string; size: number; meta?: Record<string, unknown> }

function fileOf(one: Message): Found | null {
  const picture = one.photo?.toSorted((a, b) => (b.file_size ?? 0) - (a.file_size ?? 0))[0]
  if (picture) return found(picture, 'photo.jpg', 'image/jpeg')
  if (one.sticker) return stickerOf(one.sticker)
  if (one.voice) return found(one.voice, 'voice.ogg', 'audio/ogg', { is_voice_message: true })
  const film = one.animation ?? one.video ?? one.video_note
  if (film) return found(film, 'video.mp4', 'video/mp4')
  if (one.audio) return found(one.audio, 'audio.mp3', 'audio/mpeg')
  return one.document ? found(one.document, 'document', 'application/octet-stream') : null
}

/** Animated ones are drawings that no browser shows: their picture is. */
function stickerOf(sticker: NonNullable<Message['sticker']>): Found {
  const meta = { sticker: true }
  if (sticker.is_animated && sticker.thumbnail) return found(sticker.thumbnail, 'sticker.webp', 'image/webp', meta)
  return sticker.is_video
    ? found(sticker, 'sticker.webm', 'video/webm', meta)
    : found(sticker, 'sticker.webp', 'image/webp', meta)
}

const found = (one: z.output<typeof media>, name: string, type: string, meta = {}): Found => ({
  id: one.file_id,
  name: clean(one.file_name) ?? name,
  type: one.mime_type ?? type,
  size: one.file_size ?? 0,
  meta,
})

/** @throws TryLater with the reason, when it cannot be had now; Telegram gives bots no large ones at all. */
async function fetchFile(ctx: Context, row: TelegramRow, file: Found): Promise<InboundFile[]> {
  const { bot_token: token } = secretsOf(row)
  try {
    const { file_path: path } = await askBot<{ file_path?: string }>(token, 'getFile', { file_id: file.id })
    if (!path) throw new BotRefusal(404, 'Telegram does not say where the file is')
    const answer = await botFile(token, path.split('/').map(encodeURIComponent).join('/'), mostBytes(runtime().env))
    if (answer.status !== 200) {
      answer.close()
      throw new BotRefusal(answer.status, `The file was answered with ${answer.status}`)
    }
    const pieces: Buffer[] = []
    for await (const piece of answer.body) pieces.push(piece)
    return [
      {
        filename: file.name,
        type: file.type,
        content: Buffer.concat(pieces),
        ...(file.meta ? { meta: file.meta } : {}),
      },
    ]
  } catch (error) {
    if (isKeyRefused(error) && (error as BotRefusal).code === 401) await noteStanding(ctx, row, reasonOf(error))
    const passing =
      error instanceof BotRefusal
        ? error.code >= 500 || error.code === 429
        : error instanceof OutboundError && error.reason !== 'too_large'
    throw new TryLater(reasonOf(error), !passing)
  }
}

function placeOf({ location, venue }: Message): NewAttachment[] {
  const at = venue?.location ?? location
  if (!at || Math.abs(at.latitude) > 90 || Math.abs(at.longitude) > 180) return []
  const title = clean([venue?.title, venue?.address].filter(Boolean).join(', ')) ?? `${at.latitude}, ${at.longitude}`
  return [
    {
      type: 'location',
      fallbackTitle: title.slice(0, 255),
      coordinates: { lat: at.latitude, long: at.longitude },
      externalUrl: `https://www.google.com/maps?q=${at.latitude},${at.longitude}`,
    },
  ]
}

function cardOf({ contact }: Message): NewAttachment[] {
  if (!contact) return []
  const { phone_number: phone, first_name: firstName, last_name: lastName } = contact
  const name = [firstName, lastName].filter(Boolean).join(' ')
  return [
    {
      type: 'contact',
      fallbackTitle: [name, phone].filter(Boolean).join(', ').slice(0, 255),
      meta: {
        firstName: firstName ?? null,
        lastName: lastName ?? null,
        name,
        phones: phone ? [phone] : [],
        emails: [],
        company: null,
      },
    },
  ]
}

/** What a message is that brings nothing we know. */
const AROUND = ['message_id', 'date', 'from', 'chat', 'reply_to_message', 'forward_origin', 'quote']
const kindOf = (one: Message) =>
  Object.keys(one)
    .find(name => !AROUND.includes(name) && one[name] != null)
    ?.slice(0, 64) ?? 'unknown'

const LONGEST = 65_536
/** What Postgres can keep; nothing for blanks. */
function clean(given: string | null | undefined): string | null {
  const kept = (given ?? '').replaceAll('\0', '').toWellFormed().slice(0, LONGEST)
  return kept.trim() === '' ? null : kept
}

const STEADY_MS = 60_000

/** Notes that something genuine has come; once a minute is enough. */
async function noteHearing(ctx: Context, { inbox_id, heard_at }: TelegramRow): Promise<void> {
  if (heard_at && ctx.now().getTime() - heard_at.getTime() < STEADY_MS) return
  await inOneTrip(
    ctx,
    sql => sql`
    update charla.channel_telegram set heard_at = ${ctx.now()} where account_id = ${ctx.accountId} and inbox_id = ${inbox_id}`,
  )
}

async function localeOf(ctx: Context): Promise<AccountLocale> {
  const [account] = await inOneTrip<{ locale: AccountLocale }>(
    ctx,
    sql => sql`select locale from charla.accounts where id = ${ctx.accountId}`,
  )
  return account?.locale ?? 'en'
}

/** What stands for things that have no words of their own, in the account's language. */
const unsupportedIn: Record<AccountLocale, string> = {
  en: 'This kind of message cannot be shown here. See it in Telegram.',
  es: 'Este tipo de mensaje no se puede mostrar aquí. Consúltalo en Telegram.',
  'pt-BR': 'Este tipo de mensagem não pode ser mostrado aqui. Veja no Telegram.',
  ar: 'لا يمكن عرض هذا النوع من الرسائل هنا. شاهدها في تيليجرام.',
}
