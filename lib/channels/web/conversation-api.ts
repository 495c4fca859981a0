import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { forbidden } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, clientIp } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { attributes, text } from '#lib/base/text.ts'
import {
  askForPerson,
  changeAttributesAsVisitor,
  findConversation,
  glimpsesForVisitor,
  hasEarlierConversation,
  markSeenByContact,
  messageForVisitor,
  relabelConversation,
  resolveAsVisitor,
  sendTranscript,
  visitorTypes,
  writeAsVisitor,
} from '#lib/conversations/index.ts'
import { type LabelChange, mostAttachments } from '#lib/protocol/index.ts'
import { flagsOf } from './channel.ts'
import { claims, contactAnswer, noteClaims } from './claims.ts'
import { consentMark, consentVersion, noteConsent, requireConsent } from './consent.ts'
import { checkAnswers } from './pre-chat-answers.ts'
import {
  contactOfVisitor,
  conversationAnswer,
  conversationForVisitor,
  glimpseAnswer,
  glimpseForVisitor,
  messageAnswer,
  newest,
  theirs,
} from './view.ts'
import { websiteOf } from './visitor.ts'
import { asInput, isForm, limitFiles, limitWriting, visitorMessage } from './writing.ts'

const tag = 'Widget'
const beginning = z.object({
  contact: claims.optional(),
  message: visitorMessage,
  custom_attributes: attributes().optional(),
  consent_version: consentVersion,
})

/** `/api/v1/widget/conversations`: about the visitor's newest one, but for the list of all. */
export const conversationDoor = door()

conversationDoor.get(
  '/',
  operation({
    id: 'widgetConversation',
    tag,
    summary: 'The visitor’s conversation, if any.',
    answer: conversationAnswer.extend({ has_earlier: z.boolean() }).partial(),
  }),
  async c => {
    const [conversation, has_earlier] = await Promise.all([
      newest(c.var.visitor),
      hasEarlierConversation(c.var.visitor),
    ])
    return c.json(conversation ? { ...conversationForVisitor(conversation), has_earlier } : {})
  },
)

conversationDoor.get(
  '/all',
  operation({
    id: 'widgetConversations',
    tag,
    summary:
      'All conversations of the visitor, newest first, with what was said last. What was said in one: `GET messages?conversation_id=…`.',
    answer: z.object({ payload: z.array(glimpseAnswer) }),
  }),
  async c => {
    const ctx = c.var.visitor
    return c.json({ payload: (await glimpsesForVisitor(ctx)).map(one => glimpseForVisitor(one, ctx)) })
  },
)

conversationDoor.post(
  '/',
  operation({
    id: 'createWidgetConversation',
    tag,
    summary: 'Begins a conversation with what a form has asked. One that is not resolved goes on.',
    body: beginning,
    answer: conversationAnswer.extend({
      messages: z.array(messageAnswer),
      custom_attributes: z.record(z.string(), z.unknown()),
      contact: contactAnswer,
    }),
  }),
  async c => {
    if (isForm(c)) await limitFiles(c.var.visitor, clientIp(c))
    const input = await body(c, beginning, { files: mostAttachments })
    await limitWriting(c.var.visitor, clientIp(c))
    const website = await websiteOf(c.req.query('website_token'))
    const consent = await requireConsent(c.var.visitor, website, input.consent_version)
    await checkAnswers(c.var.visitor, input)
    const written = asInput(input.message, c.req.header('user-agent'), c.req.header('accept-language'))
    const { message, ctx } = await writeAsVisitor(c.var.visitor, {
      ...written,
      origin: { ...written.origin, ...consentMark(c.var.visitor, consent) },
      customAttributes: input.custom_attributes,
      afterResolved: website.lock_to_single_conversation ? 'reopen' : 'begin',
    })
    await noteConsent(ctx, consent)
    if (input.contact) await noteClaims(ctx, input.contact)
    const conversation = await findConversation(ctx, message.conversation_id)
    return c.json({
      ...conversationForVisitor(conversation),
      messages: [messageForVisitor(message)],
      custom_attributes: conversation.custom_attributes,
      contact: await contactOfVisitor(ctx),
    })
  },
)

conversationDoor.post(
  '/update_last_seen',
  operation({ id: 'seeWidgetConversation', tag, summary: 'The visitor has read everything.', answer: null }),
  async c => {
    await markSeenByContact(c.var.visitor)
    return c.body(null, 200)
  },
)

const typing = z.object({ typing_status: z.enum(['on', 'off']) })

conversationDoor.post(
  '/toggle_typing',
  operation({ id: 'typeInWidget', tag, summary: 'The visitor writes, or has stopped.', body: typing, answer: null }),
  async c => {
    const { typing_status } = await body(c, typing)
    const conversation = await newest(c.var.visitor)
    if (conversation) await visitorTypes(c.var.visitor, conversation, typing_status === 'on')
    return c.body(null, 200)
  },
)

