import { createHash } from 'node:crypto'
import { type AddressObject, type EmailAddress, type ParsedMail, simpleParser } from 'mailparser'
import { halfEncoded, unpadded } from './nearly.ts'

/** Longer HTML is not made safe or turned into text, which would take too long: it is in the original. */
const LONGEST_HTML = 1_000_000
const LONGEST_LINE = 2000

export type Address = { name: string; address: string }
export type MailFile = { filename: string; type: string; content: Buffer; cid: string | null; inline: boolean }

/** A mail, read. Texts are such that Postgres can hold them. */
export type Mail = {
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  subject: string | null
  date: Date | null
  from: Address | null
  replyTo: Address[]
  to: Address[]
  cc: Address[]
  bcc: Address[]
  text: string
  html: string | null
  files: MailFile[]
  multipart: boolean
  contentType: string
  /** By names in small letters, unfolded. */
  headers: Map<string, string[]>
  /** What could not be read, for people; null when all was. */
  trouble: string | null
}

/** Reads a raw mail. Never throws: what cannot be read is said in `trouble`, and the raw mail is kept anyway (E3). */
export async function readMail(raw: Buffer): Promise<Mail> {
  const headers = headersOf(raw)
  try {
    const parsed = await simpleParser(unpadded(raw), {
      keepCidLinks: true,
      skipTextToHtml: true,
      maxHtmlLengthToParse: LONGEST_HTML,
    })
    const mail = mailOf(parsed, headers)
    // Of a mail whose boundaries do not fit nothing is found: then all of it is shown.
    const nothing = !mail.text && !mail.html && !mail.files.length
    const tooLong = typeof parsed.html === 'string' && parsed.html.length > LONGEST_HTML
    const trouble = tooLong ? 'The HTML is too long to be shown' : null
    return { ...mail, ...(nothing ? { text: bodyOf(raw) } : {}), ...(tooLong ? { html: null } : {}), trouble }
  } catch (error) {
    const trouble = error instanceof Error ? error.message : 'The mail could not be read'
    const { bareSubject: _, ...bare } = fromHeaders(headers)
    return { ...bare, text: bodyOf(raw), trouble }
  }
}

