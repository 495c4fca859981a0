import type { Context } from '#lib/base/context.ts'
import { AppError } from '#lib/base/errors.ts'
import { mostBytes, spool } from '#lib/base/files/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { asNewAttachment, type NewAttachment } from '#lib/conversations/index.ts'
import { keepUpload } from '#lib/files/index.ts'
import type { InboundFile } from './channel.ts'

export type KeptFiles = { attachments: NewAttachment[]; refused: { filename: string; reason: string }[] }

/**
 * Stores what came with a message, before it is written (R4). What nobody may have (malware, pictures that nobody can
 * decode, more than an upload may have) is named with the reason instead: it is in the original.
 */
export async function keepInboundFiles(ctx: Context, files: InboundFile[]): Promise<KeptFiles> {
  const kept: KeptFiles = { attachments: [], refused: [] }
  for (const { filename, type, content, meta } of files) {
    try {
      const most = mostBytes(runtime().env)
      const upload = await spool(pieces(content), { filename, declared: type }, most)
      try {
        kept.attachments.push(asNewAttachment(await keepUpload(ctx, upload), meta))
      } finally {
        await upload.discard()
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      kept.refused.push({ filename, reason: error.message.replace(/^attachments: /, '') })
    }
  }
  return kept
}

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  if (content.length) yield content
}
