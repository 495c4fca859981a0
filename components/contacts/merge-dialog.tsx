'use client'

import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { inputClass } from '../ui/field.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { callingOf } from './contact-words.ts'
import { useContactsApi } from './contacts-api.ts'
import { useAlike, useDuplicates } from './duplicates.tsx'
import { contactKeys } from './keys.ts'
import { MergePreview } from './merge-preview.tsx'

type Props = {
  contact: ContactWire
  /** Who it is to be merged with, when that is known already. */
  other: number | null
  onClose: () => void
}

/** Two contacts become one: who the other is, then side by side what would remain, and then it is done. */
export default function MergeDialog({ contact, other, onClose }: Props) {
  const t = useTranslations('contacts')
  const [picked, setPicked] = useState(other)
  const name = callingOf(contact) ?? t('nameless')
  return (
    <Dialog
      open
      wide
      onOpenChange={open => !open && onClose()}
      title={t('merge.title', { name })}
      description={t(picked ? 'merge.previewBody' : 'merge.searchBody')}
    >
      {picked ? (
        <MergePreview
          contact={contact}
          otherId={picked}
          onBack={other === null ? () => setPicked(null) : undefined}
          onClose={onClose}
        />
      ) : (
        <Finder contact={contact} onPick={setPicked} />
      )}
    </Dialog>
  )
}

function Finder({ contact, onPick }: { contact: ContactWire; onPick: (id: number) => void }) {
  const t = useTranslations('contacts')
  const { accountId } = useAccount()
  const api = useContactsApi()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const duplicates = useDuplicates(contact.id).data ?? []
  const found = useQuery({
    queryKey: [...contactKeys.lists(accountId), 'merge', q],
    queryFn: async ({ signal }) => (await api.search(q, signal)).payload,
    enabled: q !== '',
    placeholderData: known => known,
  })
  const others = q ? (found.data ?? []).filter(one => one.id !== contact.id) : []
  return (
    <div className="flex min-h-64 flex-col gap-3">
      <div className="relative">
        <Search size={15} aria-hidden className="pointer-events-none absolute start-2.5 top-[11px] text-faint" />
        <input
          // biome-ignore lint/a11y/noAutofocus: finding the other is what this dialog is for
          autoFocus
          type="search"
          aria-label={t('merge.find')}
          placeholder={t('merge.find')}
          value={text}
          onChange={event => setText(event.target.value)}
          className={`${inputClass} h-9 w-full ps-8`}
        />
        {found.isFetching && (
          <span className="absolute end-3 top-2.5">
            <Spinner size={15} />
          </span>
        )}
      </div>
      {q ? (
        <>
          {found.error && <p role="alert">{t('searchFailed')}</p>}
          {found.data && others.length === 0 && <p className="py-6 text-center text-muted">{t('empty.narrowed')}</p>}
          <ul>
            {others.map(one => (
              <Choice key={one.id} contact={one} onPick={onPick} />
            ))}
          </ul>
        </>
      ) : duplicates.length > 0 ? (
        <>
          <h3 className="text-xs font-medium text-faint">{t('duplicates.title', { count: duplicates.length })}</h3>
          <ul>
            {duplicates.map(one => (
              <Choice key={one.contact.id} contact={one.contact} alike={one.alike} onPick={onPick} />
            ))}
          </ul>
        </>
      ) : (
        <p className="py-6 text-center text-muted">{t('merge.type')}</p>
      )}
    </div>
  )
}

type ChoiceProps = { contact: ContactWire; alike?: string[]; onPick: (id: number) => void }

function Choice({ contact, alike = [], onPick }: ChoiceProps) {
  const t = useTranslations('contacts')
  const fields = useAlike(alike)
  const name = callingOf(contact) ?? t('nameless')
  const second = [contact.email, contact.phone_number, contact.identifier].filter(one => one && one !== name)
  return (
    <li>
      <button
        type="button"
        onClick={() => onPick(contact.id)}
        className="ring-inset-focus flex w-full items-center gap-3 rounded-md px-2 py-2 text-start hover:bg-hover"
      >
        <Avatar name={contact.name} seed={`contact-${contact.id}`} src={contact.thumbnail} size={32} />
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-medium">{name}</bdi>
          <bdi className="block truncate text-xs text-muted">{second.join(' · ')}</bdi>
        </span>
        {fields && <span className="shrink-0 text-xs text-faint">{t('duplicates.alike', { fields })}</span>}
      </button>
    </li>
  )
}
