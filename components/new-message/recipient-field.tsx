'use client'

import { UserPlus, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { SearchPicker } from '../contacts/search-picker.tsx'
import { useAccount } from '../data/account-context.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { inputClass } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import type { Recipient } from './asked.ts'
import { recipientOf, useNewMessageApi } from './new-message-api.ts'
import { newPlace } from './reach.ts'

type Props = { id: string; value: Recipient | null; onChange: (one: Recipient) => void }

/** To whom: a contact that is searched for, or an address or a number that nobody has yet. */
export function RecipientField({ id, value, onChange, ...described }: Props) {
  const t = useTranslations('newMessage')
  const { accountId } = useAccount()
  const api = useNewMessageApi()
  const [open, setOpen] = useState(false)
  const [found, setFound] = useState<Recipient[]>([])

  async function pick(chosen: string, text: string) {
    const known = found.find(one => String(one.id) === chosen)
    if (known) return onChange(known)
    const place = newPlace(text)
    if (!place) return
    try {
      const { payload } = await api.create(place)
      onChange(recipientOf({ ...payload.contact, name: payload.contact.name || text }))
    } catch {
      toast(t('notMade'), { tone: 'danger', action: { label: t('retry'), run: () => void pick(chosen, text) } })
    }
  }

  return (
    <SearchPicker
      open={open}
      onOpenChange={setOpen}
      label={t('to')}
      placeholder={t('find')}
      nothing={t('nobody')}
      queryKey={['account', accountId, 'new-message', 'contacts']}
      search={async (text, signal) => {
        if (!text) return []
        const { payload } = await api.search(text, signal)
        setFound(payload.map(recipientOf))
        return payload.map(one => ({
          id: String(one.id),
          label: one.name || one.email || one.phone_number || t('noName'),
          hint: one.email ?? one.phone_number ?? undefined,
          icon: <Avatar name={one.name} seed={`contact-${one.id}`} src={one.thumbnail} size={20} />,
        }))
      }}
      besides={text =>
        newPlace(text)
          ? [{ id: 'new', label: t('somebodyNew', { address: text }), icon: <UserPlus size={15} aria-hidden /> }]
          : []
      }
      onPick={(chosen, text) => void pick(chosen, text)}
      trigger={
        <button
          type="button"
          id={id}
          {...described}
          className={cx(inputClass, 'flex h-9 w-full items-center gap-2 text-start', !value && 'text-faint')}
        >
          {value ? (
            <Avatar name={value.name} seed={`contact-${value.id}`} src={value.thumbnail} size={20} />
          ) : (
            <UserRound size={15} aria-hidden />
          )}
          <bdi className="truncate">{value ? value.name || value.email || value.phone : t('choose')}</bdi>
          {value?.name && <bdi className="ms-auto truncate text-xs text-faint">{value.email ?? value.phone}</bdi>}
        </button>
      }
    />
  )
}
