import { parse as parseStream } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { invalid } from '#lib/base/errors.ts'

const delimiters = [',', ';', '\t', '|']
const SAMPLE = 65_536
const MOST_COLUMNS = 500

const options = (delimiter: string) => ({
  delimiter,
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  max_record_size: 1_000_000,
})

/** What parts the columns: what parts the first lines into the same number of columns most often, and into most. */
export function delimiterOf(text: string): string {
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(text)?.[1] // Excel's way to say so
  if (said) return said
  const sample = text.slice(0, SAMPLE)
  const scores = delimiters.map(delimiter => ({ delimiter, score: score(sample, delimiter) }))
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

function score(sample: string, delimiter: string): number {
  try {
    const records: string[][] = parse(sample, { ...options(delimiter), to: 50 })
    const columns = records[0]?.length ?? 0
    return columns < 2 ? 0 : records.filter(record => record.length === columns).length * (1 + columns / 1000)
  } catch {
    return 0 // a quote that does not end here
  }
}

/** The records of the text, the headers first. */
export async function* recordsOf(text: string, delimiter: string): AsyncGenerator<string[]> {
  const parser = parseStream(text.replace(/^(\ufeff)?sep=.\r?\n/i, ''), options(delimiter))
  try {
    for await (const record of parser) yield (record as string[]).map(cell => cell.trim())
  } catch (error) {
    const { code = '', lines } = error as { code?: string; lines?: number }
    if (!code.startsWith('CSV_')) throw error
    throw invalid(`import_file: is not a table: line ${lines ?? '?'} cannot be read`, 'import_file')
  }
}

/** Of so many rows the cells can be seen beside the name of their column, and of each cell so much. */
const SHOWN_ROWS = 5
const SHOWN_LENGTH = 200
export const shown = (cells: string[]) => cells.map(cell => cell.slice(0, SHOWN_LENGTH).toWellFormed())

/** The headers, the first rows, and how many rows there are. @throws `invalid` for what is no table. */
export async function measure(
  text: string,
  delimiter: string,
): Promise<{ headers: string[]; sample: string[][]; total: number }> {
  let headers: string[] | undefined
  const sample: string[][] = []
  let total = 0
  for await (const record of recordsOf(text, delimiter)) {
    if (!headers) headers = record
    else if (++total <= SHOWN_ROWS) sample.push(shown(record))
  }
  if (!headers || headers.length > MOST_COLUMNS)
    throw invalid(`import_file: has no headers, or more than ${MOST_COLUMNS}`, 'import_file')
  return { headers: headers.map(header => header.slice(0, 255)), sample, total }
}
