'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { useInboxes } from '../data/use-directory.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'
import type { Recipient } from './asked.ts'
import { useNewMessageApi } from './new-message-api.ts'
import { unreachable } from './reach.ts'

export type Place = { sourceId: string; inbox: InboxWire }

/** The inboxes from which the contact can be written to now. */
export function usePlaces(contact: Recipient | null) {
  const { accountId } = useAccount()
  const api = useNewMessageApi()
  const inboxes = useInboxes()
  const asked = useQuery({
    queryKey: ['account', accountId, 'new-message', 'places', contact?.id],
    queryFn: async () => (await api.places(contact?.id ?? 0)).payload,
    enabled: contact !== null,
  })
  const places = asked.data?.flatMap(({ source_id, inbox: { id } }): Place[] => {
    const inbox = inboxes.data?.find(one => one.id === id)
    return inbox && contact && !unreachable(contact, inbox) ? [{ sourceId: source_id, inbox }] : []
  })
  const failed = Boolean(asked.error || inboxes.error)
  const again = () => {
    void asked.refetch()
    void inboxes.refetch()
  }
  return { places: inboxes.data ? places : undefined, failed, again }
}

type Props = {
  contact: Recipient | null
  found: ReturnType<typeof usePlaces>
  value: number | null
  error: string | undefined
  onChange: (inboxId: number) => void
}

/** From which inbox; and why from none, where that is so. */
export function InboxField({ contact, found: { places, failed, again }, value, error, onChange }: Props) {
  const t = useTranslations('newMessage')
  if (!contact) return null
  if (failed)
    return (
      <p role="alert" className="flex items-center justify-between gap-3 text-sm text-danger">
        {t('placesFailed')}
        <Button onClick={again}>{t('retry')}</Button>
      </p>
    )
  if (places?.length === 0)
    return (
      <p role="status" className="rounded-md bg-hover px-3 py-2.5 text-sm text-muted">
        {t('unreachable', { name: contact.name || t('noName') })} {t('unreachableHelp')}
      </p>
    )
  return (
    <Field label={t('from')} error={error}>
      {props => (
        <Select
          {...props}
          disabled={!places}
          value={value ?? ''}
          onChange={event => onChange(Number(event.target.value))}
        >
          {!value && <option value="">{places ? t('chooseInbox') : '…'}</option>}
          {places?.map(({ inbox }) => (
            <option key={inbox.id} value={inbox.id}>
              {inbox.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
