import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { actingUserId, type Context } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { fittingName, isMalware, kindOf, pictureSize, thumbnail, type Upload } from '#lib/base/files/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { type Blob, ownerOf, readSignedId } from './blob.ts'

const KEPT_HOURS = 24

type Seen = { filename: string; content_type: string; width: number | null; height: number | null }

/**
 * Looks at a file before anybody keeps it. @throws `invalid`, naming `field`, for one that is empty, that scanners warn of,
 * or that claims to be a picture too large to be decoded.
 */
export async function inspect(upload: Upload, field: string): Promise<Seen> {
  if (!upload.size) throw invalid(`${field}: must not be empty`, field)
  if (await isMalware(upload.path)) throw invalid(`${field}: contains malware`, field)
  const type = await kindOf(upload.path, upload)
  const size = await pictureSize(upload.path, type)
  if (size === 'too large') throw invalid(`${field}: is a picture with too many pixels`, field)
  // A picture that cannot be read is a file like any other.
  const readable = size || !/^image\/(jpeg|png|gif|webp|avif)$/.test(type)
  return {
    filename: fittingName(upload.filename, type),
    content_type: readable ? type : 'application/octet-stream',
    width: size?.width ?? null,
    height: size?.height ?? null,
  }
}

/** Stores a file for the account. Unless something takes it within a day it is discarded. @throws as `inspect`. */
export async function keepUpload(ctx: Context, upload: Upload, field = 'attachments'): Promise<Blob> {
  return keepSeen(ctx, upload, await inspect(upload, field))
}

/**
 * Stores what came from outside exactly as it came, for whoever wants to see the original: it is looked at by nobody, and
 * only ever downloaded. It belongs to the row that names it, and is not discarded before.
 */
export async function keepOriginal(
  ctx: Context,
  bytes: Buffer,
  about: { filename: string; type: string },
): Promise<Blob> {
  const row = {
    account_id: ctx.accountId,
    key: newKey(ctx.accountId),
    filename: about.filename,
    content_type: about.type,
    byte_size: bytes.length,
    checksum: createHash('md5').update(bytes).digest('base64'),
    discard_after: discardAfter(ctx), // until it is named
  }
  const [blob] = await inOneTrip<Blob>(ctx, sql => sql`insert into charla.blobs ${sql(row)} returning *`)
  const { id, key } = blob as Blob
  await runtime().files.put(key, Readable.from([bytes]), { type: about.type, size: bytes.length })
  const [kept] = await inOneTrip<Blob>(
    ctx,
    sql => sql`update charla.blobs set uploaded = true where account_id = ${ctx.accountId} and id = ${id} returning *`,
  )
  return kept as Blob
}

async function keepSeen(ctx: Context, upload: Upload, seen: Seen): Promise<Blob> {
  const row = {
    ...seen,
    byte_size: upload.size,
    checksum: upload.checksum,
    owner: ownerOf(ctx),
    uploader_id: actingUserId(ctx),
  }
  const [blob] = await inOneTrip<Blob>(
    ctx,
    sql => sql`
    insert into charla.blobs ${sql({ account_id: ctx.accountId, key: newKey(ctx.accountId), ...row, discard_after: discardAfter(ctx) })}
    returning *`,
  )
  return fill(ctx, blob as Blob, upload)
}

/**
 * Brings the file to where its row says. The row is there before, so nothing that is stored is unknown. @throws `not_found`
 * when somebody else was faster, or the row was given to another attempt.
 */
export async function fill(ctx: Context, blob: Blob, upload: Upload): Promise<Blob> {
  const { files } = runtime()
  await files.put(blob.key, upload.read(), { type: blob.content_type, size: upload.size })
  const thumbKey = blob.width ? await keepSmall(blob, upload) : null
  const [filled] = await inOneTrip<Blob>(
    ctx,
    sql => sql`
    update charla.blobs set uploaded = true, thumb_key = ${thumbKey}, filename = ${blob.filename}, width = ${blob.width},
      height = ${blob.height}, content_type = ${blob.content_type}, checksum = ${upload.checksum}
    where account_id = ${ctx.accountId} and id = ${blob.id} and key = ${blob.key} and not uploaded returning *`,
  )
  if (filled) return filled
  await files.delete([blob.key, ...(thumbKey ? [thumbKey] : [])])
  throw notFound()
}

/** A small copy of a picture. Without one it is shown as it is, so its failure is nobody's. */
async function keepSmall({ key }: Blob, upload: Upload): Promise<string | null> {
  const small = await thumbnail(upload.path)
  if (!small) return null
  const about = { type: 'image/webp', size: small.length }
  return runtime()
    .files.put(`${key}-small`, Readable.from([small]), about)
    .then(
      () => `${key}-small`,
      () => null,
    )
}

/**
 * The stored files that these are: what comes with the request is stored, what was uploaded before is found by its signed
 * id. @throws `invalid`, naming `field`, for an id that is not the actor's to use, or whose file is not there.
 */
export async function takeFiles(ctx: Context, given: (Upload | string)[], field = 'attachments'): Promise<Blob[]> {
  const ids = given.map(one => (typeof one === 'string' ? (readSignedId(ctx.accountId, one) ?? -1) : null))
  const known = await findBlobs(
    ctx,
    ids.filter(id => id !== null),
  )
  if (ids.some(id => id !== null && !known.has(id))) throw invalid(`${field}: a file is not there`, field)
  const seen: (Seen | null)[] = [] // all are looked at before any is stored
  for (const one of given) seen.push(typeof one === 'string' ? null : await inspect(one, field))
  const blobs: Blob[] = []
  for (const [index, one] of given.entries()) {
    const blob =
      typeof one === 'string' ? known.get(ids[index] as number) : await keepSeen(ctx, one, seen[index] as Seen)
    blobs.push(blob as Blob)
  }
  return blobs
}

/** Stored files by their ids, as far as the actor may send them. */
export async function findBlobs(ctx: Context, ids: number[]): Promise<Map<number, Blob>> {
  if (!ids.length) return new Map()
  const found = await inOneTrip<Blob>(
    ctx,
    sql => sql`
    select * from charla.blobs where account_id = ${ctx.accountId} and id = any(${ids}) and uploaded
      and (discard_after is null or discard_after > ${ctx.now()}) and (owner is null) = ${ownerOf(ctx) === null}
      and coalesce(owner, '') = ${ownerOf(ctx) ?? ''}`,
  )
  return new Map(found.map(blob => [blob.id, blob]))
}

export const newKey = (accountId: number): string => `${accountId}/${randomBytes(24).toString('base64url')}`
export const discardAfter = (ctx: Context): Date => new Date(ctx.now().getTime() + KEPT_HOURS * 3_600_000)
