import { randomUUID } from 'node:crypto'
import type { Context } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { contentTypes, messageStatuses } from '#lib/protocol/index.ts'
import type { Delivered, Delivering } from '../channel.ts'
import { type Outgoing, type OutgoingFile, outgoingOf } from '../outgoing.ts'
import { beginParts, failPart, notePart } from '../parts.ts'
import { askBot, BotRefusal, neverArrived, noteStanding, reasonOf, secretsOf, type TelegramRow } from './bot.ts'
import { asTelegram } from './format.ts'
import { sourceOf } from './read.ts'

const FAILED = messageStatuses.indexOf('failed')
/** Tags do not count, and what becomes of Markdown is hardly longer: room is left all the same. */
const MOST_TEXT = 4000
const MOST_CAPTION = 1000
const MB = 1_048_576
const MOST_FILE = 50 * MB
const MOST_DATA = 64
const MOST_BUTTONS = 100

/** One thing that is sent. */
type Piece = {
  method: string
  payload: Record<string, unknown>
  plain: Record<string, unknown>
  file?: { field: string; own: OutgoingFile }
}

/** What Telegram shows as what; everything else goes as a document. */
const kinds: { method: string; field: string; types: RegExp; most: number; voice?: boolean }[] = [
  { method: 'sendPhoto', field: 'photo', types: /^image\/(?:jpeg|png|webp)$/, most: 10 * MB },
  { method: 'sendAnimation', field: 'animation', types: /^image\/gif$/, most: MOST_FILE },
  { method: 'sendVideo', field: 'video', types: /^video\/mp4$/, most: MOST_FILE },
  { method: 'sendVoice', field: 'voice', types: /^audio\/(?:ogg|opus|mpeg|mp4|x-m4a)$/, most: MOST_FILE, voice: true },
  { method: 'sendAudio', field: 'audio', types: /^audio\/(?:mpeg|mp3|mp4|x-m4a)$/, most: MOST_FILE },
]

/** Delivers the messages of Telegram inboxes, part by part. What becomes of them Telegram does not tell. */
export const telegramDelivering: Delivering = {
  name: 'telegram',
  async deliver(ctx, { id, inboxId }) {
    const one = await outgoingOf<TelegramRow>(ctx, id, 'channel_telegram')
    if (!one?.channel) return { state: 'failed', reason: 'The inbox is not there any more' }
    const large = one.files?.find(file => file.byte_size > MOST_FILE)
    if (large) return { state: 'failed', reason: `${large.filename} is larger than Telegram takes` }
    const pieces = compose(one)
    if (!pieces.length) return { state: 'failed', reason: 'There is nothing in it that Telegram could carry' }
    return sendPieces(ctx, inboxId, one, one.channel, pieces)
  },
}

/** What the message is sent as, in order: the words below the first file where they fit, and else before. */
function compose(one: Outgoing<TelegramRow>): Piece[] {
  const words = (one.content ?? '').trim()
  const files = one.files ?? []
  if (!files.length) return texts([words, ...lines(one)].filter(Boolean).join('\n\n'), keyboard(one))
  const below = words.length <= MOST_CAPTION
  const sent = files.map((own, index): Piece => {
    const kind = kinds.find(
      ({ types, most, voice }) => types.test(bare(own)) && own.byte_size <= most && (!voice || own.voice),
    )
    const { method, field } = kind ?? { method: 'sendDocument', field: 'document' }
    return {
      method,
      ...(below && index === 0 && words ? said(words, 'caption') : { payload: {}, plain: {} }),
      file: { field, own },
    }
  })
  return below ? sent : [...texts(words), ...sent]
}

const bare = ({ content_type }: OutgoingFile) => content_type.split(';')[0] ?? ''

/** As HTML, and as it stands for the day that Telegram cannot read that. */
const said = (words: string, name: 'text' | 'caption') => ({
  payload: { [name]: asTelegram(words), parse_mode: 'HTML' },
  plain: { [name]: words },
})

function texts(words: string, markup: object = {}): Piece[] {
  const pieces: Piece[] = []
  for (let rest = words; rest; ) {
    const body = cut(rest)
    rest = rest.slice(body.length).trim()
    const { payload, plain } = said(body, 'text')
    const last = rest ? {} : markup
    pieces.push({ method: 'sendMessage', payload: { ...payload, ...last }, plain: { ...plain, ...last } })
  }
  return pieces
}

/** At most so much as one message takes, ending at the end of a line or word. */
function cut(text: string): string {
  if (text.length <= MOST_TEXT) return text
  const most = text.slice(0, MOST_TEXT)
  const end = Math.max(most.lastIndexOf('\n'), most.lastIndexOf(' '))
  if (end > MOST_TEXT / 2) return most.slice(0, end)
  return most.isWellFormed() ? most : most.slice(0, -1)
}

type Item = Record<string, string>
const itemsOf = ({ content_attributes }: Outgoing<TelegramRow>) => (content_attributes.items ?? []) as Item[]
const isChoice = ({ content_type }: Outgoing<TelegramRow>) => contentTypes[content_type] === 'input_select'

