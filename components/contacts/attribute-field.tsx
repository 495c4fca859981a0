'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { AttributeDefinitionWire, ContactWire } from '#lib/protocol/index.ts'
import { AttributeField as Field } from '../attributes/attribute-field.tsx'
import { LooseField } from '../attributes/loose-field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { toast } from '../ui/toast.tsx'
import { useChangeContact } from './use-contact.ts'

/** Saves a value under its key; none takes the key away. */
function useSaveAttribute(contact: ContactWire) {
  const { save, forget } = useChangeContact(contact.id)
  return (key: string, value: unknown) => (value === null ? forget(key) : save({ custom_attributes: { [key]: value } }))
}

/** An attribute that the account has defined. */
export function AttributeField({ contact, definition }: { contact: ContactWire; definition: AttributeDefinitionWire }) {
  const save = useSaveAttribute(contact)
  const { attribute_key: key } = definition
  return <Field definition={definition} value={contact.custom_attributes[key]} onSave={given => save(key, given)} />
}

/** What was given without a definition: by a program, a website, or an import. */
export function LooseAttribute({ contact, name }: { contact: ContactWire; name: string }) {
  const t = useTranslations('contacts')
  const save = useSaveAttribute(contact)
  const value = contact.custom_attributes[name]
  const failed = () => void toast(t('header.notSaved'), { tone: 'danger' })
  async function remove() {
    try {
      await save(name, null)
    } catch {
      return failed()
    }
    const undo = () => void save(name, value).catch(failed)
    toast(t('details.removed', { name }), { action: { label: t('header.undo'), run: undo } })
  }
  return (
    <div className="group/attribute flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <LooseField name={name} value={value} onSave={given => save(name, given)} />
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
