'use client'

import { useTranslations } from 'use-intl'
import type { RecipientState } from '#lib/protocol/campaign.ts'
import { cx } from '../ui/cx.ts'

export const stateDots: Record<RecipientState, string> = {
  planned: 'bg-line-strong',
  sent: 'bg-info',
  delivered: 'bg-good',
  read: 'bg-accent',
  failed: 'bg-danger',
  skipped: 'bg-attention',
}

/** What became of it for one of them. */
export function RecipientStanding({ state }: { state: RecipientState }) {
  const t = useTranslations('oneOff.states')
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className={cx('size-2 shrink-0 rounded-full', stateDots[state])} />
      {t(state)}
    </span>
  )
}
