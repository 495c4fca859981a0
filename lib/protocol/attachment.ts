import type { SenderPush } from './message.ts'

/** Kinds of attachments. The order is that of Chatwoot's numbers. */
export const fileTypes = [
  'image',
  'audio',
  'video',
  'file',
  'location',
  'fallback',
  'share',
  'story_mention',
  'contact',
  'ig_reel',
  'ig_post',
  'ig_story',
  'embed',
] as const
export type FileType = (typeof fileTypes)[number]

/** Most attachments that one message has. */
export const mostAttachments = 15

/**
 * What a message carries besides its text. Files have the keys from `extension` to `height`. Links to them are good for at
 * most five minutes, for whoever was answered; each reading answers new ones.
 */
export type AttachmentWire = {
  id: number
  message_id: number
  account_id: number
  file_type: FileType
  extension?: string | null
  content_type?: string
  data_url?: string
  /** Of a picture a small copy; empty when there is none. */
  thumb_url?: string
  file_size?: number
  width?: number | null
  height?: number | null
  transcribed_text?: string
  coordinates_lat?: number | null
  coordinates_long?: number | null
  fallback_title?: string | null
  meta?: Record<string, unknown>
}

/** An attachment in the list of a conversation, or of a contact, where it says in which conversation it is. */
export type ListedAttachment = {
  id: number
  message_id: number
  thumb_url: string
  data_url: string
  file_size: number | null
  file_type: FileType
  extension: string | null
  width: number | null
  height: number | null
  created_at: number
  sender: SenderPush | null
  conversation_id?: number
}

/** `POST direct_uploads`, as ActiveStorage answers: where the file goes, and the id by which a message takes it. */
export type DirectUploadWire = {
  id: number
  key: string
  filename: string
  content_type: string
  metadata: Record<string, unknown>
  byte_size: number
  checksum: string
  created_at: string
  service_name: string
  signed_id: string
  direct_upload: { url: string; headers: Record<string, string> }
}
