'use client'

import type { AttributeType } from '#lib/protocol/attribute.ts'
import { textOf } from '../contacts/contact-words.ts'
import { Row } from '../contacts/row.tsx'
import { AttributeField } from './attribute-field.tsx'

type Props = {
  name: string
  value: unknown
  /** Null takes the value away. */
  onSave: (value: string | number | boolean | null) => Promise<void>
}

const types: Record<string, AttributeType> = { number: 'number', boolean: 'checkbox' }

/** A value that nobody has defined, given by a program or an import: it stays what it is. What has parts is only read. */
export function LooseField({ name, value, onSave }: Props) {
  if (typeof value === 'object' && value !== null) {
    return (
      <Row label={name}>
        <code dir="ltr" className="block truncate font-mono text-xs" title={textOf(value)}>
          {textOf(value)}
        </code>
      </Row>
    )
  }
  return (
    <AttributeField
      definition={{
        attribute_display_name: name,
        attribute_display_type: types[typeof value] ?? 'text',
        attribute_description: null,
        attribute_values: [],
        regex_pattern: null,
        regex_cue: null,
      }}
      value={value}
      onSave={onSave}
    />
  )
}
