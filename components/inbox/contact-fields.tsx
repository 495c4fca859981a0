'use client'

import { useTranslations } from 'use-intl'
import { AttributeFields } from '../attributes/attribute-fields.tsx'
import { useAccount } from '../data/account-context.tsx'
import type { ContactCard } from '../data/conversation.ts'
import { useContact } from '../data/use-side.ts'
import { When } from '../ui/when.tsx'
import { DetailsRow } from './details-row.tsx'
import { EditableField } from './editable-field.tsx'
import { useUpdateContact } from './use-update-contact.ts'

/** Who the contact is and what the account keeps about them, edited where it stands. */
export function ContactFields({ contact }: { contact: ContactCard }) {
  const t = useTranslations('details')
  const ts = useTranslations('side.contact')
  const { api } = useAccount()
  const save = useUpdateContact(contact)
  const known = useContact(contact.id).data
  const additional = known?.additional_attributes ?? {}
  const text = (name: string) => (typeof additional[name] === 'string' ? (additional[name] as string) : '')
  return (
    <>
      <EditableField label={t('name')} value={contact.name} empty={t('addName')} onSave={name => save({ name })} />
      <EditableField
        label={t('email')}
        type="email"
        value={contact.email ?? ''}
        empty={t('addEmail')}
        check={value => (value && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? t('emailWrong') : null)}
        onSave={email => save({ email })}
      />
      <EditableField
        label={t('phone')}
        type="tel"
        value={contact.phone ?? ''}
        empty={t('addPhone')}
        check={value => (value && !/^\+[1-9]\d{1,14}$/.test(value.replace(/[\s()-]/g, '')) ? t('phoneWrong') : null)}
        onSave={phone => save({ phone_number: phone.replace(/[\s()-]/g, '') })}
      />
      {known && (
        <>
          <EditableField
            label={ts('company')}
            value={text('company_name')}
            empty={ts('addCompany')}
            onSave={company_name => save({ additional_attributes: { company_name } })}
          />
          <EditableField
            label={ts('city')}
            value={text('city')}
            empty={ts('addCity')}
            onSave={city => save({ additional_attributes: { city } })}
          />
          <DetailsRow label={ts('since')}>
            <When at={known.created_at} />
          </DetailsRow>
        </>
      )}
      <AttributeFields
        model="contact_attribute"
        values={contact.custom}
        onSave={async (key, value) => {
          // What is sent is laid over what there is: a value goes by its name.
          if (value === null) await api.removeContactAttributes(contact.id, [key])
          await save(value === null ? {} : { custom_attributes: { [key]: value } })
        }}
      />
    </>
  )
}
