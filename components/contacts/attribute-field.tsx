'use client'

import { ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AttributeDefinitionWire, ContactWire } from '#lib/protocol/index.ts'
import { EditableField } from '../inbox/editable-field.tsx'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { toast } from '../ui/toast.tsx'
import { textOf } from './contact-words.ts'
import { Row } from './row.tsx'
import { useChangeContact } from './use-contact.ts'

type Props = { contact: ContactWire; definition: AttributeDefinitionWire }

const fieldClass = '-mx-2 block h-8 w-[calc(100%+16px)] rounded-md bg-transparent px-2 text-sm hover:bg-hover'
const numbers = ['number', 'currency', 'percent']
const isNumber = (text: string) => /^-?\d+([.,]\d+)?$/.test(text)

/** An attribute that the account has defined: chosen from its list, or typed as its kind asks. */
export function AttributeField({ contact, definition }: Props) {
  const t = useTranslations('contacts.details')
  const { save, forget } = useChangeContact(contact.id)
  const { attribute_key: key, attribute_display_name: label, attribute_display_type: type } = definition
  const value = contact.custom_attributes[key]
  const set = (given: unknown) => (given === '' ? forget(key) : save({ custom_attributes: { [key]: given } }))
  if (type === 'list' || type === 'checkbox' || type === 'date') {
    return <Chosen definition={definition} value={textOf(value)} onChange={set} />
  }
  return (
    <EditableField
      label={label}
      value={textOf(value)}
      empty={t('add')}
      check={text => checked(text)}
      onSave={text => set(numbers.includes(type) && text ? Number(text.replace(',', '.')) : text)}
    />
  )
  function checked(text: string) {
    if (!text) return null
    if (numbers.includes(type) && !isNumber(text)) return t('numberWrong')
    if (type === 'link' && !/^https?:\/\/\S+$/i.test(text)) return t('linkWrong')
    const pattern = definition.regex_pattern
    return pattern && !matches(pattern, text) ? (definition.regex_cue ?? t('patternWrong')) : null
  }
}

/** A pattern that is none holds for everything: the server has the last word. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text)
  } catch {
    return true
  }
}

type ChosenProps = {
  definition: AttributeDefinitionWire
  value: string
  onChange: (value: unknown) => Promise<void>
}

function Chosen({ definition, value, onChange }: ChosenProps) {
  const t = useTranslations('contacts')
  const { attribute_display_name: label, attribute_display_type: type } = definition
  const change = (given: unknown) =>
    void onChange(given).catch(() =>
      toast(t('header.notSaved'), { tone: 'danger', action: { label: t('header.retry'), run: () => change(given) } }),
    )
  const choices: [string, string][] =
    type === 'checkbox'
      ? [
          ['true', t('yes')],
          ['false', t('no')],
        ]
      : (definition.attribute_values ?? []).map(one => [one, one])
  const known = !value || choices.some(([one]) => one === value)
  return (
    <Row label={label}>
      {type === 'date' ? (
        <DateValue label={label} value={value} onChange={change} />
      ) : (
        <span className="relative block">
          <select
            aria-label={label}
            value={value}
            onChange={event =>
              change(type === 'checkbox' && event.target.value ? event.target.value === 'true' : event.target.value)
            }
            className={cx(fieldClass, 'appearance-none pe-8', !value && 'text-faint')}
          >
            <option value="">{t('details.none')}</option>
            {!known && <option value={value}>{value}</option>}
            {choices.map(([one, name]) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
          </select>
          <ChevronDown size={14} aria-hidden className="pointer-events-none absolute end-0 top-2.5 text-faint" />
        </span>
      )}
    </Row>
  )
}

type DateProps = { label: string; value: string; onChange: (value: string) => void }

/** A day; where there is none yet, a button in its place: an empty field of a date says nothing. */
function DateValue({ label, value, onChange }: DateProps) {
  const t = useTranslations('contacts.details')
  const [open, setOpen] = useState(false)
  if (!value && !open)
    return (
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={cx(fieldClass, 'cursor-text text-start text-faint')}
      >
        <span className="sr-only">{label}: </span>
        {t('add')}
      </button>
    )
  return (
    <input
      type="date"
      aria-label={label}
      // biome-ignore lint/a11y/noAutofocus: the person has just pressed this value to set it
      autoFocus={open}
      value={value.slice(0, 10)}
      onChange={event => onChange(event.target.value)}
      onBlur={() => setOpen(false)}
      className={fieldClass}
    />
  )
}

/** What was given without a definition: by a program, a website, or an import. */
export function LooseAttribute({ contact, name, value }: { contact: ContactWire; name: string; value: string }) {
  const t = useTranslations('contacts')
  const { save, forget } = useChangeContact(contact.id)
  async function remove() {
    const before = contact.custom_attributes[name]
    try {
      await forget(name)
    } catch {
      return toast(t('header.notSaved'), { tone: 'danger' })
    }
    toast(t('details.removed', { name }), {
      action: { label: t('header.undo'), run: () => void save({ custom_attributes: { [name]: before } }) },
    })
  }
  return (
    <div className="group/attribute flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <EditableField
          label={name}
          value={value}
          empty={t('details.add')}
          onSave={text => (text ? save({ custom_attributes: { [name]: text } }) : forget(name))}
        />
      </div>
      <IconButton
        label={t('details.remove', { name })}
        onClick={remove}
        className="opacity-0 focus-visible:opacity-100 group-hover/attribute:opacity-100"
      >
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
