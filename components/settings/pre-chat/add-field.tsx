'use client'

import { useTranslations } from 'use-intl'
import type { AttributeDefinitionWire } from '#lib/protocol/attribute.ts'
import { useAttributes } from '../../data/use-directory.ts'
import { Field, Select } from '../../ui/field.tsx'

type Props = { taken: string[]; onAdd: (attribute: AttributeDefinitionWire) => void }

/** Puts a custom attribute of the account into the form; nothing where there is none left. */
export function AddField({ taken, onAdd }: Props) {
  const t = useTranslations('settings.inboxes.preChat')
  const left = useAttributes().data?.filter(one => !taken.includes(one.attribute_key)) ?? []
  if (!left.length) return null
  return (
    <Field label={t('add')} help={t('addHelp')} className="max-w-80 border-t border-line pt-4">
      {props => (
        <Select
          {...props}
          value=""
          onChange={event => {
            const chosen = left.find(one => String(one.id) === event.target.value)
            if (chosen) onAdd(chosen)
          }}
        >
          <option value="">{t('choose')}</option>
          {left.map(one => (
            <option key={one.id} value={one.id}>
              {one.attribute_display_name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
