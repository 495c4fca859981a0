import { Readable } from 'node:stream'
import type { Context as Request } from 'hono'
import { notFound } from '#lib/base/errors.ts'
import { answeredAs, disposition, isShown, type Range } from '#lib/base/files/index.ts'
import { runtime } from '#lib/base/runtime.ts'

type File = { key: string; filename: string; content_type: string; byte_size: number | null }

/**
 * Answers a stored file, or the piece that is asked for. Only pictures, sound and video are shown in place, nothing is run,
 * and nothing is guessed about it (SEC6). @throws `not_found` when it is not stored.
 */
export async function answerFile(c: Request, file: File, cache: string): Promise<Response> {
  const { key, filename, content_type: type, byte_size: size } = file
  const range = size === null ? undefined : asked(c.req.header('range'), size)
  const tag = `"${key.split('/').at(-1)}"`
  const known = c.req.header('if-none-match')?.includes(tag) ?? false
  const silent = known || range === null || c.req.method === 'HEAD'
  const stream = silent ? null : await runtime().files.get(key, range)
  if (!silent && !stream) throw notFound()

  c.header('Cache-Control', cache)
  c.header('ETag', tag)
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
  if (known) return c.body(null, 304)
  if (range === null) return c.body(null, 416, { 'Content-Range': `bytes */${size}` })

  c.header('Content-Type', answeredAs(type))
  c.header('Content-Disposition', disposition(isShown(type) ? 'inline' : 'attachment', filename))
  if (size !== null) c.header('Accept-Ranges', 'bytes')
  const length = range ? range.end - range.start + 1 : size
  if (length !== null) c.header('Content-Length', String(length))
  if (range) c.header('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  const status = range ? 206 : 200
  return stream ? c.body(Readable.toWeb(stream) as ReadableStream, status) : c.body(null, status)
}

/** The one piece that is asked for; undefined for the whole, null for one that is not there. Several pieces are answered as the whole. */
function asked(header: string | undefined, size: number): Range | undefined | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  const start = from === '' ? Math.max(size - Number(to), 0) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start > end || start >= size ? null : { start, end }
}
