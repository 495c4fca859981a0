'use client'

import { Contact, SearchX } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/states.tsx'
import type { ContactPlace } from './contact-filter.ts'

type Props = { place: ContactPlace; narrowed: boolean; onNew: () => void; onClear: () => void }

/** Nobody here: because of what was asked for, or because there is nobody yet. */
export function ContactsEmpty({ place, narrowed, onNew, onClear }: Props) {
  const t = useTranslations('contacts.empty')
  const { accountId, isAdministrator } = useAccount()
  if (narrowed)
    return (
      <Empty icon={SearchX} title={t('narrowed')} body={t(place.segmentId ? 'segmentBody' : 'narrowedBody')}>
        {!place.segmentId && <Button onClick={onClear}>{t('clear')}</Button>}
      </Empty>
    )
  if (place.active) return <Empty icon={Contact} title={t('active')} body={t('activeBody')} />
  if (place.label) return <Empty icon={Contact} title={t('label', { label: place.label })} body={t('labelBody')} />
  return (
    <Empty icon={Contact} title={t('none')} body={t('noneBody')}>
      <Button tone="primary" onClick={onNew}>
        {t('add')}
      </Button>
      {isAdministrator && (
        <Button asChild>
          <Link href={paths.importContacts(accountId)}>{t('import')}</Link>
        </Button>
      )}
    </Empty>
  )
}
