'use client'

import { useTranslations } from 'use-intl'
import type { ContactCard } from '../data/conversation.ts'
import { EditableField } from './editable-field.tsx'
import { useUpdateContact } from './use-update-contact.ts'

/** Name, e-mail and phone, edited where they stand. */
export function ContactFields({ contact }: { contact: ContactCard }) {
  const t = useTranslations('details')
  const save = useUpdateContact(contact)
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
    </>
  )
}
