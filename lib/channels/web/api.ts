import { z } from 'zod'
import { notFound } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { idempotent } from '#lib/base/http/idempotency.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, clientIp, pathId, query } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { attributes, email, id } from '#lib/base/text.ts'
import {
  conversationOfVisitor,
  feedCursor,
  listMessages,
  messageForVisitor,
  messageWire,
  seconds,
  submission,
  submit,
  writeAsVisitor,
} from '#lib/conversations/index.ts'
import { announceUpload, directUploadAnswer, newDirectUpload } from '#lib/files/index.ts'
import { availabilities, mostAttachments } from '#lib/protocol/index.ts'
import { changes, changesAnswer, changesQuery } from '#lib/realtime/index.ts'
import { visitorCampaignsDoor } from './campaigns-api.ts'
import { noteClaims } from './claims.ts'
import { configAnswer, widgetConfig } from './config.ts'
import { consentMark, consentVersion, noteConsent, requireConsent } from './consent.ts'
import { contactDoor } from './contact-api.ts'
import { conversationDoor, visitorLabelsDoor } from './conversation-api.ts'
import { meetingsDoor } from './meetings-api.ts'
import { listMembersForVisitors } from './members.ts'
import { messageAnswer, newest } from './view.ts'
import { requireVisitor, websiteOf } from './visitor.ts'
import { asInput, isForm, limitFiles, limitWriting, visitorMessage } from './writing.ts'

const tag = 'Widget'

/** `/api/v1/widget`: what the widget asks. Every call names the website, and but for the first proves the visitor. */
export const widgetDoor = door()

widgetDoor.post(
  '/config',
  operation({
    id: 'widgetConfig',
    tag,
    summary: 'What the widget needs to draw itself, and the visitor’s token.',
    answer: configAnswer,
  }),
  async c => {
    await limit(`widget-config:${clientIp(c)}`, 120, 60)
    return c.json(await widgetConfig(c.req.query('website_token'), c.req.header('x-auth-token'), c.var))
  },
)

widgetDoor.use(
  requireVisitor,
  idempotent(({ var: { visitor } }) => ({
    who: `visitor ${visitor.actor.sourceId} of inbox ${visitor.actor.inboxId}`,
    accountId: visitor.accountId,
  })),
)

const historyQuery = z.object({
  website_token: z.string(),
  before: id().optional(),
  after: id().optional(),
  conversation_id: id().optional(),
})

widgetDoor.get(
  '/messages',
  operation({
    id: 'widgetMessages',
    tag,
    summary:
      'What was said, oldest first: in the newest conversation of the visitor, unless another of theirs is named.',
    query: historyQuery,
    answer: z.object({
      payload: z.array(messageAnswer),
      meta: z.object({ cursor: z.number(), contact_last_seen_at: z.number() }),
    }),
  }),
  async c => {
    const asked = query(c, historyQuery)
    const cursor = await feedCursor(c.var.visitor)
    const { conversation, ctx } = asked.conversation_id
      ? await conversationOfVisitor(c.var.visitor, asked.conversation_id)
      : { conversation: await newest(c.var.visitor), ctx: c.var.visitor }
    const messages = await listMessages(ctx, conversation?.id ?? -1, asked)
    return c.json({
      payload: messages.map(message => messageForVisitor(messageWire(message, ctx))),
      meta: { cursor, contact_last_seen_at: seconds(conversation?.contact_last_seen_at ?? null) ?? 0 },
    })
  },
)

const writing = z.object({
  message: visitorMessage,
  custom_attributes: attributes().optional(),
  consent_version: consentVersion,
})

widgetDoor.post(
  '/messages',
  operation({
    id: 'writeInWidget',
    tag,
    summary: 'The visitor writes. The first message begins a conversation.',
    body: writing,
    answer: messageAnswer,
  }),
  async c => {
    if (isForm(c)) await limitFiles(c.var.visitor, clientIp(c))
    const { message, custom_attributes, consent_version } = await body(c, writing, { files: mostAttachments })
    await limitWriting(c.var.visitor, clientIp(c))
    const website = await websiteOf(c.req.query('website_token'))
    const consent = await requireConsent(c.var.visitor, website, consent_version)
    const reopens = website.allow_messages_after_resolved || website.lock_to_single_conversation
    const input = asInput(message, c.req.header('user-agent'), c.req.header('accept-language'))
    const written = await writeAsVisitor(c.var.visitor, {
      ...input,
      origin: { ...input.origin, ...consentMark(c.var.visitor, consent) },
      customAttributes: custom_attributes,
      afterResolved: reopens ? 'reopen' : 'begin',
    })
    await noteConsent(written.ctx, consent)
    return c.json(messageForVisitor(written.message))
  },
)

widgetDoor.post(
  '/direct_uploads',
  operation({
    id: 'announce-a-file-of-a-visitor',
    tag,
    summary: 'Says where to send a file, and by which `signed_id` a message of the visitor takes it then.',
    body: newDirectUpload,
    answer: directUploadAnswer,
  }),
  async c => {
    await limitFiles(c.var.visitor, clientIp(c))
    return c.json(await announceUpload(c.var.visitor, await body(c, newDirectUpload)))
  },
)

const answering = z.object({
  contact: z.object({ email: email() }).optional(),
  message: submission.omit({ submitted_email: true }).optional(),
})

widgetDoor.patch(
  '/messages/:id',
  operation({
    id: 'answerInWidget',
    tag,
    summary: 'The visitor answers a message that asks: for their address, a choice, a form.',
    body: answering,
    answer: messageAnswer,
  }),
  async c => {
    const { contact, message } = await body(c, answering)
    const ctx = c.var.visitor
    const conversation = await newest(ctx)
    if (!conversation) throw notFound()
    await limit(`widget-contact:${ctx.actor.sourceId}`, 60, 3600)
    const answered = await submit(ctx, conversation.display_id, pathId(c), {
      ...message,
      ...(contact ? { submitted_email: contact.email } : {}),
    })
    if (contact) await noteClaims(ctx, contact)
    return c.json(messageForVisitor(messageWire(answered, ctx)))
  },
)

widgetDoor.get(
  '/inbox_members',
  operation({
    id: 'widgetInboxMembers',
    tag,
    summary: 'Who answers.',
    answer: z.object({
      payload: z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          avatar_url: z.string(),
          availability_status: z.enum(availabilities),
        }),
      ),
    }),
  }),
  async c => c.json({ payload: await listMembersForVisitors(c.var.visitor) }),
)

widgetDoor.get(
  '/changes',
  operation({
    id: 'widgetChanges',
    tag,
    summary: 'What happened in the visitor’s conversation after a number; waits for it up to 25 seconds.',
    query: changesQuery,
    answer: changesAnswer,
  }),
  async c => {
    const { cursor, wait } = query(c, changesQuery)
    return c.json(await changes(c.var.visitor, cursor, wait, c.req.raw.signal))
  },
)

widgetDoor.route('/', visitorCampaignsDoor)
widgetDoor.route('/contact', contactDoor)
widgetDoor.route('/conversations', conversationDoor)
widgetDoor.route('/labels', visitorLabelsDoor)
widgetDoor.route('/integrations', meetingsDoor)
