'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { ApiError } from '../data/http.ts'
import { Button } from '../ui/button.tsx'
import { toast } from '../ui/toast.tsx'
import { callingOf } from './contact-words.ts'
import { type Merge, useContactsApi } from './contacts-api.ts'
import { contactKeys } from './keys.ts'
import { Section } from './row.tsx'

const keptDays = 30

/** Undoes a merge; the one that is there again may be called by the toast. */
export function useUndoMerge() {
  const t = useTranslations('contacts.merge')
  const client = useQueryClient()
  const { accountId } = useAccount()
  const api = useContactsApi()
  return async (mergeId: number) => {
    try {
      const back = await api.undoMerge(mergeId)
      toast(t('undone', { name: callingOf(back) ?? `#${back.id}` }))
    } catch (error) {
      const isTaken = error instanceof ApiError && error.status === 422
      toast(t(isTaken ? 'undoTaken' : 'undoFailed'), { tone: 'danger' })
    }
    await client.invalidateQueries({ queryKey: contactKeys.all(accountId) })
  }
}

/** Who has been merged into this contact, for as long as that can be undone. */
export function Merges({ contactId }: { contactId: number }) {
  const t = useTranslations('contacts.merge')
  const { accountId } = useAccount()
  const api = useContactsApi()
  const merges = useQuery({
    queryKey: contactKeys.part(accountId, contactId, 'merges'),
    queryFn: async () => (await api.merges(contactId)).payload,
    staleTime: 60_000,
  })
  if (!merges.data?.length) return null
  return (
    <div className="border-t border-line">
      <Section title={t('merged')}>
        <ul>
          {merges.data.map(one => (
            <MergeRow key={one.id} merge={one} />
          ))}
        </ul>
      </Section>
    </div>
  )
}

function MergeRow({ merge }: { merge: Merge }) {
  const t = useTranslations('contacts.merge')
  const format = useFormatter()
  const undo = useUndoMerge()
  const [busy, setBusy] = useState(false)
  const until = new Date((merge.created_at + keptDays * 86_400) * 1000)
  return (
    <li className="flex items-center gap-2.5 py-1">
      <span className="min-w-0 flex-1">
        <bdi className="block truncate font-medium">{callingOf(merge.mergee) ?? `#${merge.mergee.id}`}</bdi>
        <span className="block text-xs text-faint">
          {t('until', { date: format.dateTime(until, { dateStyle: 'medium' }) })}
        </span>
      </span>
      <Button
        size="sm"
        busy={busy}
        onClick={async () => {
          setBusy(true)
          await undo(merge.id)
          setBusy(false)
        }}
      >
        {t('undo')}
      </Button>
    </li>
  )
}