/** Articles and cards are lines of text. */
const lines = (one: Outgoing<TelegramRow>): string[] =>
  isChoice(one)
    ? []
    : itemsOf(one).flatMap(
        item => [item.title ?? item.label, item.description, item.link].filter(Boolean).join('\n') || [],
      )

/** What is to be chosen from are buttons, each in a line of its own. */
function keyboard(one: Outgoing<TelegramRow>): object {
  const items = isChoice(one) ? itemsOf(one).slice(0, MOST_BUTTONS) : []
  if (!items.length) return {}
  const buttons = items.map(({ title, value }, index) => {
    const data = value || title || ''
    // A button carries 64 bytes; what was chosen is read from its words.
    return [{ text: title || value || '…', callback_data: Buffer.byteLength(data) <= MOST_DATA ? data : `#${index}` }]
  })
  return { reply_markup: { inline_keyboard: buttons } }
}

async function sendPieces(
  ctx: Context,
  inboxId: number,
  one: Outgoing<TelegramRow>,
  row: TelegramRow,
  pieces: Piece[],
): Promise<Delivered> {
  const left = (part: number) =>
    one.parts?.some(known => known.part === part && known.source_id && known.status !== FAILED)
  const open = [...pieces.entries()].filter(([part]) => !left(part)) // what has left in an earlier attempt stays
  const numbers = open.map(([part]) => part)
  await withAccount(ctx, ({ sql }) => beginParts(sql, ctx, inboxId, one.id, numbers))
  for (const [part, piece] of open) {
    const outcome = await sendPiece(ctx, one, row, piece, part)
    if (outcome.state !== 'sent') return outcome
  }
  if (row.trouble) await noteStanding(ctx, row, null)
  return { state: 'sent' }
}

async function sendPiece(
  ctx: Context,
  one: Outgoing<TelegramRow>,
  row: TelegramRow,
  piece: Piece,
  part: number,
): Promise<Delivered> {
  const answered = part === 0 && one.answers?.startsWith(`${one.to}:`) ? Number(one.answers.split(':')[1]) : Number.NaN
  const around = {
    chat_id: one.to,
    ...(Number.isInteger(answered)
      ? { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }
      : {}),
  }
  let content: Buffer | undefined
  try {
    content = piece.file && (await contentOf(piece.file.own))
  } catch (error) {
    // Nothing was sent: storage that is away for a while costs nobody a message.
    if (!(error instanceof BotRefusal)) return { state: 'later', reason: (error as Error).message }
  }
  try {
    if (piece.file && !content) throw new BotRefusal(410, 'The file is not stored any more')
    const { message_id } = await send(secretsOf(row).bot_token, piece, around, content)
    await withAccount(ctx, ({ sql }) => notePart(sql, ctx, one.id, part, sourceOf(one.to, message_id)))
    return { state: 'sent' }
  } catch (error) {
    const outcome = await refused(ctx, row, error as Error)
    if (outcome.state === 'failed')
      await withAccount(ctx, ({ sql }) => failPart(sql, ctx, one.id, part, outcome.reason))
    return outcome
  }
}

async function send(
  token: string,
  piece: Piece,
  around: object,
  content: Buffer | undefined,
): Promise<{ message_id: number }> {
  const ask = (payload: object) => {
    const fields = { ...around, ...payload }
    return askBot<{ message_id: number }>(
      token,
      piece.method,
      piece.file && content ? form(fields, piece.file.field, piece.file.own, content) : fields,
    )
  }
  return ask(piece.payload).catch((error: Error) => {
    const unreadable = error instanceof BotRefusal && error.code === 400 && /parse entities/i.test(error.message)
    if (unreadable) return ask(piece.plain)
    throw error
  })
}

async function contentOf({ key }: OutgoingFile): Promise<Buffer> {
  const stream = await runtime().files.get(key)
  if (!stream) throw new BotRefusal(410, 'The file is not stored any more')
  return Buffer.concat(await stream.toArray())
}

function form(fields: object, name: string, { filename, content_type }: OutgoingFile, content: Buffer) {
  const boundary = `charla-${randomUUID()}`
  const texts = Object.entries(fields).map(
    ([key, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${typeof value === 'string' ? value : JSON.stringify(value)}\r\n`,
  )
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${filename.replace(/["\r\n]/g, '_')}"\r\nContent-Type: ${content_type}\r\n\r\n`
  const body = Buffer.concat([Buffer.from(texts.join('') + head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { body, type: `multipart/form-data; boundary=${boundary}` }
}

async function refused(ctx: Context, row: TelegramRow, error: Error): Promise<Delivered> {
  if (!(error instanceof BotRefusal)) return { state: neverArrived(error) ? 'later' : 'unknown', reason: error.message }
  const { code } = error
  if (code === 401) await noteStanding(ctx, row, reasonOf(error))
  if (code === 429) return { state: 'later', reason: error.reason }
  // A gateway that has given up does not know whether the message was taken.
  return { state: code >= 500 ? 'unknown' : 'failed', reason: error.reason }
}
