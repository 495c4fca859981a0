import type { Context as Request } from 'hono'
import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { door } from '#lib/base/http/app.ts'
import { idempotent } from '#lib/base/http/idempotency.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, clientIp, query } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { email, id, line, text } from '#lib/base/text.ts'
import { type Contact, visitorPubsubToken } from '#lib/contacts/index.ts'
import {
  type Conversation,
  conversationRows,
  feedCursor,
  findConversation,
  listMessages,
  markSeenByContact,
  messageFields,
  messageForVisitor,
  messageWire,
  saysSomething,
  seconds,
  statusName,
  visible,
  visitorTypes,
  writeAsVisitor,
} from '#lib/conversations/index.ts'
import { announceUpload, directUploadAnswer, newDirectUpload } from '#lib/files/index.ts'
import { mostAttachments, type WidgetConversationWire } from '#lib/protocol/index.ts'
import { changes, changesQuery } from '#lib/realtime/index.ts'
import { noteClaims } from './claims.ts'
import { widgetConfig } from './config.ts'
import { listMembersForVisitors } from './members.ts'
import { requireVisitor } from './visitor.ts'

/** `/api/v1/widget`: what the widget asks. Every call names the website, and but for the first proves the visitor. */
export const widgetDoor = door()

widgetDoor.post('/config', async c => {
  await limit(`widget-config:${clientIp(c)}`, 120, 60)
  return c.json(await widgetConfig(c.req.query('website_token'), c.req.header('x-auth-token'), c.var))
})

widgetDoor.use(
  requireVisitor,
  idempotent(({ var: { visitor } }) => ({
    who: `visitor ${visitor.actor.sourceId} of inbox ${visitor.actor.inboxId}`,
    accountId: visitor.accountId,
  })),
)

const origin = { referer_url: text(2048).optional(), timestamp: z.unknown().optional() }
const messageInput = messageFields
  .pick({ content: true, echo_id: true, attachments: true, is_voice_message: true })
  .extend({ reply_to: id().nullable().optional(), ...origin })
  .refine(saysSomething.check, saysSomething.otherwise)
const contactInput = z.object({ name: line().nullable().optional(), email: email().nullable().optional() })

widgetDoor.get('/messages', async c => {
  const asked = query(c, z.object({ website_token: z.string(), before: id().optional(), after: id().optional() }))
  const cursor = await feedCursor(c.var.visitor)
  const conversation = await newest(c.var.visitor)
  const messages = await listMessages(c.var.visitor, conversation?.id ?? -1, asked)
  return c.json({
    payload: messages.map(message => messageForVisitor(messageWire(message, c.var.visitor))),
    meta: { cursor, contact_last_seen_at: seconds(conversation?.contact_last_seen_at ?? null) ?? 0 },
  })
})

widgetDoor.post('/messages', async c => {
  if (isForm(c)) await limitFiles(c.var.visitor, clientIp(c))
  const { message } = await body(c, z.object({ message: messageInput }), { files: mostAttachments })
  await limitWriting(c.var.visitor, clientIp(c))
  const written = await writeAsVisitor(
    c.var.visitor,
    asInput(message, c.req.header('user-agent'), c.req.header('accept-language')),
  )
  return c.json(messageForVisitor(written.message))
})

widgetDoor.post(
  '/direct_uploads',
  operation({
    id: 'announce-a-file-of-a-visitor',
    tag: 'Widget',
    summary: 'Says where to send a file, and by which `signed_id` a message of the visitor takes it then.',
    body: newDirectUpload,
    answer: directUploadAnswer,
  }),
  async c => {
    await limitFiles(c.var.visitor, clientIp(c))
    return c.json(await announceUpload(c.var.visitor, await body(c, newDirectUpload)))
  },
)

widgetDoor.get('/conversations', async c => {
  const conversation = await newest(c.var.visitor)
  return c.json(conversation ? conversationForVisitor(conversation) : {})
})

widgetDoor.post('/conversations', async c => {
  if (isForm(c)) await limitFiles(c.var.visitor, clientIp(c))
  const input = await body(c, z.object({ contact: contactInput.optional(), message: messageInput }), {
    files: mostAttachments,
  })
  await limitWriting(c.var.visitor, clientIp(c))
  const { message, ctx } = await writeAsVisitor(
    c.var.visitor,
    asInput(input.message, c.req.header('user-agent'), c.req.header('accept-language')),
  )
  if (input.contact) await noteClaims(ctx, input.contact)
  const conversation = await findConversation(ctx, message.conversation_id)
  return c.json({
    ...conversationForVisitor(conversation),
    messages: [messageForVisitor(message)],
    contact: contactForVisitor(conversation.contact),
  })
})

