import { createHash } from 'node:crypto'
import type { Context } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { messageMaxLength } from '#lib/protocol/index.ts'
import type { Arrival, Inbound, InboundFile, InboundMessage } from '../channel.ts'
import { bounceOf, isAutomatic } from './bounce.ts'
import { safeHtml, safeReply } from './html.ts'
import { type Address, fingerprint, type Mail, readMail } from './mail.ts'
import { partsOf } from './reply.ts'
import { mimeOf } from './shapes.ts'

/** What a mail needs to be placed in its thread. */
export type Hints = {
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  /** Every address that it was sent to, however that is known. */
  recipients: string[]
  subject: string | null
  from: string | null
}

/** Reads a mail that came: a message, or news of one of ours that came back. */
export async function readArrival(ctx: Context, arrival: Arrival): Promise<Inbound[]> {
  const { raw, recipients } = await mimeOf(arrival)
  const mail = await readMail(raw)
  const message = await messageFrom(ctx, arrival.inboxId, mail, raw, recipients)
  const bounce = bounceOf(mail)
  if (!bounce) return [message]
  const { action, messageIds, reason } = bounce
  const status = action === 'failed' ? 'failed' : null
  return [{ kind: 'news', sourceIds: messageIds, status, reason, otherwise: message }]
}

async function messageFrom(
  ctx: Context,
  inboxId: number,
  mail: Mail,
  raw: Buffer,
  envelope: string[],
): Promise<InboundMessage> {
  const parts = partsOf(mail.text)
  const content = cut(parts.reply)
  const shortened = parts.reply.length > messageMaxLength
  const flagged = mail.trouble !== null || shortened
  const sender = senderOf(mail)
  return {
    kind: 'message',
    sourceId: await sourceIdOf(ctx, inboxId, mail, raw),
    sender: {
      sourceId: (sender?.address.toLowerCase() ?? 'unknown').slice(0, 255),
      name: sender ? sender.name || (sender.address.split('@')[0] as string) : null,
      email: sender && /^[^\s@]+@[^\s@]+$/.test(sender.address) && sender.address.length <= 255 ? sender.address : null,
    },
    content: content || (mail.html || mail.files.length ? null : (mail.subject ?? '…')),
    contentType: 'incoming_email',
    contentAttributes: { ...attributesOf(mail, parts), ...(flagged ? { could_not_be_fully_read: true } : {}) },
    files: [...filesOf(mail), ...(flagged ? [originalOf(raw)] : [])],
    origin: {
      source: 'email',
      mail_subject: mail.subject,
      in_reply_to: mail.inReplyTo[0] ?? null,
      auto_reply: isAutomatic(mail),
      initiated_at: { timestamp: ctx.now().toISOString() },
    },
    automatic: isAutomatic(mail),
    hints: {
      messageId: mail.messageId,
      inReplyTo: mail.inReplyTo,
      references: mail.references,
      recipients: recipientsOf(mail, envelope),
      subject: mail.subject,
      from: mail.from?.address ?? null,
    } satisfies Hints,
  }
}

/** Well formed: a cut may halve a character, which Postgres does not take. */
const cut = (text: string): string => text.slice(0, messageMaxLength).toWellFormed()

/** Whom an answer would go to. */
export function senderOf(mail: Pick<Mail, 'from' | 'replyTo' | 'headers'>): Address | null {
  const original = mail.headers.get('x-original-sender')?.[0]
  const reply = mail.replyTo.find(one => one.address.includes('@'))
  if (reply && reply.address !== mail.from?.address) return { ...reply, name: reply.name || (mail.from?.name ?? '') }
  if (original?.includes('@')) return { name: mail.from?.name ?? '', address: original.replace(/[<>\s]/g, '') }
  return mail.from
}

const ADDRESSED = ['delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to', 'x-forwarded-for', 'x-envelope-to']

const recipientsOf = (mail: Mail, envelope: string[]): string[] => [
  ...new Set(
    [
      ...envelope,
      ...[...mail.to, ...mail.cc, ...mail.bcc].map(one => one.address),
      ...ADDRESSED.flatMap(name => mail.headers.get(name) ?? []).flatMap(value => value.split(/[\s,<>]+/)),
    ]
      .map(one => one.toLowerCase())
      .filter(one => one.includes('@')),
  ),
]

