import type { AttachmentWire, DirectUploadWire } from '#lib/protocol/attachment.ts'
import { fetchMessages, postUpload, putFile } from '../api.ts'
import type { SentFile } from '../thread.ts'

/** A link that is good now: those of a page of history are for some minutes. */
export async function freshUrl({ id, message_id, data_url }: AttachmentWire) {
  const { payload } = await fetchMessages(message_id + 1)
  const found = payload.find(message => message.id === message_id)?.attachments?.find(one => one.id === id)
  return found?.data_url ?? data_url
}

/** Sends a file ahead of its message. `onProgress` hears what part of it has gone, 0 to 1. */
export async function sendAhead(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<SentFile> {
  const about = { filename: file.name, byte_size: file.size, content_type: file.type || undefined }
  const { signed_id, filename, direct_upload }: DirectUploadWire = await postUpload(about)
  signal.throwIfAborted()
  await putFile(direct_upload.url, file, onProgress, signal)
  return { id: signed_id, name: filename }
}