widgetDoor.post('/conversations/update_last_seen', async c => {
  await markSeenByContact(c.var.visitor)
  return c.body(null, 200)
})

widgetDoor.post('/conversations/toggle_typing', async c => {
  const { typing_status } = await body(c, z.object({ typing_status: z.enum(['on', 'off']) }))
  const conversation = await newest(c.var.visitor)
  if (conversation) await visitorTypes(c.var.visitor, conversation, typing_status === 'on')
  return c.body(null, 200)
})

widgetDoor.get('/contact', async c => c.json(await ownContact(c.var.visitor)))

widgetDoor.patch('/contact', async c => {
  const claims = await body(c, contactInput)
  await limit(`widget-contact:${c.var.visitor.actor.sourceId}`, 60, 3600)
  await noteClaims(c.var.visitor, claims)
  return c.json(await ownContact(c.var.visitor))
})

widgetDoor.get('/inbox_members', async c => c.json({ payload: await listMembersForVisitors(c.var.visitor) }))

widgetDoor.get('/changes', async c => {
  const { cursor, wait } = query(c, changesQuery)
  return c.json(await changes(c.var.visitor, cursor, wait, c.req.raw.signal))
})

async function newest(ctx: VisitorContext): Promise<Conversation | undefined> {
  if (ctx.actor.contactInboxId === null) return undefined
  return withAccount(ctx, async ({ sql }) => {
    const [conversation] = await conversationRows(
      sql,
      sql`
      select c.*, 1 as position from charla.conversations c where ${visible(sql, ctx)} order by c.id desc limit 1`,
    )
    return conversation
  })
}

const conversationForVisitor = (conversation: Conversation): WidgetConversationWire => ({
  id: conversation.display_id,
  inbox_id: conversation.inbox_id,
  status: statusName(conversation.status),
  contact_last_seen_at: seconds(conversation.contact_last_seen_at) ?? 0,
  unread_count: conversation.contact_unread_count,
})

const contactForVisitor = (contact: Pick<Contact, 'id' | 'name' | 'email' | 'phone_number' | 'identifier'>) => ({
  id: contact.id,
  name: contact.name,
  email: contact.email,
  phone_number: contact.phone_number,
  identifier: contact.identifier,
})

async function ownContact(ctx: VisitorContext) {
  const { contactId, inboxId, sourceId } = ctx.actor
  const pubsub_token = visitorPubsubToken(inboxId, sourceId)
  if (contactId === null)
    return { id: null, name: null, email: null, phone_number: null, identifier: null, pubsub_token }
  const [contact] = await inOneTrip<Contact>(
    ctx,
    sql => sql`select * from charla.contacts where account_id = ${ctx.accountId} and id = ${contactId}`,
  )
  return {
    ...contactForVisitor(contact ?? { id: contactId, name: null, email: null, phone_number: null, identifier: null }),
    pubsub_token,
  }
}

/** A person writes a few messages a minute. An address that many people share may write more. */
async function limitWriting(ctx: VisitorContext, ip: string): Promise<void> {
  await limit(`widget-message:${ctx.actor.sourceId}`, 100, 60)
  if (ctx.actor.contactInboxId === null) await limit(`widget-first:${ip}`, 100, 3600)
}

/** Files cost more than words: as many an hour as somebody sends by hand. */
async function limitFiles(ctx: VisitorContext, ip: string): Promise<void> {
  await limit(`widget-files:${ctx.actor.sourceId}`, 60, 3600)
  await limit(`widget-files-from:${ip}`, 300, 3600)
}

const isForm = (c: Request) => /^multipart\//i.test(c.req.header('content-type') ?? '')

function asInput(message: z.output<typeof messageInput>, userAgent: string | undefined, language: string | undefined) {
  const browserLanguage = language?.split(',')[0]?.split(';')[0]?.trim().slice(0, 20)
  return {
    content: message.content ?? null,
    attachments: message.attachments,
    isVoiceMessage: message.is_voice_message,
    echoId: message.echo_id ?? null,
    inReplyTo: message.reply_to ?? undefined,
    origin: {
      ...(message.referer_url ? { referer: message.referer_url } : {}),
      ...(browserLanguage ? { browser_language: browserLanguage } : {}),
      ...(userAgent ? { browser: browserOf(userAgent) } : {}),
    },
  }
}

/** The name and version of the browser and the system, as far as the header says. */
function browserOf(userAgent: string) {
  const browser = /(Edg|OPR|Firefox|Chrome|Version)\/(\d+)/.exec(userAgent)
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' }
  const platform = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1]
  return {
    ...(browser ? { browser_name: names[browser[1] as string] ?? browser[1], browser_version: browser[2] } : {}),
    ...(platform ? { platform_name: platform.replace('Mac OS X', 'macOS') } : {}),
  }
}
