import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import { AppError, invalid } from '../errors.ts'
import { spool, tooLarge, type Upload } from '../files/spool.ts'

export type FormLimits = { files: number; fileBytes: number; fieldBytes: number }
const MOST_DRAINED = 64 * 1_048_576
type Part = [string, string | Upload]

/**
 * The parts of a multipart body in their order. Files go to this machine's disk as they come. @throws `invalid` for a body
 * that is broken or has too many parts, `too_large` for a file or a text beyond its limit; then nothing is left of it.
 */
export async function readMultipart(body: ReadableStream, contentType: string, limits: FormLimits): Promise<Part[]> {
  const reading: Reading = { parts: [], files: [], fieldBytes: 0 }
  const source = Readable.fromWeb(body)
  try {
    await parse(source, contentType, limits, reading)
    return (await Promise.all(reading.parts)).filter(part => part !== null)
  } catch (error) {
    drain(source)
    for (const file of reading.files) file.destroy() // one that is cut off waits for its end for ever
    await discard(reading.parts)
    throw error
  }
}

type Reading = { parts: Promise<Part | null>[]; files: BusboyFileStream[]; fieldBytes: number }

function parse(source: Readable, contentType: string, limits: FormLimits, reading: Reading): Promise<void> {
  return new Promise((done, failed) => {
    const broken = (error: unknown) => failed(error instanceof AppError ? error : invalid('body: is not valid', 'body'))
    const parser = parserFor(contentType, limits)
    parser.on('field', (name, value, nameCut, valueCut) => {
      reading.fieldBytes += name.length + value.length
      if (nameCut || valueCut || reading.fieldBytes > limits.fieldBytes)
        broken(new AppError('too_large', 'The texts of the form are too long'))
      else reading.parts.push(Promise.resolve([name, value]))
    })
    parser.on('file', (name, stream, filename, _encoding, declared) => {
      const taken = takeIn(stream, name, { filename, declared }, limits.fileBytes)
      taken.catch(broken)
      reading.files.push(stream)
      reading.parts.push(taken)
    })
    for (const [event, what] of Object.entries(numbers(limits)))
      parser.on(event as 'filesLimit', () => broken(invalid(`body: ${what}`, 'body')))
    parser.on('error', broken)
    parser.on('finish', () => done())
    source.on('error', broken)
    source.pipe(parser)
  })
}

const numbers = ({ files }: FormLimits) => ({
  filesLimit: files ? `must not have more than ${files} files` : 'must not have files',
  fieldsLimit: 'has too many fields',
  partsLimit: 'has too many parts',
})

function parserFor(contentType: string, { files, fileBytes, fieldBytes }: FormLimits): BusboyInstance {
  const limits = {
    files,
    fileSize: fileBytes + 1,
    fieldSize: fieldBytes,
    fields: 1000,
    fieldNameSize: 1000,
    headerPairs: 50,
  }
  try {
    return new Busboy({ headers: { 'content-type': contentType } as BusboyHeaders, limits })
  } catch {
    throw invalid('body: is not a form', 'body')
  }
}

/** A browser sends a nameless, empty part for a file that nobody has chosen. */
async function takeIn(
  stream: BusboyFileStream,
  name: string,
  about: { filename: string | undefined; declared: string },
  most: number,
): Promise<Part | null> {
  const upload = await spool(stream, { ...about, filename: about.filename ?? '' }, most)
  if (stream.truncated || (!upload.size && !about.filename)) await upload.discard()
  if (stream.truncated) throw tooLarge(most)
  return upload.size || about.filename ? [name, upload] : null
}

/** Who is still sending hears the answer only when they have come to the end; somebody without end is cut off. */
function drain(source: Readable): void {
  let left = MOST_DRAINED
  source.unpipe()
  source.on('error', () => {})
  source.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) source.destroy()
  })
}

async function discard(parts: Promise<Part | null>[]): Promise<void> {
  for (const part of await Promise.allSettled(parts)) {
    const value = part.status === 'fulfilled' ? part.value?.[1] : undefined
    if (value && typeof value !== 'string') await value.discard()
  }
}
