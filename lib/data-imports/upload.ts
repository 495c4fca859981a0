import type { Context as Request } from 'hono'
import { AppError, invalid } from '#lib/base/errors.ts'
import { checked } from '#lib/base/http/request.ts'
import { fileName, type ImportInput, importInput, MOST_BYTES } from './data-import.ts'

type Import = { file: { name: string; bytes: Buffer }; input: ImportInput }

/** The file and what is said about it: parts of a form, or a body of JSON that has the text of the file. */
export async function readUpload(c: Request): Promise<Import> {
  const length = Number(c.req.header('content-length') ?? 0)
  if (length > MOST_BYTES) throw tooLarge()
  const given = await fields(c)
  const { import_file: file, ...rest } = given
  const input = checked(importInput, rest)
  if (typeof file === 'string' && file) return { file: { name: 'contacts.csv', bytes: Buffer.from(file) }, input }
  if (!(file instanceof File) || !file.size) throw invalid('import_file: File is blank', 'import_file')
  if (file.size > MOST_BYTES) throw tooLarge()
  const named = fileName.safeParse(file.name)
  return {
    file: { name: named.success ? named.data : 'contacts.csv', bytes: Buffer.from(await file.arrayBuffer()) },
    input,
  }
}

async function fields(c: Request): Promise<Record<string, unknown>> {
  try {
    if (c.req.header('content-type')?.startsWith('multipart/')) return await c.req.parseBody()
    const given: unknown = JSON.parse((await c.req.text()) || '{}')
    return typeof given === 'object' && given !== null ? { ...given } : {}
  } catch {
    throw invalid('body: is neither a form nor JSON', 'body')
  }
}

const tooLarge = () => new AppError('too_large', `The file must not exceed ${MOST_BYTES / 1_048_576} MB`)