/**
 * By what the mail is stored once: its Message-ID (E10), or what is in it where it has none. Some programs give one id to
 * different mails; none of them is lost for that.
 */
async function sourceIdOf(ctx: Context, inboxId: number, mail: Mail, raw: Buffer): Promise<string> {
  const id = mail.messageId
  if (!id) return `sha256:${fingerprint(raw)}`
  const short = id.length <= 200 ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`
  const [known] = await inOneTrip<{ essence: string | null }>(
    ctx,
    sql => sql`
    select content_attributes #>> '{email,essence}' as essence from charla.messages
    where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and source_id = ${short}`,
  )
  return known?.essence && !isSame(known.essence, essence(mail)) ? `${short}#${essence(mail)}` : short
}

/**
 * What makes a mail the one it is, besides its id: loosely what a mailing list leaves as it was, and strictly all that people see.
 * Of what a list has sent only the first counts.
 */
function essence(mail: Mail): string {
  const subject = (mail.subject ?? '')
    .replace(/\[[^\]]{0,60}\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const files = mail.files.map(file => [file.filename, digest(file.content)])
  const header = (name: string) => mail.headers.get(name)?.join() ?? ''
  const loose = digest(JSON.stringify([mail.from?.address ?? '', header('date'), subject]))
  if (mail.headers.has('list-id')) return `${loose}.*`
  const addressed = ['to', 'cc', 'x-forwarded-to', 'in-reply-to', 'references'].map(header)
  return `${loose}.${digest(JSON.stringify([mail.text.replace(/\s+/g, ''), files, addressed]))}`
}

function isSame(one: string, other: string): boolean {
  const [loose, strict] = one.split('.')
  const [otherLoose, otherStrict] = other.split('.')
  return loose === otherLoose && (strict === otherStrict || strict === '*' || otherStrict === '*')
}

const digest = (given: string | Buffer) => createHash('sha256').update(given).digest('hex').slice(0, 16)

const filesOf = (mail: Mail): InboundFile[] =>
  mail.files.map(({ filename, type, content, cid, inline }) => ({
    filename,
    type,
    content,
    ...(cid ? { meta: { content_id: cid, inline } } : {}),
  }))

const originalOf = (raw: Buffer): InboundFile => ({ filename: 'original.eml', type: 'message/rfc822', content: raw })

/** As Chatwoot stores a mail beside its message. */
function attributesOf(mail: Mail, parts: { reply: string; quoted: string }): Record<string, unknown> {
  const plain = (list: Address[]) => list.map(one => one.address)
  const header = (name: string) => mail.headers.get(name)?.[0] ?? null
  const html = mail.html ? { full: safeHtml(mail.html), reply: safeReply(mail.html) } : null
  return {
    cc_email: plain(mail.cc),
    bcc_email: plain(mail.bcc),
    email: {
      from: mail.from ? [mail.from.address] : [],
      to: plain(mail.to),
      cc: plain(mail.cc),
      bcc: plain(mail.bcc),
      reply_to: plain(mail.replyTo),
      subject: mail.subject,
      date: mail.date?.toISOString() ?? null,
      message_id: mail.messageId,
      in_reply_to: mail.inReplyTo[0] ?? null,
      references: mail.references,
      content_type: mail.contentType,
      multipart: mail.multipart,
      number_of_attachments: mail.files.length,
      auto_reply: isAutomatic(mail),
      headers: {
        'x-original-from': header('x-original-from'),
        'x-original-sender': header('x-original-sender'),
        'x-forwarded-for': header('x-forwarded-for'),
      },
      html_content: html
        ? { ...html, quoted: html.full.startsWith(html.reply) ? html.full.slice(html.reply.length) : '' }
        : {},
      text_content: {
        full: cut(mail.text),
        reply: cut(parts.reply),
        quoted: cut(parts.quoted),
      },
      essence: essence(mail),
      ...(mail.trouble ? { trouble: mail.trouble } : {}),
    },
  }
}
