import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../errors.ts'
import { cleanName } from './names.ts'

/** A file that somebody is sending, on this machine's disk until the request is answered. */
export class Upload {
  readonly path: string
  readonly filename: string
  /** What the sender says it is, which proves nothing. */
  readonly declared: string
  readonly size: number
  /** MD5 in base64, as ActiveStorage's clients write it. */
  readonly checksum: string

  constructor(about: { path: string; filename: string; declared: string; size: number; checksum: string }) {
    this.path = about.path
    this.filename = about.filename
    this.declared = about.declared
    this.size = about.size
    this.checksum = about.checksum
  }

  read = (): Readable => createReadStream(this.path)
  discard = (): Promise<void> => rm(this.path, { force: true })
}

/** Takes a file in, at most `most` bytes of it. @throws `too_large` for more; then, and when `source` fails, nothing is left. */
export async function spool(
  source: AsyncIterable<Uint8Array>,
  about: { filename: string; declared?: string | undefined },
  most: number,
): Promise<Upload> {
  const path = join(await folder(), randomUUID())
  const hash = createHash('md5')
  let size = 0
  const measured = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > most) throw tooLarge(most)
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(source, measured, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  const declared = about.declared ?? 'application/octet-stream'
  return new Upload({ path, filename: cleanName(about.filename), declared, size, checksum: hash.digest('base64') })
}

export const tooLarge = (most: number) =>
  new AppError('too_large', `A file must not exceed ${Math.floor(most / 1_048_576)} MB`)

const PREFIX = 'charla-uploads-'
const DAY_MS = 86_400_000
let made: Promise<string> | undefined

/** A folder of this process alone. What processes that were killed have left goes after a day. */
function folder(): Promise<string> {
  made ??= mkdtemp(join(tmpdir(), PREFIX)).then(async path => {
    await sweep().catch(() => {})
    return path
  })
  return made
}

async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const path = join(tmpdir(), name)
    const { mtimeMs } = await stat(path)
    if (mtimeMs < Date.now() - DAY_MS) await rm(path, { recursive: true, force: true })
  }
}

/** Removes the folder when the process ends in order. */
export async function closeSpool(): Promise<void> {
  const path = await made?.catch(() => null)
  made = undefined
  if (path) await rm(path, { recursive: true, force: true })
}
