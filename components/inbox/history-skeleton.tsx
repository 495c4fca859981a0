'use client'

import { useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'
import { Loading, Skeleton } from '../ui/states.tsx'
import { edge } from './use-history-scroll.ts'

const shapes = ['w-56', 'w-72 self-end', 'w-40', 'w-64 self-end', 'w-48']

export function HistorySkeleton() {
  return (
    <Loading className="h-full">
      <div className="flex h-full flex-col justify-end gap-4 px-4 pb-6 sm:px-6">
        {shapes.map(shape => (
          <Skeleton key={shape} className={cx('h-10 rounded-xl', shape)} />
        ))}
      </div>
    </Loading>
  )
}

type EdgeProps = { side: 'top' | 'bottom'; failed: boolean; onRetry: () => void }

/** Where messages come in that are being loaded; or what to do when they did not come. */
export function HistoryEdge({ side, failed, onRetry }: EdgeProps) {
  const t = useTranslations('talk')
  return (
    <div
      data-edge={side}
      aria-hidden={!failed}
      className={cx(
        'absolute inset-x-0 flex flex-col justify-end gap-4 overflow-hidden px-4 py-4 sm:px-6',
        side === 'top' ? 'top-0' : 'bottom-0',
      )}
      style={{ height: edge[side] }}
    >
      {failed ? (
        <p role="alert" className="m-auto flex flex-wrap justify-center gap-x-2 text-sm text-muted">
          {t('notLoaded')}
          <button type="button" onClick={onRetry} className="font-medium text-accent-text underline">
            {t('retry')}
          </button>
        </p>
      ) : (
        shapes.map(shape => <Skeleton key={shape} className={cx('h-10 shrink-0 rounded-xl', shape)} />)
      )}
    </div>
  )
}
