import type { AttachmentWire, DirectUploadWire } from '#lib/protocol/attachment.ts'
import { fetchMessages, postUpload, putFile } from './api.ts'

export type SentFile = { id: string; name: string }

/** The name under which a file was sent: the end of its address. */
export function nameOf({ data_url = '', fallback_title }: Partial<AttachmentWire>) {
  const last = data_url.split('/').pop() as string
  try {
    return fallback_title || decodeURIComponent(last)
  } catch {
    return last
  }
}

/** A link that is good now: those of a page of history are for some minutes. */
export async function freshUrl({ id, message_id, data_url }: AttachmentWire) {
  const { payload } = await fetchMessages(message_id + 1)
  const found = payload.find(message => message.id === message_id)?.attachments?.find(one => one.id === id)
  return found?.data_url ?? data_url
}

/** Sends a file ahead of its message. */
export async function sendAhead(file: File): Promise<SentFile> {
  const about = { filename: file.name, byte_size: file.size, content_type: file.type || undefined }
  const { signed_id, filename, direct_upload }: DirectUploadWire = await postUpload(about)
  await putFile(direct_upload.url, file)
  return { id: signed_id, name: filename }
}
