'use client'

import { useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { AttributeDefinitionWire } from '#lib/protocol/attribute.ts'
import { EditableField } from '../inbox/editable-field.tsx'
import { cx } from '../ui/cx.ts'
import { Switch } from '../ui/switch.tsx'
import { toast } from '../ui/toast.tsx'
import { asText, fromText, isTicked, type Shape, shownAs, webAddress, wrongWith } from './values.ts'

type Value = string | number | boolean | null
type Props = {
  definition: Shape &
    Pick<AttributeDefinitionWire, 'attribute_display_name' | 'attribute_description' | 'attribute_values'>
  value: unknown
  onSave: (value: Value) => Promise<void>
}

/** One value of the account's own, by its kind. */
export function AttributeField({ definition, value, onSave }: Props) {
  const { attribute_display_type: type } = definition
  if (type === 'checkbox') return <TickField definition={definition} value={value} onSave={onSave} />
  if (type === 'list') return <ListField definition={definition} value={value} onSave={onSave} />
  return <TextField definition={definition} value={value} onSave={onSave} />
}

const inputs = { number: 'number', currency: 'number', percent: 'number', date: 'date', link: 'url' } as const

function TextField({ definition, value, onSave }: Props) {
  const t = useTranslations('side.attributes')
  const locale = useLocale()
  const { attribute_display_name: name, attribute_display_type: type, attribute_description } = definition
  const text = asText(value, type, locale)
  function check(given: string) {
    const wrong = wrongWith(given, definition, locale)
    if (!wrong) return null
    return 'cue' in wrong ? wrong.cue : t(`wrong.${wrong.key}`)
  }
  return (
    <EditableField
      label={name}
      help={attribute_description ?? undefined}
      type={inputs[type as keyof typeof inputs] ?? 'text'}
      value={text}
      shown={shownAs(value, type, locale)}
      href={type === 'link' ? (webAddress(text) ?? undefined) : undefined}
      empty={t('add')}
      check={check}
      onSave={given => onSave(fromText(given, type, locale))}
    />
  )
}

function TickField({ definition, value, onSave }: Props) {
  const save = useQuietSave(onSave)
  const { attribute_display_name: name, attribute_description } = definition
  return (
    <div className="grid min-h-8 grid-cols-[88px_minmax(0,1fr)] items-center gap-2">
      <span className="truncate text-muted" title={attribute_description || name}>
        {name}
      </span>
      <span className="flex">
        <Switch label={name} checked={isTicked(value)} onChange={save} />
      </span>
    </div>
  )
}

function ListField({ definition, value, onSave }: Props) {
  const t = useTranslations('side.attributes')
  const id = useId()
  const save = useQuietSave(onSave)
  const { attribute_display_name: name, attribute_values, attribute_description } = definition
  const text = asText(value, 'list', '')
  const choices = text && !attribute_values.includes(text) ? [...attribute_values, text] : attribute_values
  return (
    <div className="grid min-h-8 grid-cols-[88px_minmax(0,1fr)] items-center gap-2">
      <label htmlFor={id} className="truncate text-muted" title={attribute_description || name}>
        {name}
      </label>
      <select
        id={id}
        value={text}
        onChange={event => save(event.target.value || null)}
        className={cx(
          '-mx-2 h-8 w-[calc(100%+16px)] appearance-none truncate rounded-md bg-transparent px-2 text-sm hover:bg-hover',
          !text && 'text-faint',
        )}
      >
        <option value="">{t('choose')}</option>
        {choices.map(one => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </div>
  )
}

/** For fields without a place for words: a toast says that it was not saved. */
function useQuietSave(onSave: Props['onSave']) {
  const t = useTranslations('actions')
  return async function save(value: Value) {
    await onSave(value).catch(() =>
      toast(t('failed'), { tone: 'danger', action: { label: t('retry'), run: () => save(value) } }),
    )
  }
}
