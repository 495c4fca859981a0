'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useAttributes } from '../data/use-directory.ts'
import { paths } from '../shell/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { callingOf } from './contact-words.ts'
import { type Duplicate, useContactsApi } from './contacts-api.ts'
import { contactKeys } from './keys.ts'
import { Section } from './row.tsx'

const shown = 3

export function useDuplicates(contactId: number) {
  const { accountId } = useAccount()
  const api = useContactsApi()
  return useQuery({
    queryKey: contactKeys.part(accountId, contactId, 'duplicates'),
    queryFn: async () => (await api.duplicates(contactId)).payload,
    staleTime: 60_000,
  })
}

/** Who is likely to be the same person. Nothing is merged by itself. */
export function Duplicates({ contactId, onCompare }: { contactId: number; onCompare: (other: number) => void }) {
  const t = useTranslations('contacts.duplicates')
  const found = useDuplicates(contactId).data ?? []
  if (found.length === 0) return null
  return (
    <div className="border-t border-line">
      <Section title={t('title', { count: found.length })}>
        <ul className="flex flex-col gap-1">
          {found.slice(0, shown).map(one => (
            <DuplicateRow key={one.contact.id} duplicate={one} onCompare={() => onCompare(one.contact.id)} />
          ))}
        </ul>
      </Section>
    </div>
  )
}

function DuplicateRow({ duplicate: { contact, alike }, onCompare }: { duplicate: Duplicate; onCompare: () => void }) {
  const t = useTranslations('contacts')
  const { accountId } = useAccount()
  const names = useAlike(alike)
  const name = callingOf(contact) ?? t('nameless')
  return (
    <li className="flex items-center gap-2.5 py-1">
      <Avatar name={contact.name} seed={`contact-${contact.id}`} src={contact.thumbnail} size={28} />
      <span className="min-w-0 flex-1">
        <Link
          href={paths.contact(accountId, contact.id)}
          prefetch={false}
          className="block truncate rounded-sm font-medium hover:underline"
        >
          <bdi>{name}</bdi>
        </Link>
        <span className="block truncate text-xs text-faint">{t('duplicates.alike', { fields: names })}</span>
      </span>
      <Button size="sm" onClick={onCompare} aria-label={t('duplicates.compareWith', { name })}>
        {t('duplicates.compare')}
      </Button>
    </li>
  )
}

/** In what two contacts are alike, as the viewer calls it. */
export function useAlike(alike: string[]): string {
  const t = useTranslations('contacts')
  const definitions = useAttributes().data
  return alike
    .map(field => {
      const own = definitions?.find(one => one.attribute_model === 'contact_attribute' && one.attribute_key === field)
      if (own) return own.attribute_display_name
      return t.has(`fields.${field as 'name'}`) ? t(`fields.${field as 'name'}`) : field
    })
    .join(', ')
}
