'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { usePurposeWords } from '../contacts/consent-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import type { Draft } from './draft.ts'
import { questionOf, ReachFacts } from './reach-panel.tsx'
import { useReach } from './use-one-off.ts'
import { fromZone } from './zoned.ts'

type Props = {
  draft: Draft
  inboxName: string
  campaignId: number | undefined
  timeZone: string
  busy: boolean
  onClose: () => void
  onConfirm: () => void
}

/** The last look: to exactly how many, from where and when. */
export function ConfirmSending({ draft, inboxName, campaignId, timeZone, busy, onClose, onConfirm }: Props) {
  const t = useTranslations('oneOff.confirm')
  const format = useFormatter()
  const purpose = usePurposeWords()
  const reach = useReach(questionOf(draft, campaignId), true)
  const at = draft.when === 'later' ? fromZone(draft.at, timeZone) : null
  const count = reach.data?.recipients ?? 0
  const fresh = reach.data && !reach.isFetching
  const facts = [
    ['from', inboxName],
    ['purpose', purpose(draft.purpose)],
    [
      'time',
      at ? `${format.dateTime(at, { dateStyle: 'full', timeStyle: 'short', timeZone })} (${timeZone})` : t('now'),
    ],
  ] as const
  return (
    <Dialog open onOpenChange={open => !open && !busy && onClose()} title={t('title', { title: draft.title })} medium>
      {reach.error ? (
        <Problem error={reach.error} onRetry={() => void reach.refetch()} />
      ) : fresh && reach.data ? (
        <div className="grid gap-5 sm:grid-cols-2">
          <ReachFacts reach={reach.data} />
          <dl className="text-sm">
            {facts.map(([name, value]) => (
              <div key={name} className="mb-2">
                <dt className="text-xs text-faint">{t(name)}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
          {at && <p className="text-xs text-muted sm:col-span-2">{t('countedThen')}</p>}
          {!at && count === 0 && (
            <p role="alert" className="rounded-lg bg-attention-soft px-3 py-2.5 text-sm text-attention sm:col-span-2">
              {t('nobody')}
            </p>
          )}
        </div>
      ) : (
        <Loading className="flex flex-col gap-3">
          <Skeleton className="h-7 w-20" />
          <Skeleton className="h-3 w-2/3" />
          <Skeleton className="h-3 w-1/2" />
        </Loading>
      )}
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose} disabled={busy}>
          {t('back')}
        </Button>
        <Button tone="primary" busy={busy} disabled={!fresh || (!at && count === 0)} onClick={onConfirm}>
          {t(at ? 'schedule' : 'send', { count })}
        </Button>
      </div>
    </Dialog>
  )
}
