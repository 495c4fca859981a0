import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { extensionOf } from '#lib/base/files/index.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId, query } from '#lib/base/http/request.ts'
import { findContact } from '#lib/contacts/index.ts'
import { announceUpload, answerFile, directUploadAnswer, newDirectUpload } from '#lib/files/index.ts'
import { fileTypes, type ListedAttachment } from '#lib/protocol/index.ts'
import { links } from './attachment.ts'
import { findFile, followLink, type Listed, listAttachments } from './attachments.ts'
import { findConversation } from './conversations.ts'
import { seconds, senderWire } from './message.ts'

const tag = 'Messages'
const pages = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) })

const listedAnswer = z.object({
  id: z.number(),
  message_id: z.number(),
  thumb_url: z.string(),
  data_url: z.string(),
  file_size: z.number().nullable(),
  file_type: z.enum(fileTypes),
  extension: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  created_at: z.number(),
  sender: z.custom<ListedAttachment['sender']>().meta({ type: 'object', nullable: true }),
  conversation_id: z.number().optional(),
}) satisfies z.ZodType<ListedAttachment>

/** `A/conversations/:id/attachments`. */
export const conversationAttachmentsDoor = door()

conversationAttachmentsDoor.get(
  '/',
  operation({
    id: 'list-attachments-of-a-conversation',
    tag,
    summary: 'The attachments of a conversation, newest first, 100 on a page.',
    query: pages,
    answer: z.object({ meta: z.object({ total_count: z.number() }), payload: z.array(listedAnswer) }),
  }),
  async c => {
    const { ctx } = c.var
    const { page } = query(c, pages)
    const { id } = await findConversation(ctx, pathId(c))
    const { listed, count } = await listAttachments(ctx, sql => sql`c.id = ${id}`, page)
    return c.json({ meta: { total_count: count }, payload: listed.map(one => listedWire(one, ctx)) })
  },
)

conversationAttachmentsDoor.get(
  '/:attachment_id',
  operation({
    id: 'get-an-attachment',
    tag,
    summary: 'Leads to the file, for who is signed in: what remains when a link is too old.',
    answer: null,
    status: 302,
  }),
  async c => {
    await findConversation(c.var.ctx, pathId(c))
    const id = pathId(c, 'attachment_id')
    const file = await findFile(c.var.ctx, id)
    return c.redirect(links({ id, account_id: c.var.ctx.accountId, external_url: null, file }, c.var.ctx).data_url)
  },
)

/** `A/conversations/:id/direct_uploads`. */
export const directUploadsDoor = door()

directUploadsDoor.post(
  '/',
  operation({
    id: 'announce-a-file',
    tag,
    summary: 'Says where to send a file, and by which `signed_id` a message takes it then.',
    body: newDirectUpload,
    answer: directUploadAnswer,
  }),
  async c => {
    await findConversation(c.var.ctx, pathId(c))
    return c.json(await announceUpload(c.var.ctx, await body(c, newDirectUpload)))
  },
)

/** `A/contacts/:id/attachments`. */
export const contactAttachmentsDoor = door()

contactAttachmentsDoor.get(
  '/',
  operation({
    id: 'list-attachments-of-a-contact',
    tag: 'Contacts',
    summary: 'The attachments of the conversations of a contact that the member may see, newest first, 100 on a page.',
    query: pages,
    answer: z.object({ payload: z.array(listedAnswer) }),
  }),
  async c => {
    const { ctx } = c.var
    const { page } = query(c, pages)
    const contact = await findContact(ctx, pathId(c))
    const { listed } = await listAttachments(ctx, sql => sql`c.contact_id = ${contact.id}`, page)
    const payload = listed.map(one => ({ ...listedWire(one, ctx), conversation_id: one.message.display_id }))
    return c.json({ payload })
  },
)

/** A minute: what is deleted must be gone everywhere soon after (SEC2). */
const PRIVATE = 'private, max-age=60'

/** `/files/attachments`: what the links lead to. */
export const attachmentFilesDoor = door()

attachmentFilesDoor.get(
  '/:token/:name',
  operation({
    id: 'follow-a-link-to-a-file',
    tag,
    summary: 'The file behind a `data_url` or `thumb_url`, for five minutes; pieces of it when a range is asked for.',
    answer: null,
  }),
  async c => {
    const { file, variant } = await followLink(c.req.param('token'), c.var.now)
    if (variant === 'whole' || !file.thumb_key) return answerFile(c, file, PRIVATE)
    const small = { key: file.thumb_key, filename: 'thumb.webp', content_type: 'image/webp', byte_size: null }
    return answerFile(c, small, PRIVATE)
  },
)

function listedWire({ attachment, message }: Listed, ctx: MemberContext): ListedAttachment {
  const { id, message_id, file } = attachment
  return {
    id,
    message_id,
    ...links(attachment, ctx),
    file_size: file?.byte_size ?? null,
    file_type: fileTypes[attachment.file_type] ?? 'file',
    extension: file ? extensionOf(file.filename) || null : null,
    width: file?.width ?? null,
    height: file?.height ?? null,
    created_at: seconds(message.created_at) as number,
    sender: senderWire(message) ?? null,
  }
}
