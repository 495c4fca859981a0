import { type Attachment, links, type Reader } from './attachment.ts'
import type { Message } from './message.ts'

type Html = { full?: string; reply?: string; quoted?: string }

/**
 * What is said beside the message, where the pictures within a mail's text lead to its attachments. Only for whom a link is
 * made out to: what is told to many at once keeps the ids that the mail gave them (`cid:`).
 */
export function withInlinePictures(
  { content_attributes: all, attachments }: Message,
  reader?: Reader,
): Message['content_attributes'] {
  const email = all.email as { html_content?: Html } | undefined
  const pictures = (attachments ?? []).filter(
    one => typeof one.meta.content_id === 'string' && !/[\s"'<>&]/.test(one.meta.content_id),
  )
  if (!reader || !email?.html_content || !pictures.length) return all
  const html = Object.fromEntries(
    Object.entries(email.html_content).map(([part, text]) => [part, linked(text ?? '', pictures, reader)]),
  )
  return { ...all, email: { ...email, html_content: html } }
}

const linked = (html: string, pictures: Attachment[], reader: Reader): string =>
  pictures.reduce(
    (text, one) => text.replaceAll(`"cid:${one.meta.content_id}"`, () => `"${links(one, reader).data_url}"`),
    html,
  )
