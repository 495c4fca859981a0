import sharp, { type Sharp } from 'sharp'

/** More are not decoded: a few bytes can claim any number of them (pixel floods). */
const MOST_PIXELS = 100_000_000
const MOST_SIDE = 30_000
const THUMB = 500
const AVATAR = 512

export type Size = { width: number; height: number }
const readable = /^image\/(jpeg|png|gif|webp|avif)$/

/**
 * How large a picture says to be, turned as it is shown; null for what is none or is broken. `'too large'` for one that
 * nobody should decode. Only the head of the file is read.
 */
export async function pictureSize(path: string, type: string): Promise<Size | 'too large' | null> {
  if (!readable.test(type)) return null
  const about = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (!about?.width || !about.height) return null
  const { width, height, pages = 1, pageHeight = height } = about
  if (width * pageHeight > MOST_PIXELS || Math.max(width, pageHeight) > MOST_SIDE || pages > 2000) return 'too large'
  return about.orientation && about.orientation > 4
    ? { width: pageHeight, height: width }
    : { width, height: pageHeight }
}

/** A small copy without what cameras and editors wrote into the file; null when the picture cannot be read. */
export const thumbnail = (path: string): Promise<Buffer | null> =>
  drawn(path, picture => picture.resize(THUMB, THUMB, { fit: 'inside', withoutEnlargement: true }))

/** A square of a face, in the same way. */
export const face = (path: string): Promise<Buffer | null> =>
  drawn(path, picture => picture.resize(AVATAR, AVATAR, { fit: 'cover' }))

async function drawn(path: string, change: (picture: Sharp) => Sharp): Promise<Buffer | null> {
  const picture = sharp(path, { limitInputPixels: MOST_PIXELS, pages: 1, failOn: 'error' }).autoOrient()
  return change(picture)
    .timeout({ seconds: 10 })
    .webp({ quality: 80 })
    .toBuffer()
    .catch(() => null)
}
