'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AttributeDefinitionWire, AttributeModel } from '#lib/protocol/attribute.ts'
import { useAttributes } from '../data/use-directory.ts'
import { AttributeField } from './attribute-field.tsx'

type Props = {
  model: AttributeModel
  values: Record<string, unknown>
  /** Null takes the value away. Throws an `ApiError` when it is refused. */
  onSave: (key: string, value: string | number | boolean | null) => Promise<void>
}

/** As many without a value are shown; the rest is behind a button. */
const fewEmpty = 3

/** What the account keeps besides, in the order of its administrators, edited where it stands. */
export function AttributeFields({ model, values, onSave }: Props) {
  const t = useTranslations('side.attributes')
  const [all, setAll] = useState(false)
  const definitions = (useAttributes().data ?? []).filter(one => one.attribute_model === model)
  const isEmpty = (one: AttributeDefinitionWire) =>
    one.attribute_display_type !== 'checkbox' && (values[one.attribute_key] ?? '') === ''
  const empty = definitions.filter(isEmpty)
  const hidden = all || empty.length <= fewEmpty ? [] : empty.slice(fewEmpty)
  return (
    <>
      {definitions
        .filter(one => !hidden.includes(one))
        .map(one => (
          <AttributeField
            key={one.id}
            definition={one}
            value={values[one.attribute_key]}
            onSave={value => onSave(one.attribute_key, value)}
          />
        ))}
      {hidden.length > 0 && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="-mx-2 h-8 rounded-md px-2 text-muted hover:bg-hover hover:text-text"
        >
          {t('more', { count: hidden.length })}
        </button>
      )}
    </>
  )
}
