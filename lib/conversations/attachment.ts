import { z } from 'zod'
import type { Context } from '#lib/base/context.ts'
import { extensionOf, isShown } from '#lib/base/files/index.ts'
import { type Blob, fileOrSignedId, filesUrl, signed } from '#lib/files/index.ts'
import { type AttachmentWire, type FileType, fileTypes, mostAttachments } from '#lib/protocol/index.ts'

/** A row, with what is known of its file. */
export type Attachment = {
  id: number
  account_id: number
  message_id: number
  file_type: number
  external_url: string | null
  fallback_title: string | null
  coordinates_lat: number | null
  coordinates_long: number | null
  meta: Record<string, unknown>
  created_at: string
  file: Pick<Blob, 'filename' | 'content_type' | 'byte_size' | 'width' | 'height' | 'thumb_key'> | null
}

/** An attachment to be written with its message. */
export type NewAttachment = {
  type: FileType
  blobId?: number
  externalUrl?: string
  fallbackTitle?: string
  coordinates?: { lat: number; long: number }
  meta?: Record<string, unknown>
}

/** What clients send: files or signed ids, one or a list. Blank ones are nothing. */
export const attachmentsInput = z.preprocess(
  given => (given === undefined || given === null ? [] : [given].flat().filter(one => one !== '' && one !== null)),
  z.array(fileOrSignedId()).max(mostAttachments, `must not be more than ${mostAttachments}`),
)

export const attachmentAnswer = z.object({
  id: z.number(),
  message_id: z.number(),
  account_id: z.number(),
  file_type: z.enum(fileTypes),
  extension: z.string().nullable().optional(),
  content_type: z.string().optional(),
  data_url: z.string().optional(),
  thumb_url: z.string().optional(),
  file_size: z.number().optional(),
  width: z.number().nullable().optional(),
  height: z.number().nullable().optional(),
  transcribed_text: z.string().optional(),
  coordinates_lat: z.number().nullable().optional(),
  coordinates_long: z.number().nullable().optional(),
  fallback_title: z.string().nullable().optional(),
  meta: z.record(z.string(), z.unknown()).optional(),
}) satisfies z.ZodType<AttachmentWire>

/** As what clients show a file. Pictures that browsers do not know are files. */
export function fileTypeOf(contentType: string): FileType {
  const [kind] = contentType.split('/')
  return isShown(contentType) && (kind === 'image' || kind === 'audio' || kind === 'video') ? kind : 'file'
}

/** A stored file, to be written with a message. */
export const asNewAttachment = (blob: Blob, meta: Record<string, unknown> = {}): NewAttachment => ({
  type: fileTypeOf(blob.content_type),
  blobId: blob.id,
  meta,
})

/** As `charla.attach` takes it. */
export const attachmentRow = (one: NewAttachment) => ({
  blob_id: one.blobId ?? null,
  file_type: fileTypes.indexOf(one.type),
  external_url: one.externalUrl ?? null,
  fallback_title: one.fallbackTitle ?? null,
  coordinates_lat: one.coordinates?.lat ?? null,
  coordinates_long: one.coordinates?.long ?? null,
  meta: one.meta ?? {},
})

/** For whom a link is: it is good while they may read the message. Without an actor for programs of the account. */
export type Reader = Pick<Context, 'actor' | 'now'>
/** A member who is told of something that does not come from their own request. */
export const readerOf = (userId: number): Reader => ({
  actor: { kind: 'member', userId, role: 'agent', inboxIds: [] }, // what they may see is asked when the link is followed
  now: () => new Date(),
})

const ofTheAccount: Reader = { actor: { kind: 'system' }, now: () => new Date() }

export function attachmentWire(attachment: Attachment, reader: Reader = ofTheAccount): AttachmentWire {
  const { id, message_id, account_id, fallback_title, meta, external_url } = attachment
  const file_type = fileTypes[attachment.file_type] ?? 'file'
  const common = { id, message_id, account_id, file_type }
  if (attachment.file) return { ...common, ...fileKeys(attachment, reader) }
  if (file_type === 'contact') return { ...common, fallback_title, meta }
  if (file_type === 'location') {
    const { coordinates_lat, coordinates_long } = attachment
    return { ...common, coordinates_lat, coordinates_long, fallback_title, data_url: external_url ?? '' }
  }
  return { ...common, fallback_title, data_url: external_url ?? '' }
}

function fileKeys(attachment: Attachment, reader: Reader): Partial<AttachmentWire> {
  const file = attachment.file as NonNullable<Attachment['file']>
  const { transcribed_text, content_id, is_voice_message } = attachment.meta
  const meta = { ...(content_id ? { content_id } : {}), ...(is_voice_message ? { is_voice_message } : {}) }
  return {
    extension: extensionOf(file.filename) || null,
    content_type: file.content_type,
    ...links(attachment, reader),
    file_size: file.byte_size,
    width: file.width,
    height: file.height,
    ...(Object.keys(meta).length ? { meta } : {}),
    ...(fileTypes[attachment.file_type] === 'audio'
      ? { transcribed_text: typeof transcribed_text === 'string' ? transcribed_text : '' }
      : {}),
  }
}

type Linked = Pick<Attachment, 'id' | 'account_id' | 'external_url'> & {
  file: Pick<Blob, 'filename' | 'thumb_key'> | null
}

/** Where the file and its small copy are, for this reader. */
export function links(attachment: Linked, reader: Reader): { data_url: string; thumb_url: string } {
  if (!attachment.file) return { data_url: attachment.external_url ?? '', thumb_url: '' }
  const { filename, thumb_key } = attachment.file
  return {
    data_url: link(attachment, reader, 'whole', filename),
    thumb_url: thumb_key ? link(attachment, reader, 'thumb', 'thumb.webp') : '',
  }
}

const VALID_SECONDS = 300
/** The same link is answered for so long, so that browsers need not fetch a picture again for each event. */
const STEADY_SECONDS = 120

/** At most five minutes good, for this reader alone (SEC2). It carries who that is, because `<img>` sends no headers. */
function link(
  { account_id, id }: Pick<Attachment, 'account_id' | 'id'>,
  { actor, now }: Reader,
  variant: Variant,
  filename: string,
): string {
  const seconds = Math.floor(now().getTime() / 1000)
  const until = seconds - (seconds % STEADY_SECONDS) + VALID_SECONDS
  const text = [account_id, id, variant, readerText(actor), until].join('.')
  return `${filesUrl()}/files/attachments/${signed('attachment', text)}/${encodeURIComponent(filename)}`
}

export type Variant = 'whole' | 'thumb'

function readerText(actor: Reader['actor']): string {
  if (actor.kind === 'member') return `m${actor.userId}`
  return actor.kind === 'visitor' ? `v${actor.contactInboxId ?? 0}` : 'a'
}

/** The same attachments with links for another reader. */
export function relinked(attachments: AttachmentWire[], reader: Reader): AttachmentWire[] {
  return attachments.map(one => {
    if (one.file_size === undefined || !one.data_url) return one
    const filename = decodeURIComponent(one.data_url.split('/').at(-1) as string)
    return {
      ...one,
      data_url: link(one, reader, 'whole', filename),
      thumb_url: one.thumb_url ? link(one, reader, 'thumb', 'thumb.webp') : '',
    }
  })
}