conversationDoor.get(
  '/toggle_status',
  operation({
    id: 'endWidgetConversation',
    tag,
    summary: 'The visitor ends the conversation, where the website lets them.',
    answer: null,
  }),
  async c => {
    const { display_id } = await theirs(c.var.visitor)
    if (!(await mayEnd(c.var.visitor))) throw forbidden()
    await resolveAsVisitor(c.var.visitor, display_id)
    return c.body(null, 200)
  },
)

conversationDoor.post(
  '/handoff',
  operation({
    id: 'askForPersonInWidget',
    tag,
    summary: 'The visitor, whom a bot answers, asks for a person. Nothing changes where none does.',
    answer: null,
  }),
  async c => {
    const { display_id } = await theirs(c.var.visitor)
    await askForPerson(c.var.visitor, display_id)
    return c.body(null, 200)
  },
)

conversationDoor.post(
  '/transcript',
  operation({
    id: 'mailWidgetTranscript',
    tag,
    summary: 'Mails what was said to the visitor’s own address.',
    answer: null,
  }),
  async c => {
    const ctx = c.var.visitor
    const { id } = await theirs(ctx)
    await limit(`widget-transcript:${ctx.actor.sourceId}`, 5, 3600)
    const { email } = await contactOfVisitor(ctx)
    if (email) await sendTranscript(ctx, id, email)
    return c.body(null, 200)
  },
)

const adding = z.object({ custom_attributes: attributes() })

conversationDoor.post(
  '/set_custom_attributes',
  operation({
    id: 'setWidgetAttributes',
    tag,
    summary: 'Adds custom attributes to the conversation.',
    body: adding,
    answer: null,
  }),
  async c => {
    const { custom_attributes } = await body(c, adding)
    await limit(`widget-attributes:${c.var.visitor.actor.sourceId}`, 120, 3600)
    await changeAttributesAsVisitor(c.var.visitor, { add: custom_attributes })
    return c.body(null, 200)
  },
)

// Chatwoot's own widget says `custom_attribute`.
const forgetting = z.object({
  custom_attribute: z.array(text(255)).max(1000).optional(),
  custom_attributes: z.array(text(255)).max(1000).optional(),
})

conversationDoor.post(
  '/destroy_custom_attributes',
  operation({
    id: 'destroyWidgetAttributes',
    tag,
    summary: 'Takes custom attributes of the conversation away.',
    body: forgetting,
    answer: null,
  }),
  async c => {
    const { custom_attribute = [], custom_attributes = [] } = await body(c, forgetting)
    await limit(`widget-attributes:${c.var.visitor.actor.sourceId}`, 120, 3600)
    await changeAttributesAsVisitor(c.var.visitor, { forget: [...custom_attribute, ...custom_attributes] })
    return c.body(null, 200)
  },
)

const labelling = z.object({ label: text(255).trim().toLowerCase() })

/** `/api/v1/widget/labels`: only those that the account has. */
export const visitorLabelsDoor = door()

visitorLabelsDoor.post(
  '/',
  operation({
    id: 'labelWidgetConversation',
    tag,
    summary: 'Labels the conversation, with a label that there is.',
    body: labelling,
    answer: null,
    status: 204,
  }),
  async c => {
    const { label } = await body(c, labelling)
    await relabel(c.var.visitor, { add: [label] }, label)
    return c.body(null, 204)
  },
)

visitorLabelsDoor.delete(
  '/:label',
  operation({
    id: 'unlabelWidgetConversation',
    tag,
    summary: 'Takes a label off the conversation.',
    answer: null,
    status: 204,
  }),
  async c => {
    const label = c.req.param('label').toLowerCase()
    await relabel(c.var.visitor, { remove: [label] })
    return c.body(null, 204)
  },
)

async function relabel(ctx: VisitorContext, change: LabelChange, needed?: string): Promise<void> {
  await limit(`widget-attributes:${ctx.actor.sourceId}`, 120, 3600)
  const conversation = await newest(ctx)
  if (!conversation) return
  const there = await inOneTrip<{ title: string }>(
    ctx,
    sql => sql`select title from charla.labels where account_id = ${ctx.accountId} and title = ${needed ?? ''}`,
  )
  if (needed === undefined || there.length) await relabelConversation(ctx, conversation.display_id, change)
}

async function mayEnd(ctx: VisitorContext): Promise<boolean> {
  const [row] = await inOneTrip<{ feature_flags: number }>(
    ctx,
    sql => sql`
    select feature_flags from charla.channel_web_widgets
    where account_id = ${ctx.accountId} and inbox_id = ${ctx.actor.inboxId}`,
  )
  return flagsOf(row?.feature_flags ?? 0).includes('end_conversation')
}
