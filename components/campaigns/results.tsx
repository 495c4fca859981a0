'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { type RecipientState, recipientStates } from '#lib/protocol/campaign.ts'
import { cx } from '../ui/cx.ts'
import type { RecipientFilter, Recipients } from './one-off-api.ts'
import { stateDots } from './recipient-state.tsx'
import type { OneOffStanding } from './standing.ts'
import { useReasonWords } from './use-reason-words.ts'

type Props = {
  results: Recipients['meta']
  standing: OneOffStanding
  filter: RecipientFilter
  onFilter: (filter: RecipientFilter) => void
}

/** How far it has come, and in sum what became of it; each figure shows those who stand behind it. */
export function Results({ results, standing, filter, onFilter }: Props) {
  const t = useTranslations('oneOff.results')
  const ts = useTranslations('oneOff.states')
  const format = useFormatter()
  const countOf = (state: RecipientState) => results.counts[state] ?? 0
  const planned = countOf('planned')
  const wanted = recipientStates.reduce((sum, state) => sum + (state === 'skipped' ? 0 : countOf(state)), 0)
  const isGoing = standing !== 'sent'
  return (
    <section aria-label={t('title')}>
      {isGoing && (
        <div className="mb-4">
          <p role="status" className="tabular mb-1.5 text-sm">
            {wanted === 0
              ? t(standing === 'paused' ? 'pausedBefore' : 'starting')
              : t(standing === 'paused' ? 'paused' : 'going', {
                  done: format.number(wanted - planned),
                  total: format.number(wanted),
                })}
          </p>
          <progress
            aria-label={t('progress')}
            value={wanted - planned}
            max={Math.max(wanted, 1)}
            className="h-1.5 w-full accent-accent"
          />
        </div>
      )}
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3">
        {recipientStates.map(state => {
          const active = filter.state === state && !filter.reason
          return (
            <li key={state} className="contents">
              <button
                type="button"
                aria-pressed={active}
                onClick={() => onFilter(active ? {} : { state })}
                className={cx(
                  'ring-inset-focus flex flex-col items-start gap-0.5 px-3.5 py-2.5 text-start',
                  active ? 'bg-accent-soft' : 'bg-surface hover:bg-hover',
                )}
              >
                <span className="flex items-center gap-1.5 text-xs text-muted">
                  <span aria-hidden className={cx('size-2 rounded-full', stateDots[state])} />
                  {ts(state)}
                </span>
                <span className="tabular text-lg font-semibold">{format.number(countOf(state))}</span>
              </button>
            </li>
          )
        })}
      </ul>
      <Reasons reasons={results.reasons} filter={filter} onFilter={onFilter} />
    </section>
  )
}

function Reasons({
  reasons,
  filter,
  onFilter,
}: Pick<Props, 'filter' | 'onFilter'> & Pick<Recipients['meta'], 'reasons'>) {
  const t = useTranslations('oneOff.results')
  const format = useFormatter()
  const words = useReasonWords()
  if (!reasons.length) return null
  return (
    <div className="mt-5">
      <h2 className="mb-1 text-sm font-semibold">{t('reasons')}</h2>
      <ul>
        {reasons.map(({ state, reason, count }) => {
          const active = filter.reason === reason && filter.state === state
          return (
            <li key={`${state}:${reason}`}>
              <button
                type="button"
                aria-pressed={active}
                onClick={() => onFilter(active ? {} : { state, reason })}
                className={cx(
                  'ring-inset-focus -mx-2 flex w-[calc(100%+1rem)] items-baseline gap-2 rounded-md px-2 py-1 text-start text-sm',
                  active ? 'bg-accent-soft' : 'hover:bg-hover',
                )}
              >
                <span className="tabular min-w-7 shrink-0 font-medium">{format.number(count)}</span>
                <span dir="auto" className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                  {words(reason).what}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
