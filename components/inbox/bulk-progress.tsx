'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useBulk } from '../data/use-bulk.ts'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toast.tsx'

type Props = { type?: 'Conversation' | 'Contact'; onEnd?: () => void }

/** How far the change of many has come, until it ends with what was done and what could not be. */
export function BulkProgress({ type = 'Conversation', onEnd }: Props) {
  const t = useTranslations('bulk')
  const tc = useTranslations('contacts.bulk')
  const done = type === 'Contact' ? tc : t
  const [failures, setFailures] = useState<{ id: number; message: string }[] | null>(null)
  const { going, cancel } = useBulk(ended => {
    onEnd?.()
    if (ended.failed > 0)
      toast(t('partly', { done: ended.succeeded, failed: ended.failed }), {
        tone: 'danger',
        action: { label: t('why'), run: () => setFailures(ended.errors) },
      })
    else if (ended.status === 'cancelled') toast(t('cancelled', { count: ended.succeeded }))
    else toast(done('done', { count: ended.succeeded }))
  }, type)
  return (
    <>
      {going && (
        <div className="flex shrink-0 items-center gap-3 border-b border-line bg-info-soft px-4 py-1.5 text-xs">
          <span role="status" className="tabular shrink-0">
            {t('going', { done: going.processed, total: going.total })}
          </span>
          <progress
            aria-label={done('progress')}
            value={going.processed}
            max={Math.max(going.total, 1)}
            className="h-1 min-w-0 flex-1 accent-accent"
          />
          <button type="button" onClick={cancel} className="font-medium text-accent-text hover:underline">
            {t('cancel')}
          </button>
        </div>
      )}
      <Dialog open={failures !== null} onOpenChange={open => !open && setFailures(null)} title={t('failures')}>
        <ul className="flex flex-col gap-1">
          {failures?.map(one => (
            <li key={one.id} className="flex gap-3">
              <span className="tabular text-faint">#{one.id}</span>
              <bdi>{one.message}</bdi>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}
