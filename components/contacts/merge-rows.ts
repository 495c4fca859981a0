import type { ContactWire } from '#lib/protocol/index.ts'
import { textOf } from './contact-words.ts'

export type ComparedRow = {
  field: string
  custom: boolean
  stays: unknown
  goes: unknown
  result: unknown
  /** The one who goes has a value that will not be kept. */
  lost: boolean
  /** The one who stays learns it. */
  learned: boolean
}

const plain = ['name', 'email', 'phone_number', 'identifier'] as const
const besides = ['company_name', 'city', 'country']

/** What two contacts are, and what one of them would be, line by line; what neither has is left out. */
export function comparedRows(stays: ContactWire, goes: ContactWire, result: ContactWire): ComparedRow[] {
  const keys = (of: (contact: ContactWire) => object) => [
    ...new Set([stays, goes].flatMap(one => Object.keys(of(one)))),
  ]
  const row = (field: string, custom: boolean, of: (contact: ContactWire) => unknown): ComparedRow => {
    const [was, other, is] = [of(stays), of(goes), of(result)]
    const same = (left: unknown, right: unknown) => textOf(left) === textOf(right)
    return {
      field,
      custom,
      stays: was,
      goes: other,
      result: is,
      lost: textOf(other) !== '' && !same(other, is),
      learned: !same(was, is),
    }
  }
  return [
    ...plain.map(field => row(field, false, contact => contact[field])),
    ...besides.map(field => row(field, false, contact => contact.additional_attributes[field])),
    ...keys(contact => contact.custom_attributes).map(key => row(key, true, contact => contact.custom_attributes[key])),
  ].filter(({ stays: was, goes: other }) => textOf(was) || textOf(other))
}
