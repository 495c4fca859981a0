import { stringify } from 'csv-stringify/sync'

/** A record as a line of CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it (ASVS 1.2.10). */
export const csvLine = (cells: (string | number | boolean | null | undefined)[]): string =>
  stringify([cells.map(cell => harmless(cell === null || cell === undefined ? '' : String(cell)))])

/** A number, with or without its plus, is no formula. */
const harmless = (cell: string): string =>
  /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell

/** Marks the text as UTF-8 for Excel, which takes it for something else without. */
export const CSV_MARK = '\ufeff'

/** A stream of lines, made as somebody reads them. */
export function csvResponse(lines: AsyncGenerator<string>, name: string): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