/** What may stand in an address within HTML, and ends none. */
const CONTENT_ID = /^[^\s"'<>&\0]{1,255}$/u

const bodyOf = (raw: Buffer) =>
  clean(
    decoded(raw.subarray(0, 400_000))
      .replace(/^[\s\S]*?\r?\n\r?\n/, '')
      .trim()
      .slice(0, 100_000),
  )

function mailOf(parsed: ParsedMail, headers: Map<string, string[]>): Omit<Mail, 'trouble'> {
  const { bareSubject, ...bare } = fromHeaders(headers)
  const [from] = addresses(parsed.from)
  return {
    ...bare,
    subject: bareSubject ?? (cleanLine(parsed.subject) || null),
    date: parsed.date && !Number.isNaN(parsed.date.getTime()) ? parsed.date : null,
    from: from ?? null,
    replyTo: addresses(parsed.replyTo),
    to: addresses(parsed.to),
    cc: addresses(parsed.cc),
    bcc: addresses(parsed.bcc),
    text: clean(parsed.text ?? ''),
    html: typeof parsed.html === 'string' && parsed.html.trim() ? clean(parsed.html) : null,
    files: parsed.attachments.map((one, index) => ({
      filename: cleanLine(one.filename) || nameFor(one.contentType, index),
      type: one.contentType || 'application/octet-stream',
      content: Buffer.isBuffer(one.content) ? one.content : Buffer.from(String(one.content ?? '')),
      cid: one.cid && CONTENT_ID.test(one.cid) ? one.cid : null,
      inline: Boolean(one.related || (one.cid && one.contentDisposition !== 'attachment')),
    })),
  }
}

function fromHeaders(headers: Map<string, string[]>): Omit<Mail, 'trouble'> & { bareSubject: string | null } {
  const first = (name: string) => headers.get(name)?.[0] ?? ''
  const type = first('content-type').split(';')[0]?.trim().toLowerCase() || 'text/plain'
  const from = /([^\s<>@"]+@[^\s<>@"]+)/.exec(first('from').slice(0, LONGEST_LINE))?.[1]
  const subject = cleanLine(first('subject')) || null
  return {
    bareSubject: subject && /\P{ASCII}/u.test(subject) ? cleanLine(halfEncoded(subject)) : null,
    messageId: idsOf(first('message-id'))[0] ?? null,
    inReplyTo: idsOf(first('in-reply-to')),
    references: idsOf(headers.get('references')?.join(' ') ?? ''),
    subject,
    date: null,
    from: from ? { name: '', address: from } : null,
    replyTo: [],
    to: [],
    cc: [],
    bcc: [],
    text: '',
    html: null,
    files: [],
    multipart: type.startsWith('multipart/'),
    contentType: type,
    headers,
  }
}

/** The ids within `<…>`, or what stands there without; in their order, each once. */
export function idsOf(value: string): string[] {
  const bracketed = [...value.matchAll(/<\s*([^<>\s]{1,1000})\s*>/g)].map(found => found[1] as string)
  const found = bracketed.length ? bracketed : value.split(/[\s,;]+/).filter(one => /^[^\s<>]+@[^\s<>]+$/.test(one))
  return [...new Set(found.map(clean))].slice(-200)
}

/** The mail's header fields, unfolded, as they stand there. */
function headersOf(raw: Buffer): Map<string, string[]> {
  const text = raw.subarray(0, 262_144).toString('latin1')
  const [head = ''] = text.replace(/^(?:\s*\r?\n)+/, '').split(/\r?\n\r?\n/, 1)
  const fields = new Map<string, string[]>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]{1,100})\s*:\s*(.*)$/.exec(line) ?? []
    if (!name || value === undefined) continue
    const key = name.toLowerCase()
    fields.set(key, [...(fields.get(key) ?? []), clean(decoded(Buffer.from(value.trim(), 'latin1')))])
  }
  return fields
}

/** Header fields must be ASCII. Those that are not are UTF-8, or of a time when nearly everybody wrote Western European. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const addresses = (given: AddressObject | AddressObject[] | undefined): Address[] =>
  [given ?? []]
    .flat()
    .flatMap(one => one.value.flatMap(flat))
    .slice(0, 500)

const flat = (one: EmailAddress): Address[] =>
  one.group
    ? one.group.flatMap(flat)
    : one.address
      ? [
          {
            name: cleanLine(one.name).slice(0, 255).toWellFormed(),
            address: clean(one.address).trim().slice(0, 320).toWellFormed(),
          },
        ]
      : []

/** What Postgres can hold: no NUL, no half of a surrogate pair. */
export const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed()
const cleanLine = (text: string | undefined): string =>
  clean(text ?? '')
    .replace(/[\r\n\t]+/g, ' ')
    .trim()

function nameFor(type: string | undefined, index: number): string {
  if (type === 'message/rfc822') return `message-${index + 1}.eml`
  if (type === 'message/delivery-status') return 'delivery-status.txt'
  if (type === 'text/rfc822-headers') return 'headers.txt'
  return `file-${index + 1}`
}

/** Header fields that differ with the way that a mail came. */
const TRAVEL =
  /^(?:received|return-path|delivered-to|x-original-to|envelope-to|delivery-date|status|x-status|x-uid|x-keywords|x-received|x-forwarded-[a-z]+|arc-[a-z-]+|authentication-results|received-spf|x-spam-[a-z-]+|x-google-smtp-source|x-gm-[a-z-]+)\s*:/i

/** The same for the same mail, however it came: line ends and what each way adds make no difference. */
export function fingerprint(raw: Buffer): string {
  const text = raw.toString('latin1').replace(/\r\n?/g, '\n').replace(/^\n+/, '')
  const end = text.indexOf('\n\n')
  const [head, body] = end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end)]
  const fields = head.split(/\n(?![ \t])/).filter(field => !TRAVEL.test(field) && !/^From \S/.test(field))
  return createHash('sha256').update(fields.join('\n')).update(body.trimEnd()).digest('hex')
}
