'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'use-intl'
import type { AttributeDefinitionWire, ContactWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { useLabels } from '../data/use-directory.ts'
import { ColourDot } from '../inbox/colour-dot.tsx'
import { paths } from '../shell/paths.ts'
import { When } from '../ui/when.tsx'
import type { Column } from './columns.ts'
import { textOf } from './contact-words.ts'

/** What a contact has in a column. */
export function ContactCell({ contact, column }: { contact: ContactWire; column: Column }) {
  if (column.custom) return <AttributeText contact={contact} definition={column.custom} />
  switch (column.id) {
    case 'company':
      return <CompanyName contact={contact} />
    case 'labels':
      return <Labels titles={contact.labels ?? []} />
    case 'last_activity_at':
    case 'created_at': {
      const at = contact[column.id]
      return at === null ? null : <When at={at} className="tabular text-muted" />
    }
    case 'city':
    case 'country':
      return <Text>{textOf(contact.additional_attributes[column.id])}</Text>
    default:
      return <Text>{textOf(contact[column.id as 'email'])}</Text>
  }
}

const Text = ({ children }: { children: string }) => (
  <span title={children || undefined} className="truncate text-muted">
    <bdi>{children}</bdi>
  </span>
)

function CompanyName({ contact }: { contact: ContactWire }) {
  const { accountId } = useAccount()
  const { company } = contact
  if (!company) return <Text>{textOf(contact.additional_attributes.company_name)}</Text>
  return (
    <Link
      href={paths.company(accountId, company.id)}
      prefetch={false}
      tabIndex={-1}
      title={company.name}
      className="truncate rounded-sm text-muted hover:text-text hover:underline"
    >
      <bdi>{company.name}</bdi>
    </Link>
  )
}

const shownLabels = 2

function Labels({ titles }: { titles: string[] }) {
  const labels = useLabels().data
  const colourOf = (title: string) => labels?.find(one => one.title === title)?.color ?? 'var(--line-strong)'
  const rest = titles.slice(shownLabels)
  return (
    <span className="flex min-w-0 gap-1">
      {titles.slice(0, shownLabels).map(title => (
        <span key={title} className="flex min-w-0 items-center gap-1.5 rounded-full border border-line px-2 text-xs">
          <ColourDot color={colourOf(title)} />
          <bdi className="truncate">{title}</bdi>
        </span>
      ))}
      {rest.length > 0 && (
        <span title={rest.join(', ')} className="tabular shrink-0 text-xs text-faint">
          +{rest.length}
        </span>
      )}
    </span>
  )
}

function AttributeText({ contact, definition }: { contact: ContactWire; definition: AttributeDefinitionWire }) {
  const t = useTranslations('contacts')
  const locale = useLocale()
  const value = contact.custom_attributes[definition.attribute_key]
  if (definition.attribute_display_type === 'checkbox' && typeof value === 'boolean')
    return <Text>{t(value ? 'yes' : 'no')}</Text>
  const isDate = definition.attribute_display_type === 'date' && typeof value === 'string'
  const date = isDate ? new Date(value) : null
  if (date && !Number.isNaN(date.getTime()))
    return <Text>{new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(date)}</Text>
  return <Text>{textOf(value)}</Text>
}
