'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowLeftRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { ApiError } from '../data/http.ts'
import { useAttributes } from '../data/use-directory.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { callingOf, textOf } from './contact-words.ts'
import { useContactsApi } from './contacts-api.ts'
import { contactKeys } from './keys.ts'
import { type ComparedRow, comparedRows } from './merge-rows.ts'
import { useUndoMerge } from './merges.tsx'
import { useContact } from './use-contact.ts'

type Props = { contact: ContactWire; otherId: number; onBack?: () => void; onClose: () => void }

/** Who stays, who goes, and what would be known then; the two may be turned around. */
export function MergePreview({ contact, otherId, onBack, onClose }: Props) {
  const t = useTranslations('contacts.merge')
  const { accountId } = useAccount()
  const api = useContactsApi()
  const other = useContact(otherId)
  const [turned, setTurned] = useState(false)
  const [base, mergee] = turned ? [otherId, contact.id] : [contact.id, otherId]
  const preview = useQuery({
    queryKey: [...contactKeys.one(accountId, contact.id), 'merge', base, mergee],
    queryFn: () => api.previewMerge(base, mergee),
    retry: false,
    gcTime: 0,
  })
  const merge = useMerge(base, mergee, contact.id, onClose)
  if (other.error) return <Problem error={other.error} onRetry={() => other.refetch()} />
  if (!other.data) return <PreviewSkeleton />
  const [stays, goes] = turned ? [other.data, contact] : [contact, other.data]
  return (
    <div className="flex flex-col gap-4">
      {preview.error ? (
        <Refused error={preview.error} onRetry={() => preview.refetch()} />
      ) : preview.data ? (
        <>
          <Compared stays={stays} goes={goes} result={preview.data.contact} />
          <p className="text-muted">
            {t('moves', {
              conversations: preview.data.conversations,
              notes: preview.data.notes,
              inboxes: preview.data.contact_inboxes,
            })}
          </p>
        </>
      ) : (
        <PreviewSkeleton />
      )}
      {merge.error && (
        <p role="alert" className="text-danger">
          {t('failed')}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line pt-4">
        <Button tone="ghost" onClick={() => setTurned(now => !now)} className="me-auto">
          <ArrowLeftRight size={15} aria-hidden />
          {t('turn')}
        </Button>
        <Button onClick={onBack ?? onClose}>{t(onBack ? 'back' : 'cancel')}</Button>
        <Button tone="primary" busy={merge.busy} disabled={!preview.data} onClick={merge.run}>
          {t('merge')}
        </Button>
      </div>
    </div>
  )
}

function useMerge(base: number, mergee: number, shown: number, onDone: () => void) {
  const t = useTranslations('contacts.merge')
  const router = useRouter()
  const client = useQueryClient()
  const { accountId } = useAccount()
  const api = useContactsApi()
  const undo = useUndoMerge()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState(false)
  async function run() {
    setBusy(true)
    setError(false)
    try {
      const merged = await api.merge(base, mergee)
      client.removeQueries({ queryKey: contactKeys.one(accountId, mergee), type: 'inactive' })
      onDone()
      if (base !== shown) router.replace(paths.contact(accountId, base))
      else void client.invalidateQueries({ queryKey: contactKeys.all(accountId) })
      const mergeId = merged.merge_id
      toast(t('done'), mergeId ? { action: { label: t('undo'), run: () => void undo(mergeId) } } : {})
    } catch {
      setError(true)
      setBusy(false)
    }
  }
  return { busy, error, run }
}

/** Why two cannot be one: what has been proven stands against what was only said. */
function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('contacts.merge')
  if (!(error instanceof ApiError) || error.status !== 422) return <Problem error={error} onRetry={onRetry} />
  const isOrder = error.attributes.includes('base_contact_id')
  return (
    <p role="alert" className="rounded-md bg-attention-soft px-3 py-2.5 text-attention">
      {t(isOrder ? 'refusedOrder' : 'refused')}
    </p>
  )
}

type ComparedProps = { stays: ContactWire; goes: ContactWire; result: ContactWire }

function Compared({ stays, goes, result }: ComparedProps) {
  const t = useTranslations('contacts')
  const definitions = useAttributes().data
  const rows = comparedRows(stays, goes, result)
  const nameOf = ({ field, custom }: ComparedRow) => {
    const own = definitions?.find(one => one.attribute_model === 'contact_attribute' && one.attribute_key === field)
    if (custom) return own?.attribute_display_name ?? field
    return t.has(`fields.${field as 'name'}`) ? t(`fields.${field as 'name'}`) : field
  }
  const heads = [
    { title: t('merge.stays'), person: stays },
    { title: t('merge.goes'), person: goes },
    { title: t('merge.result'), person: result },
  ]
  return (
    <div className="overflow-x-auto rounded-lg border border-line">
      <table className="w-full min-w-[560px] table-fixed text-start">
        <thead>
          <tr className="border-b border-line align-top">
            <td className="w-28" />
            {heads.map(({ title, person }, index) => (
              <th
                key={title}
                scope="col"
                className={cx('px-3 py-2 text-start font-normal', index === 2 && 'bg-accent-soft')}
              >
                <span className="block text-xs text-faint">{title}</span>
                <bdi className="block truncate font-semibold">{callingOf(person) ?? t('nameless')}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={`${row.custom}-${row.field}`} className="border-b border-line/70 align-top last:border-0">
              <th scope="row" className="truncate px-3 py-1.5 text-start font-normal text-muted" title={nameOf(row)}>
                {nameOf(row)}
              </th>
              <Cell>{textOf(row.stays)}</Cell>
              <Cell gone={row.lost}>{textOf(row.goes)}</Cell>
              <Cell result fresh={row.learned}>
                {textOf(row.result)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type CellProps = { children: string; gone?: boolean; result?: boolean; fresh?: boolean }

/** What is lost is struck through, what is learned stands out. */
const Cell = ({ children, gone, result, fresh }: CellProps) => (
  <td className={cx('px-3 py-1.5 break-words', result && 'bg-accent-soft', fresh && 'font-medium')}>
    {gone ? (
      <del className="text-danger">
        <bdi>{children}</bdi>
      </del>
    ) : (
      <bdi>{children}</bdi>
    )}
  </td>
)

function PreviewSkeleton() {
  return (
    <Loading className="flex flex-col gap-4 py-4">
      {['w-full', 'w-4/5', 'w-full', 'w-2/3', 'w-3/4'].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars that are all the same
        <Skeleton key={index} className={`h-4 ${width}`} />
      ))}
    </Loading>
  )
}
