import { csvLine } from '#lib/base/csv.ts'
import type { Contact } from '#lib/contacts/index.ts'

type Row = Contact & { labels: string[] }
type Cell = string | number | boolean | null

const fields: Record<string, (row: Row) => Cell> = {
  id: row => row.id,
  account_id: row => row.account_id,
  name: row => row.name,
  email: row => row.email,
  phone_number: row => row.phone_number,
  identifier: row => row.identifier,
  blocked: row => row.blocked,
  labels: row => row.labels.join(','),
  last_activity_at: row => row.last_activity_at?.toISOString() ?? null,
  created_at: row => row.created_at.toISOString(),
  custom_attributes: row => JSON.stringify(row.custom_attributes),
  additional_attributes: row => JSON.stringify(row.additional_attributes),
}

/** What contacts have beside themselves that is no custom attribute. */
const additional = ['city', 'country', 'country_code', 'company_name', 'description']

/** The contacts as lines of CSV, a cell for each column. */
export function linesOf(columns: string[], rows: Row[]): string {
  const cells = columns.map(cellOf)
  return rows.map(row => csvLine(cells.map(cell => cell(row)))).join('')
}

function cellOf(column: string): (row: Row) => Cell {
  if (Object.hasOwn(fields, column)) return fields[column] as (row: Row) => Cell
  const [group, ...rest] = column.split('.')
  const key = rest.join('.')
  if (key && group === 'additional_attributes') return row => said(row.additional_attributes, key)
  if (key && group === 'custom_attributes') return row => said(row.custom_attributes, key)
  if (additional.includes(column)) return row => said(row.additional_attributes, column)
  return row => said(row.custom_attributes, column)
}

function said(attributes: Record<string, unknown>, key: string): Cell {
  const value = Object.hasOwn(attributes, key) ? attributes[key] : null
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value
  return typeof value === 'string' ? value : JSON.stringify(value)
}
