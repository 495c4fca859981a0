import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { CSV_MARK, csvLine, csvResponse } from '#lib/base/csv.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import {
  type DataImport,
  dataImportAnswer,
  dataImportWire,
  importBody,
  importInput,
  previewedAnswer,
} from './data-import.ts'
import {
  beginImport,
  cancelImport,
  failuresAfter,
  findImport,
  listImports,
  previewOf,
  startImport,
} from './data-imports.ts'
import { readUpload } from './upload.ts'

const tag = 'Contacts'

/** `A/contacts`, of which it answers what is about imports. For administrators. */
export const dataImportsDoor = door()

dataImportsDoor.post(
  '/import',
  operation({
    id: 'contactImport',
    tag,
    summary:
      'Brings in contacts from a table in a file (CSV in any usual encoding and with any usual delimiter). A job does it; `dry_run` only looks. For administrators.',
    body: importBody,
    answer: dataImportAnswer,
  }),
  requireAdministrator,
  async c => {
    const { file, input } = await readUpload(c)
    return c.json(dataImportWire(await beginImport(c.var.ctx, file, input)))
  },
)

dataImportsDoor.get(
  '/imports',
  operation({
    id: 'list-contact-imports',
    tag,
    summary: 'The newest imports of contacts. For administrators.',
    answer: z.object({ payload: z.array(dataImportAnswer) }),
  }),
  requireAdministrator,
  async c => c.json({ payload: (await listImports(c.var.ctx)).map(dataImportWire) }),
)

dataImportsDoor.get(
  '/imports/:id',
  operation({
    id: 'get-a-contact-import',
    tag,
    summary: 'How far an import of contacts has come. For administrators.',
    answer: dataImportAnswer,
  }),
  requireAdministrator,
  async c => c.json(dataImportWire(await findImport(c.var.ctx, pathId(c)))),
)

dataImportsDoor.post(
  '/imports/:id/cancel',
  operation({
    id: 'cancel-a-contact-import',
    tag,
    summary: 'Leaves the rows that have not had their turn out. For administrators.',
    answer: dataImportAnswer,
  }),
  requireAdministrator,
  async c => c.json(dataImportWire(await cancelImport(c.var.ctx, pathId(c)))),
)

const startInput = importInput.pick({ mapping: true, dry_run: true })

dataImportsDoor.post(
  '/imports/:id/start',
  operation({
    id: 'start-a-contact-import',
    tag,
    summary: 'Brings in what a dry run has looked at; with `dry_run` it looks again. For administrators.',
    body: startInput,
    answer: dataImportAnswer,
  }),
  requireAdministrator,
  async c => {
    const input = await body(c, startInput)
    return c.json(dataImportWire(await startImport(c.var.ctx, pathId(c), input)))
  },
)

dataImportsDoor.get(
  '/imports/:id/preview',
  operation({
    id: 'preview-a-contact-import',
    tag,
    summary: 'What a dry run has found of the first rows of each outcome: 20 at most. For administrators.',
    answer: z.object({ payload: z.array(previewedAnswer) }),
  }),
  requireAdministrator,
  async c => c.json({ payload: await previewOf(c.var.ctx, pathId(c)) }),
)

dataImportsDoor.get(
  '/imports/:id/errors.csv',
  operation({
    id: 'download-the-errors-of-a-contact-import',
    tag,
    summary: 'The rows that failed, as CSV, with the line of each in the table and the reason. For administrators.',
    answer: null,
  }),
  requireAdministrator,
  async c => {
    const found = await findImport(c.var.ctx, pathId(c))
    return csvResponse(errorLines(c.var.ctx, found), `import-${found.id}-errors.csv`)
  },
)

const PAGE = 500

async function* errorLines(ctx: MemberContext, { id, headers }: DataImport): AsyncGenerator<string> {
  yield CSV_MARK + csvLine([...headers, 'row', 'error'])
  let position = 0
  for (;;) {
    const failures = await failuresAfter(ctx, id, position, PAGE)
    if (!failures.length) return
    position = failures.at(-1)?.position ?? 0
    const cells = (given: string[]) => headers.map((_, index) => given[index] ?? '')
    yield failures.map(one => csvLine([...cells(one.cells), one.position, one.reason])).join('')
  }
}
