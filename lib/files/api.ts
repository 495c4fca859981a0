import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { cors } from 'hono/cors'
import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { isShown, mostBytes, spool, type Upload } from '#lib/base/files/index.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { fetchOutside, OutboundError } from '#lib/base/http/outbound.ts'
import { body } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { runtime } from '#lib/base/runtime.ts'
import { text } from '#lib/base/text.ts'
import { answerFile } from './answer.ts'
import { type Blob, blobUrl, unsigned, upload } from './blob.ts'
import { receiveUpload } from './direct-uploads.ts'
import { faceKey } from './faces.ts'
import { keepUpload } from './intake.ts'

const tag = 'Files'
const PRIVATE = 'private, max-age=60'
const PUBLIC = 'public, max-age=3600'

/** `/files`: what is fetched and sent by addresses that cannot be guessed. Any site may, because an address is all it takes. */
export const filesDoor = door()

filesDoor.use(
  cors({ origin: '*', allowMethods: ['GET', 'PUT'], allowHeaders: ['Content-Type', 'Content-MD5', 'Range'] }),
)

filesDoor.put(
  '/uploads/:token',
  operation({
    id: 'send-an-announced-file',
    tag,
    summary: 'Takes in the file that `direct_uploads` was told of, for five minutes.',
    answer: null,
    status: 204,
  }),
  async c => {
    const stream = c.req.raw.body
    if (!stream) throw invalid('body: must not be empty', 'body')
    const source = Readable.fromWeb(stream as ReadableStream)
    await receiveUpload(c.req.param('token'), source, c.req.header('content-type'), c.var.now)
    return c.body(null, 204)
  },
)

filesDoor.get(
  '/avatars/:name',
  operation({ id: 'get-an-avatar', tag, summary: 'The face of a person or an inbox.', answer: null }),
  async c => {
    const key = faceKey(c.req.param('name'))
    if (!key) throw notFound()
    return answerFile(c, { key, filename: 'avatar.webp', content_type: 'image/webp', byte_size: null }, PUBLIC)
  },
)

filesDoor.get(
  '/blobs/:token/:name',
  operation({ id: 'get-an-uploaded-file', tag, summary: 'What `upload` has answered the address of.', answer: null }),
  async c => {
    const [accountId = 0, id = 0, until = 0] = unsigned('shown', c.req.param('token'))?.split('.').map(Number) ?? []
    if (until !== LASTING && until < c.var.now().getTime()) throw notFound()
    const ctx = { accountId, actor: { kind: 'system' as const }, requestId: c.var.requestId, now: c.var.now }
    const [blob] = await inOneTrip<Blob>(
      ctx,
      sql => sql`select * from charla.blobs where account_id = ${accountId} and id = ${id} and uploaded`,
    )
    if (!blob) throw notFound()
    return answerFile(c, blob, until === LASTING ? PUBLIC : PRIVATE)
  },
)

const uploadInput = z
  .object({ attachment: upload().optional(), external_url: text(2048).optional() })
  .refine(given => given.attachment || given.external_url, {
    path: ['attachment'],
    message: 'or external_url is needed',
  })

/** `A/upload`. */
export const uploadDoor = door()

uploadDoor.post(
  '/',
  operation({
    id: 'upload-a-file',
    tag,
    summary:
      'Keeps a file, sent along or fetched from an address. The address of a picture lasts, to be used in articles.',
    body: uploadInput,
    answer: z.object({ file_url: z.string(), blob_key: z.string(), blob_id: z.number() }),
  }),
  async c => {
    const { ctx } = c.var
    await limit(`upload:${ctx.accountId}:${ctx.actor.userId}`, 60, 3600)
    const given = await body(c, uploadInput, { files: 1 })
    const file = given.attachment ?? (await fetchFile(given.external_url as string))
    if (!given.attachment) c.set('uploads', [file])
    const blob = await keepUpload(ctx, file, given.attachment ? 'attachment' : 'external_url')
    const key = blob.key.split('/').at(-1) as string
    return c.json({ file_url: await shownAt(ctx, blob), blob_key: key, blob_id: blob.id })
  },
)

const LASTING = 0
const VALID_MS = 300_000

/** A picture stays where it is shown; another file is for whoever has just uploaded it. */
async function shownAt(ctx: MemberContext, blob: Blob): Promise<string> {
  const lasts = isShown(blob.content_type)
  if (lasts)
    await inOneTrip(
      ctx,
      sql =>
        sql`update charla.blobs set discard_after = null, lasting = true where account_id = ${ctx.accountId} and id = ${blob.id}`,
    )
  const until = lasts ? LASTING : ctx.now().getTime() + VALID_MS
  return blobUrl(blob, until)
}

/** @throws `invalid` with the reason when the address answers no file, or may not be asked (SEC5). */
export async function fetchFile(url: string, field = 'external_url'): Promise<Upload> {
  const most = mostBytes(runtime().env)
  try {
    const answer = await fetchOutside(url, { most, timeoutMs: 15_000 })
    if (answer.status !== 200) {
      answer.close()
      throw new OutboundError('failed', `It answered ${answer.status}`)
    }
    const [filename = ''] = new URL(answer.url).pathname.split('/').slice(-1)
    return await spool(answer.body, { filename, declared: answer.headers['content-type'] }, most)
  } catch (error) {
    if (error instanceof OutboundError) throw invalid(`${field}: ${error.message}`, field)
    throw error
  }
}
