import type { SendMailOptions } from 'nodemailer'
import { runtime } from '#lib/base/runtime.ts'
import { renderMarkdown } from '#lib/conversations/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import { forwardAddress } from './inbox.ts'
import type { Answered, Outgoing, StoredFile } from './outgoing.ts'
import { chosen, type Recipients, replyToAll } from './recipients.ts'
import { messageIdFor, threadIdFor } from './threads.ts'

export type Composed = { mail: SendMailOptions; messageId: string; threadId: string; recipients: Recipients }

/** The mail that a message becomes; `from` is the address in whose name it goes, `answerTo` where answers are to go. */
export async function compose(
  accountId: number,
  one: Outgoing,
  { from, answerTo }: { from: string; answerTo: string },
): Promise<Composed> {
  const domain = from.split('@').at(-1) as string
  const messageId = messageIdFor(one.uuid, one.id, domain)
  const threadId = threadIdFor(accountId, one.uuid, domain)
  const recipients = recipientsOf(one, [from, answerTo])
  const quotes = Boolean(one.channel?.quote_history && one.answered && one.message_type === messageType.outgoing)
  const html = htmlOf(one, quotes)
  const shown = new Set([...html.matchAll(/\bcid:([^"'\s>)]+)/g)].map(([, cid]) => cid))
  const inline = quotes ? (one.answered?.files ?? []).filter(file => file.content_id && shown.has(file.content_id)) : []
  const isAutomatic = one.message_type === messageType.template
  return {
    messageId,
    threadId,
    recipients,
    mail: {
      from: { name: nameOf(one), address: from },
      replyTo: answerTo,
      to: recipients.to,
      cc: recipients.cc,
      bcc: recipients.bcc,
      subject: subjectOf(one),
      messageId: `<${messageId}>`,
      inReplyTo: `<${one.answered?.email?.message_id ?? threadId}>`,
      references: referencesOf(one.answered, threadId).map(id => `<${id}>`),
      text: textOf(one, quotes),
      html,
      attachments: await Promise.all([...(one.files ?? []), ...inline].map(attached)),
      ...(isAutomatic ? { headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } } : {}),
    },
  }
}

/** To whom it goes: whom its writer has named, and else who wrote last with everybody whom that was sent to. */
export function recipientsOf(
  one: Pick<Outgoing, 'answered' | 'channel' | 'contact_email' | 'content_attributes'>,
  own: string[],
): Recipients {
  const email = one.answered?.email
  const mine = [...own, ...(one.channel ? [one.channel.email, forwardAddress(one.channel.token) ?? ''] : [])]
  const contact = one.contact_email ? [one.contact_email] : []
  const usual = email
    ? replyToAll(
        { from: email.from ?? [], replyTo: email.reply_to ?? [], to: email.to ?? [], cc: email.cc ?? [] },
        mine,
      )
    : { to: contact, cc: [], bcc: [] }
  return chosen(one.content_attributes, usual.to.length ? usual : { ...usual, to: contact })
}

/** So long chains are cut in the middle: the first and the newest are what mail programs go by. */
function referencesOf(answered: Answered | null, threadId: string): string[] {
  const { references = [], message_id } = answered?.email ?? {}
  const chain = [...new Set([threadId, ...references, ...(message_id ? [message_id] : [])])]
  return chain.length <= 30 ? chain : [...chain.slice(0, 5), ...chain.slice(-25)]
}

/** "Agent from Business", or the business alone (reference 5.11). */
function nameOf({ agent, business_name, inbox_name, sender_name_type }: Outgoing): string {
  const business = business_name || inbox_name
  return (agent && sender_name_type === 0 ? `${agent} from ${business}` : business).replace(/[\r\n"<>]/g, ' ')
}

export function subjectOf({
  mail_subject,
  earlier,
  display_id,
}: Pick<Outgoing, 'mail_subject' | 'earlier' | 'display_id'>): string {
  if (!mail_subject) return `[#${display_id}] New messages on this conversation`
  const line = mail_subject.replace(/[\r\n]+/g, ' ')
  return earlier && !/^re:/i.test(line) ? `Re: ${line}` : line
}

function textOf(one: Outgoing, quotes: boolean): string {
  const said = one.content ?? ''
  if (!quotes) return said
  const answered = one.answered as Answered
  const lines = (answered.email?.text_content?.full ?? answered.content ?? '').split('\n').map(line => `> ${line}`)
  return [said, '', `${attribution(answered)}:`, ...lines].join('\n')
}

function htmlOf(one: Outgoing, quotes: boolean): string {
  const given = (one.content_attributes.email as { html_content?: { reply?: unknown } } | undefined)?.html_content
    ?.reply
  const said = typeof given === 'string' && given ? given : renderMarkdown(one.content ?? '')
  if (!quotes) return said
  const answered = one.answered as Answered
  const { email } = answered
  const quoted = email?.html_content?.full || escaped(email?.text_content?.full ?? answered.content ?? '')
  return `${said}<br><div class="gmail_quote"><div>${escaped(attribution(answered))}:</div><blockquote type="cite" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${quoted}</blockquote></div>`
}

const attribution = ({ created_at, sender, email }: Answered): string =>
  `On ${new Date(created_at).toUTCString().replace(/:\d\d GMT$/, ' UTC')}, ${sender ?? email?.from?.[0] ?? '…'} wrote`

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, one => `&#${one.charCodeAt(0)};`).replaceAll('\n', '<br>')

/** @throws when the file is not there (any more). */
async function attached({ key, filename, content_type, content_id }: StoredFile) {
  const stream = await runtime().files.get(key)
  if (!stream) throw new Error(`The file ${filename} is not there`)
  return { filename, contentType: content_type, content: stream, ...(content_id ? { cid: content_id } : {}) }
}
