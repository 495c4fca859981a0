import type { AttachmentWire, DirectUploadWire } from '#lib/protocol/index.ts'
import type { AccountApi } from './api.ts'
import { ApiError, toError } from './http.ts'

/** A file that is ready to go with a message. */
export type ReadyFile = { signedId: string; name: string; size?: number; voice?: boolean }

/** The name under which a file was sent: the end of its address. */
export function nameOf({ data_url }: Pick<AttachmentWire, 'data_url'>): string {
  const last = data_url?.split('?')[0]?.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

/** Where the file is as long as one is signed in. Its own link is good for some minutes only. */
export const lastingUrl = (one: Pick<AttachmentWire, 'id' | 'account_id'>, conversationId: number): string =>
  `/api/v1/accounts/${one.account_id}/conversations/${conversationId}/attachments/${one.id}`

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** As people say it: 3.2 MB. */
export function sizeText(bytes: number, locale: string): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  const options = { style: 'unit', unitDisplay: 'short', maximumFractionDigits: step ? 1 : 0 } as const
  return new Intl.NumberFormat(locale, { ...options, unit: units[step] as string }).format(bytes / 1000 ** step)
}

/** How large a picture is drawn, within `most`, so that its place is kept before it comes. */
export function drawnSize(width: number, height: number, most: { width: number; height: number }) {
  const scale = Math.min(1, most.width / width, most.height / height)
  return { width: Math.max(Math.round(width * scale), 1), height: Math.max(Math.round(height * scale), 1) }
}

/**
 * Sends a file ahead of its message, once it is announced. `onProgress` hears the part that is sent, from 0 to 1. @throws ApiError; `status` 0 when
 * the line is cut or the signal aborts.
 */
export async function sendAhead(
  announce: (blob: Parameters<AccountApi['announceFile']>[1]) => ReturnType<AccountApi['announceFile']>,
  file: File,
  { onProgress, signal }: { onProgress: (part: number) => void; signal: AbortSignal },
): Promise<ReadyFile> {
  const blob = { filename: file.name, byte_size: file.size, content_type: file.type || undefined }
  const announced = await announce(blob)
  await put(announced.direct_upload, file, onProgress, signal)
  return { signedId: announced.signed_id, name: announced.filename }
}

/** Not `fetch`, which does not say how far it is. */
function put(
  { url, headers }: DirectUploadWire['direct_upload'],
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = event => onProgress(event.total ? event.loaded / event.total : 0)
    request.onload = () =>
      request.status < 300 ? done() : failed(toError(request.status, parsed(request.responseText)))
    request.onerror = () => failed(new ApiError(0, 'The server could not be reached'))
    request.onabort = () => failed(new ApiError(0, 'Aborted'))
    signal.addEventListener('abort', () => request.abort())
    if (signal.aborted) return request.onabort?.(new ProgressEvent('abort'))
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
