import { z } from 'zod'
import { fetchOutside } from '#lib/base/http/outbound.ts'
import type { Arrival } from '../channel.ts'
import { composed, type Given } from './recompose.ts'
import { assertGenuine, isAmazons, type SnsMessage, snsMessage } from './sns.ts'

/** A raw mail, and to whom it was sent as far as its envelope was told. */
export type Raw = { raw: Buffer; recipients: string[] }

/** The raw mail within what came; made anew where a service has taken it apart. @throws when it is none that is known. */
export async function mimeOf({ entrance, payload, about }: Arrival): Promise<Raw> {
  const read = shapes[entrance]
  if (!read) throw new Error(`Nothing here reads what comes as ${entrance}`)
  return read(payload, about)
}

type Shape = (payload: Buffer, about: Record<string, unknown>) => Promise<Raw>

const asItIs: Shape = async (raw, about) => ({ raw, recipients: strings(about.recipients) })

const shapes: Record<string, Shape> = { mime: asItIs, smtp: asItIs, imap: asItIs, mailgun, sendgrid, postmark, ses }

/** A form that came, as it was sent. */
export const formOf = (payload: Buffer, contentType: unknown): Promise<FormData> =>
  new Response(new Uint8Array(payload), { headers: { 'content-type': String(contentType) } }).formData()

async function mailgun(payload: Buffer, about: Record<string, unknown>): Promise<Raw> {
  const form = await formOf(payload, about.content_type)
  const field = fieldOf(form)
  const recipients = field('recipient').split(',').filter(Boolean)
  const mime = await bytesOf(form.get('body-mime'))
  if (mime) return { raw: mime, recipients }
  const headers = z.array(z.tuple([z.string(), z.string()])).parse(JSON.parse(field('message-headers') || '[]'))
  const files = [...form.entries()].filter(([name]) => /^attachment-\d+$/.test(name))
  const cids = z.record(z.string(), z.string()).parse(JSON.parse(field('content-id-map') || '{}'))
  const names = Object.fromEntries(Object.entries(cids).map(([cid, name]) => [name, cid.replace(/^<|>$/g, '')]))
  return {
    raw: await composed({
      headers,
      ...bodies(field('body-plain'), field('body-html')),
      files: await filesOf(files, names),
    }),
    recipients,
  }
}

async function sendgrid(payload: Buffer, about: Record<string, unknown>): Promise<Raw> {
  const form = await formOf(payload, about.content_type)
  const field = fieldOf(form)
  const envelope = z.object({ to: z.array(z.string()).default([]) }).parse(JSON.parse(field('envelope') || '{}'))
  const mime = await bytesOf(form.get('email'))
  if (mime) return { raw: mime, recipients: envelope.to }
  const headers = linesOf(field('headers'))
  const files = [...form.entries()].filter(([name]) => /^attachment\d+$/.test(name))
  const cids = z.record(z.string(), z.string()).parse(JSON.parse(field('content-ids') || '{}'))
  const names = Object.fromEntries(
    Object.entries(cids).map(([cid, name]) => [(form.get(name) as File | null)?.name ?? name, cid]),
  )
  if (!headers.length && !field('text') && !field('html')) throw new Error('The form has no mail in it')
  return {
    raw: await composed({ headers, ...bodies(field('text'), field('html')), files: await filesOf(files, names) }),
    recipients: envelope.to,
  }
}

const postmarkMail = z.looseObject({
  RawEmail: z.string().optional(),
  OriginalRecipient: z.string().optional(),
  From: z.string().default(''),
  To: z.string().default(''),
  Cc: z.string().default(''),
  Subject: z.string().default(''),
  Date: z.string().default(''),
  TextBody: z.string().default(''),
  HtmlBody: z.string().default(''),
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Attachments: z
    .array(
      z.looseObject({
        Name: z.string(),
        ContentType: z.string(),
        Content: z.string(),
        ContentID: z.string().nullish(),
      }),
    )
    .default([]),
})

async function postmark(payload: Buffer): Promise<Raw> {
  const mail = postmarkMail.parse(JSON.parse(payload.toString('utf8')))
  const recipients = mail.OriginalRecipient ? [mail.OriginalRecipient] : []
  if (mail.RawEmail) return { raw: Buffer.from(mail.RawEmail, 'utf8'), recipients }
  const named = Object.entries({ From: mail.From, To: mail.To, Cc: mail.Cc, Subject: mail.Subject, Date: mail.Date })
  const files = mail.Attachments.map(one => ({
    filename: one.Name,
    contentType: one.ContentType,
    content: Buffer.from(one.Content, 'base64'),
    cid: one.ContentID?.replace(/^cid:|^<|>$/g, '') || undefined,
  }))
  const headers = [
    ...named.filter(([, value]) => value),
    ...mail.Headers.map(one => [one.Name, one.Value]),
  ] as Given['headers']
  return { raw: await composed({ headers, ...bodies(mail.TextBody, mail.HtmlBody), files }), recipients }
}

const sesNotice = z.looseObject({
  content: z.string().optional(),
  receipt: z
    .looseObject({
      recipients: z.array(z.string()).default([]),
      action: z.looseObject({ encoding: z.string().optional() }).optional(),
    })
    .optional(),
})

/** Amazon's notices come through SNS, which first wants to hear that the address is ours. */
async function ses(payload: Buffer): Promise<Raw> {
  const message = snsMessage.parse(JSON.parse(payload.toString('utf8')))
  await assertGenuine(message)
  if (message.Type !== 'Notification') return confirm(message)
  const notice = sesNotice.parse(JSON.parse(message.Message))
  if (!notice.content)
    throw new Error('The notice has no mail in it: let SES publish the content, or use a rule with SNS and content')
  const encoding = notice.receipt?.action?.encoding === 'BASE64' ? 'base64' : 'utf8'
  return { raw: Buffer.from(notice.content, encoding), recipients: notice.receipt?.recipients ?? [] }
}

async function confirm({ SubscribeURL: url = '' }: SnsMessage): Promise<never> {
  if (!isAmazons(url)) throw new Error('The address that is to be confirmed is not Amazon’s')
  const answer = await fetchOutside(url)
  answer.close()
  throw new Error(answer.status < 300 ? 'Confirmed: notices will come from now on' : `Amazon answered ${answer.status}`)
}

const fieldOf =
  (form: FormData) =>
  (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }

async function bytesOf(value: FormDataEntryValue | null): Promise<Buffer | null> {
  if (value === null || value === '') return null
  return typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(await value.arrayBuffer())
}

async function filesOf(entries: [string, FormDataEntryValue][], cids: Record<string, string>): Promise<Given['files']> {
  const files: Given['files'] = []
  for (const [, value] of entries) {
    if (typeof value === 'string') continue
    const content = Buffer.from(await value.arrayBuffer())
    files.push({ filename: value.name, contentType: value.type || undefined, content, cid: cids[value.name] })
  }
  return files
}

const bodies = (text: string, html: string) => ({ text: text || undefined, html: html || undefined })

const linesOf = (text: string): [string, string][] =>
  text
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap(line => {
      const [, name, value] = /^([!-9;-~]+)\s*:\s*(.*)$/.exec(line) ?? []
      return name && value !== undefined ? [[name, value] as [string, string]] : []
    })

const strings = (given: unknown): string[] => (Array.isArray(given) ? given.filter(one => typeof one === 'string') : [])
