import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#lib/base/context.ts'
import { mostBytes } from '#lib/base/files/index.ts'
import { OutboundError } from '#lib/base/http/outbound.ts'
import { runtime } from '#lib/base/runtime.ts'
import { type InboundFile, TryLater } from '../channel.ts'
import { askProvider, GraphRefusal, graph } from './graph.ts'
import type { WhatsappRow } from './inbox.ts'
import type { Media, MediaKind } from './payload.ts'
import { noteTrouble } from './trouble.ts'

const PAUSES_MS = [0, 300, 1200]
const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'application/pdf': 'pdf',
}

/**
 * Fetches what came with a message, before it is announced (R4): Meta keeps it for days only. Tried a few times.
 * @throws TryLater with the reason, when it cannot be had now.
 */
export async function fetchMedia(
  ctx: Context,
  row: WhatsappRow,
  kind: MediaKind,
  media: Media,
): Promise<InboundFile[]> {
  if (!media.id) throw new TryLater('The delivery does not say which file it is', true)
  let failure: Error = new Error('')
  for (const wait of PAUSES_MS) {
    await pause(wait)
    try {
      return [await fetchOnce(row, kind, media, media.id)]
    } catch (error) {
      failure = error as Error
      if (!isPassing(error)) break
    }
  }
  if (failure instanceof GraphRefusal && [401, 403].includes(failure.status))
    await noteTrouble(ctx, row, failure.reason)
  const hopeless =
    failure instanceof GraphRefusal ? failure.status < 500 && failure.status !== 429 : !isPassing(failure)
  throw new TryLater(failure instanceof GraphRefusal ? failure.reason : failure.message, hopeless)
}

async function fetchOnce(row: WhatsappRow, kind: MediaKind, media: Media, id: string): Promise<InboundFile> {
  const at = await graph<{ url?: string; mime_type?: string }>(row, encodeURIComponent(id))
  if (!at.url) throw new GraphRefusal(404, 0, 'The provider does not say where the file is')
  const answer = await askProvider(row, ownUrl(row, at.url), { most: mostBytes(runtime().env), timeoutMs: 120_000 })
  if (answer.status !== 200) {
    answer.close()
    throw new GraphRefusal(answer.status, 0, `The file was answered with ${answer.status}`)
  }
  const pieces: Buffer[] = []
  for await (const piece of answer.body) pieces.push(piece)
  const type = (media.mime_type ?? at.mime_type ?? 'application/octet-stream').split(';')[0]?.trim() ?? ''
  const voice = media.voice === true || kind === 'voice'
  return {
    filename: media.filename || `${kind}.${extensions[type] ?? 'bin'}`,
    type,
    content: Buffer.concat(pieces),
    meta: voice ? { is_voice_message: true } : kind === 'sticker' ? { sticker: true } : {},
  }
}

/** 360dialog has what Meta keeps at an address of its own. */
function ownUrl(row: WhatsappRow, given: string): string {
  if (row.provider !== 'default' || !URL.canParse(given)) return given
  const { pathname, search } = new URL(given)
  return `${runtime().env.WHATSAPP_360DIALOG_BASE_URL.replace(/\/+$/, '')}${pathname}${search}`
}

const isPassing = (error: unknown) =>
  error instanceof GraphRefusal
    ? error.status >= 500 || error.status === 429 || error.status === 404
    : error instanceof OutboundError && ['timeout', 'failed'].includes(error.reason)
