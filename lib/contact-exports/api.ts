import { z } from 'zod'
import { csvResponse } from '#lib/base/csv.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { contactExportAnswer, contactExportWire, exportInput } from './contact-export.ts'
import { beginExport, cancelExport, exportedFile, findExport, listExports } from './contact-exports.ts'

const tag = 'Contacts'

/** `A/contacts`, of which it answers what is about exports. For administrators. */
export const contactExportsDoor = door()

contactExportsDoor.post(
  '/export',
  operation({
    id: 'contactExport',
    tag,
    summary:
      'Writes contacts into a CSV: all, those that conditions hold for, those with a label, or those with these ids. A job does it, and mails a link. For administrators.',
    body: exportInput,
    answer: contactExportAnswer,
  }),
  requireAdministrator,
  async c => c.json(contactExportWire(await beginExport(c.var.ctx, await body(c, exportInput)))),
)

contactExportsDoor.get(
  '/exports',
  operation({
    id: 'list-contact-exports',
    tag,
    summary: 'The newest exports of contacts that the administrator has asked for, and how far each has come.',
    answer: z.object({ payload: z.array(contactExportAnswer) }),
  }),
  requireAdministrator,
  async c => c.json({ payload: (await listExports(c.var.ctx)).map(contactExportWire) }),
)

contactExportsDoor.post(
  '/exports/:id/cancel',
  operation({
    id: 'cancel-a-contact-export',
    tag,
    summary: 'Leaves the rest of an export unwritten. For the administrator who asked for it.',
    answer: contactExportAnswer,
  }),
  async c => c.json(contactExportWire(await cancelExport(c.var.ctx, pathId(c)))),
)

contactExportsDoor.get(
  '/exports/:id',
  operation({
    id: 'get-a-contact-export',
    tag,
    summary: 'How far an export of contacts has come. For the administrator who asked for it.',
    answer: contactExportAnswer,
  }),
  async c => c.json(contactExportWire(await findExport(c.var.ctx, pathId(c)))),
)

contactExportsDoor.get(
  '/exports/:id/file',
  operation({
    id: 'download-a-contact-export',
    tag,
    summary: 'The CSV, for 24 hours. For the administrator who asked for it.',
    answer: null,
  }),
  async c => csvResponse(await exportedFile(c.var.ctx, pathId(c)), `contacts-${pathId(c)}.csv`),
)
