import { z } from 'zod'
import { actingUserId, type Context, systemContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { AppError, invalid, notFound } from '#lib/base/errors.ts'
import { cleanName, mostBytes, spool } from '#lib/base/files/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { attributes, text } from '#lib/base/text.ts'
import type { DirectUploadWire } from '#lib/protocol/index.ts'
import { type Blob, ownerOf, signed, signedId, unsigned } from './blob.ts'
import { discardAfter, fill, inspect, newKey } from './intake.ts'

/** What ActiveStorage's clients say of a file before they send it. */
export const newDirectUpload = z.object({
  blob: z.object({
    filename: text(4096).min(1),
    byte_size: z.number().int().min(1),
    checksum: z
      .string()
      .regex(/^[\w+/]{22}==$/, 'must be an MD5 in base64')
      .nullable()
      .optional(), // browsers have no MD5 of their own
    content_type: text(255).nullable().optional(),
    metadata: attributes().optional(),
  }),
})

export const directUploadAnswer = z.object({
  id: z.number(),
  key: z.string(),
  filename: z.string(),
  content_type: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  byte_size: z.number(),
  checksum: z.string(),
  created_at: z.string(),
  service_name: z.string(),
  signed_id: z.string(),
  direct_upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
}) satisfies z.ZodType<DirectUploadWire>

const VALID_MS = 300_000

/** Says where the file may be sent within five minutes, and by which id a message takes it then. @throws `too_large` */
export async function announceUpload(
  ctx: Context,
  { blob: given }: z.output<typeof newDirectUpload>,
): Promise<DirectUploadWire> {
  if (given.byte_size > mostBytes(runtime().env))
    throw new AppError('too_large', `A file must not exceed ${runtime().env.MAXIMUM_FILE_UPLOAD_SIZE} MB`)
  const row = {
    account_id: ctx.accountId,
    key: newKey(ctx.accountId),
    filename: cleanName(given.filename),
    content_type: given.content_type || 'application/octet-stream',
    byte_size: given.byte_size,
    checksum: given.checksum ?? '',
    owner: ownerOf(ctx),
    uploader_id: actingUserId(ctx),
    discard_after: discardAfter(ctx),
  }
  const [made] = await inOneTrip<Blob>(ctx, sql => sql`insert into charla.blobs ${sql(row)} returning *`)
  const blob = made as Blob
  const until = ctx.now().getTime() + VALID_MS
  return {
    id: blob.id,
    key: blob.key.split('/').at(-1) as string,
    filename: blob.filename,
    content_type: blob.content_type,
    metadata: given.metadata ?? {},
    byte_size: blob.byte_size,
    checksum: blob.checksum,
    created_at: blob.created_at.toISOString(),
    service_name: 'charla',
    signed_id: signedId(blob),
    direct_upload: {
      url: `${runtime().url}/files/uploads/${signed('upload', `${ctx.accountId}.${blob.id}.${until}`)}`,
      headers: { 'Content-Type': blob.content_type },
    },
  }
}

/**
 * Takes in a file that was announced. @throws `not_found` for an address that we did not give, or is too old, or was used;
 * `invalid` when it is not the file that was announced, and as `inspect`.
 */
export async function receiveUpload(
  token: string,
  source: AsyncIterable<Uint8Array>,
  declared: string | undefined,
  now: () => Date,
): Promise<void> {
  const [accountId = 0, id = 0, until = 0] = unsigned('upload', token)?.split('.').map(Number) ?? []
  if (until < now().getTime()) throw notFound()
  const ctx = systemContext(accountId, now)
  const [blob] = await inOneTrip<Blob>(
    ctx,
    sql => sql`select * from charla.blobs where account_id = ${accountId} and id = ${id} and not uploaded`,
  )
  if (!blob) throw notFound()
  const upload = await spool(source, { filename: blob.filename, declared }, blob.byte_size)
  try {
    if (upload.size !== blob.byte_size || (blob.checksum && upload.checksum !== blob.checksum))
      throw invalid('checksum: the file is not the one that was announced', 'checksum')
    const seen = await inspect(upload, 'file')
    await fill(ctx, { ...(await claimed(ctx, blob.id)), ...seen }, upload)
  } finally {
    await upload.discard()
  }
}

/** Each attempt has a place of its own, so that none writes over what another has brought. The last of them counts. */
async function claimed(ctx: Context, id: number): Promise<Blob> {
  const [blob] = await inOneTrip<Blob>(
    ctx,
    sql => sql`
    update charla.blobs set key = ${newKey(ctx.accountId)}
    where account_id = ${ctx.accountId} and id = ${id} and not uploaded returning *`,
  )
  if (!blob) throw notFound()
  return blob
}
