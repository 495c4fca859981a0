'use client'

import { useTranslations } from 'use-intl'
import type { ContactWire } from '#lib/protocol/index.ts'
import { ApiError, Told } from '../data/http.ts'
import { useAttributes, useInboxes } from '../data/use-directory.ts'
import { EditableField } from '../inbox/editable-field.tsx'
import { ExactTime } from '../ui/exact-time.tsx'
import { AttributeField, LooseAttribute } from './attribute-field.tsx'
import { ContactCompany } from './contact-company.tsx'
import { ContactLabels } from './contact-labels.tsx'
import { textOf } from './contact-words.ts'
import type { ContactFields } from './contacts-api.ts'
import { Row, Section } from './row.tsx'
import { useChangeContact } from './use-contact.ts'

/** What is known about a contact, changed where it stands. */
export function ContactDetails({ contact }: { contact: ContactWire }) {
  const t = useTranslations('contacts')
  const definitions = (useAttributes().data ?? []).filter(one => one.attribute_model === 'contact_attribute')
  const defined = new Set(definitions.map(one => one.attribute_key))
  const loose = Object.keys(contact.custom_attributes).filter(key => !defined.has(key))
  return (
    <div className="divide-y divide-line">
      <Section title={t('details.about')}>
        <Fields contact={contact} />
        <Row label={t('fields.company')}>
          <ContactCompany contact={contact} />
        </Row>
        <Row label={t('fields.created_at')}>
          <ExactTime at={contact.created_at} />
        </Row>
      </Section>
      <Section title={t('fields.labels')}>
        <ContactLabels contact={contact} />
      </Section>
      {(definitions.length > 0 || loose.length > 0) && (
        <Section title={t('details.attributes')}>
          {definitions.map(one => (
            <AttributeField key={one.id} contact={contact} definition={one} />
          ))}
          {loose.map(key => (
            <LooseAttribute key={key} contact={contact} name={key} />
          ))}
        </Section>
      )}
      <Reached contact={contact} />
    </div>
  )
}

function Fields({ contact }: { contact: ContactWire }) {
  const t = useTranslations('contacts')
  const td = useTranslations('details')
  const change = useChangeContact(contact.id)
  async function save(fields: ContactFields) {
    await change.save(fields).catch(error => {
      const isTaken = error instanceof ApiError && /already been taken/.test(error.message)
      throw isTaken ? new Told(t('new.taken')) : error
    })
  }
  const besides = (key: string) => ({
    label: t(`fields.${key as 'city'}`),
    value: textOf(contact.additional_attributes[key]),
    empty: t('details.add'),
    onSave: (value: string) => save({ additional_attributes: { [key]: value } }),
  })
  return (
    <>
      <EditableField
        label={t('fields.name')}
        value={contact.name ?? ''}
        empty={t('details.add')}
        onSave={name => save({ name })}
      />
      <EditableField
        label={t('fields.email')}
        type="email"
        value={contact.email ?? ''}
        empty={t('details.add')}
        check={value => (value && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? td('emailWrong') : null)}
        onSave={email => save({ email })}
      />
      <EditableField
        label={t('fields.phone_number')}
        type="tel"
        value={contact.phone_number ?? ''}
        empty={t('details.add')}
        check={value => (value && !/^\+[1-9]\d{1,14}$/.test(bare(value)) ? td('phoneWrong') : null)}
        onSave={phone => save({ phone_number: bare(phone) })}
      />
      <EditableField
        label={t('fields.identifier')}
        value={contact.identifier ?? ''}
        empty={t('details.add')}
        onSave={identifier => save({ identifier })}
      />
      <EditableField {...besides('city')} />
      <EditableField {...besides('country')} />
    </>
  )
}

/** Where they can be reached, and as whom. */
function Reached({ contact }: { contact: ContactWire }) {
  const t = useTranslations('contacts.details')
  const inboxes = useInboxes().data
  const known = contact.contact_inboxes ?? []
  if (known.length === 0) return null
  return (
    <Section title={t('inboxes')}>
      <ul>
        {known.map(({ inbox, source_id }) => (
          <li key={`${inbox.id}-${source_id}`} className="flex min-h-8 items-center gap-2">
            <span className="min-w-0 flex-1 truncate">
              {inboxes?.find(one => one.id === inbox.id)?.name ?? inbox.name}
            </span>
            <bdi title={source_id} className="max-w-40 truncate text-xs text-faint">
              {source_id}
            </bdi>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const bare = (phone: string) => phone.replace(/[\s()./-]/g, '')
