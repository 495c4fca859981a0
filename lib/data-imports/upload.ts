import { buffer } from 'node:stream/consumers'
import type { Context as Request } from 'hono'
import { AppError } from '#lib/base/errors.ts'
import { body } from '#lib/base/http/request.ts'
import { fileName, type ImportInput, importBody, MOST_BYTES } from './data-import.ts'

type Import = { file: { name: string; bytes: Buffer }; input: ImportInput }

/** The file and what is said about it: parts of a form, or a body of JSON that has the text of the file. */
export async function readUpload(c: Request): Promise<Import> {
  const { import_file: file, ...input } = await body(c, importBody, { files: 1 })
  if (typeof file === 'string') return { file: { name: 'contacts.csv', bytes: Buffer.from(file) }, input }
  if (file.size > MOST_BYTES) throw new AppError('too_large', `The file must not exceed ${MOST_BYTES / 1_048_576} MB`)
  const named = fileName.safeParse(file.filename)
  return { file: { name: named.success ? named.data : 'contacts.csv', bytes: await buffer(file.read()) }, input }
}
