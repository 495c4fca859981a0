import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { invalid } from '#lib/base/errors.ts'
import { face, type Upload } from '#lib/base/files/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { filesUrl } from './blob.ts'
import { inspect } from './intake.ts'

const FOLDER = 'avatars'

/**
 * Draws a square of the picture and stores that alone: nothing of what was sent is ever answered. Answers its key.
 * @throws `invalid`, naming `field`, for what is no picture.
 */
export async function keepFace(upload: Upload, field = 'avatar'): Promise<string> {
  const seen = await inspect(upload, field)
  const drawn = seen.width ? await face(upload.path) : null
  if (!drawn) throw invalid(`${field}: must be a picture (JPEG, PNG, GIF, WebP or AVIF)`, field)
  const key = `${FOLDER}/${randomBytes(24).toString('base64url')}`
  await runtime().files.put(key, Readable.from([drawn]), { type: 'image/webp', size: drawn.length })
  return key
}

/**
 * Where a face is shown; empty when there is none. Visitors see those of agents and inboxes, so whoever has the address,
 * which cannot be guessed, sees it, until it is replaced.
 */
export const faceUrl = (key: string | null | undefined): string => (key ? `${filesUrl()}/files/${key}.webp` : '')

/** The key that an address of ours has; null for what is none. */
export const faceKey = (name: string): string | null => {
  const [, random] = /^([\w-]{32})\.webp$/.exec(name) ?? []
  return random ? `${FOLDER}/${random}` : null
}
