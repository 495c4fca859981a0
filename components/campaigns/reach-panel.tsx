'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { purposeKey } from '../contacts/consent-words.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Loading, Skeleton } from '../ui/states.tsx'
import type { Draft } from './draft.ts'
import type { Reach, ReachQuestion } from './one-off-api.ts'
import { useReach } from './use-one-off.ts'

type Asked = Pick<Draft, 'inbox_id' | 'audience' | 'purpose'>

export function questionOf({ inbox_id, audience, purpose }: Asked, campaignId?: number): ReachQuestion | null {
  const key = purposeKey(purpose)
  if (!inbox_id || !audience.length || !key) return null
  return {
    inbox_id: Number(inbox_id),
    audience: audience.map(({ type, id }) => ({ type, id })),
    purpose: key,
    ...(campaignId ? { campaign_id: campaignId } : {}),
  }
}

/** To how many it would go now, and why not to the others. Follows what is chosen. */
export function ReachPanel({ draft, campaignId }: { draft: Asked; campaignId: number | undefined }) {
  const t = useTranslations('oneOff.reach')
  const question = questionOf(draft, campaignId)
  const reach = useReach(question)
  return (
    <section aria-label={t('title')} className="rounded-lg border border-line p-4">
      <h2 className="mb-3 text-sm font-semibold">{t('title')}</h2>
      {!question ? (
        <p className="text-sm text-muted">{t('nobodyYet')}</p>
      ) : reach.data ? (
        <ReachFacts reach={reach.data} stale={reach.isPlaceholderData} />
      ) : reach.error ? (
        <div role="alert" className="flex flex-col items-start gap-2 text-sm">
          <p className="text-danger">{t('failed')}</p>
          <Button size="sm" onClick={() => void reach.refetch()}>
            {t('retry')}
          </Button>
        </div>
      ) : (
        <Loading className="flex flex-col gap-3">
          <Skeleton className="h-7 w-20" />
          <Skeleton className="h-3 w-full" />
          <Skeleton className="h-3 w-2/3" />
        </Loading>
      )}
    </section>
  )
}

/** The figures themselves, who is left out by reason. */
export function ReachFacts({ reach, stale }: { reach: Reach; stale?: boolean }) {
  const t = useTranslations('oneOff.reach')
  const format = useFormatter()
  const never = reach.no_consent - reach.withdrawn
  const left = [
    ['neverAsked', never],
    ['withdrawn', reach.withdrawn],
    ['blocked', reach.blocked],
    ['noAddress', reach.no_address],
  ] as const
  return (
    <div role="status" className={cx('transition-opacity', stale && 'opacity-60')}>
      <p className="tabular text-2xl font-semibold">{format.number(reach.recipients)}</p>
      <p className="text-sm text-muted">{t('ofAudience', { count: reach.audience })}</p>
      {reach.recipients < reach.audience && (
        <dl className="mt-3 border-t border-line pt-3 text-sm">
          {left.map(([reason, count]) =>
            count > 0 ? (
              <div key={reason} className="flex items-baseline justify-between gap-3 py-0.5">
                <dt className="text-muted">{t(reason)}</dt>
                <dd className="tabular">{format.number(count)}</dd>
              </div>
            ) : null,
          )}
        </dl>
      )}
      {reach.recipients > 0 && (
        <p className="mt-3 text-xs text-faint">{t('takes', { minutes: Math.ceil(reach.duration / 60) })}</p>
      )}
    </div>
  )
}
