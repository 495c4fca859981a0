'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { ApiError } from '../data/http.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input } from '../ui/field.tsx'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { useContactsApi } from './contacts-api.ts'
import { contactKeys } from './keys.ts'

type Props = { contact: ContactWire; name: string; onClose: () => void; onDeleted: () => void }

const parts = ['conversations', 'messages', 'attachments', 'notes'] as const

/** There is no undo for a person and what they wrote: what goes is counted, and their name must be typed. */
export default function DeleteContact({ contact, name, onClose, onDeleted }: Props) {
  const t = useTranslations('contacts.delete')
  const { accountId } = useAccount()
  const api = useContactsApi()
  const goes = useQuery({
    queryKey: [...contactKeys.one(accountId, contact.id), 'deletion'],
    queryFn: () => api.whatGoes(contact.id),
    gcTime: 0,
  })
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const right = typed.trim() === name

  async function remove(event: React.FormEvent) {
    event.preventDefault()
    if (!right || !goes.data) return
    setBusy(true)
    setError(null)
    try {
      await api.remove(contact.id)
      onClose()
      onDeleted()
      toast(t('done', { name }))
    } catch (problem) {
      const isHere = problem instanceof ApiError && problem.status === 422
      setError(t(isHere ? 'online' : 'failed'))
      setBusy(false)
    }
  }

  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={t('title', { name })} description={t('body')}>
      {goes.error ? (
        <Problem error={goes.error} onRetry={() => goes.refetch()} />
      ) : goes.data ? (
        <form onSubmit={remove} className="flex flex-col gap-4">
          <ul className="list-disc ps-5 text-text marker:text-faint">
            {parts.map(part => (
              <li key={part} className="tabular">
                {t(part, { count: goes.data[part] })}
              </li>
            ))}
            <li>{t('rest')}</li>
          </ul>
          <Field label={t('type', { name })}>
            {props => (
              <Input
                {...props}
                autoFocus
                autoComplete="off"
                value={typed}
                onChange={event => setTyped(event.target.value)}
              />
            )}
          </Field>
          {error && (
            <p role="alert" className="text-danger">
              {error}
            </p>
          )}
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" tone="danger" busy={busy} disabled={!right}>
              {t('delete')}
            </Button>
          </div>
        </form>
      ) : (
        <Loading className="flex flex-col gap-3 py-2">
          {['a', 'b', 'c', 'd'].map(key => (
            <Skeleton key={key} className="h-3.5 w-40" />
          ))}
        </Loading>
      )}
    </Dialog>
  )
}
