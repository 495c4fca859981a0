import sharp from 'sharp'
import type { AttachmentWire, MessageWire } from '#lib/protocol/index.ts'
import type { Api } from './app.ts'

export const picture = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#1f93ff' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'secret-place' } })
    .toBuffer()

export const aFile = (
  bytes: Uint8Array<ArrayBuffer> | Buffer | string,
  name: string,
  type = 'application/octet-stream',
) => new File([bytes as BlobPart], name, { type })

/** A form of these fields; a list makes a field of each. */
export function formOf(fields: Record<string, string | File | (string | File)[]>): FormData {
  const form = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value)
  return form
}

/** Follows a link as a browser does that knows nothing but the link. */
export async function fetchFile(api: Api, url: string | undefined, headers: Record<string, string> = {}) {
  const { pathname, search } = new URL(url ?? 'http://nowhere/none')
  const answer = await api.request(pathname + search, { headers })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

export const firstOf = (body: unknown): AttachmentWire => (body as MessageWire).attachments?.[0] as AttachmentWire
