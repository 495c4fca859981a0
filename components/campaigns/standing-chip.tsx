'use client'

import { useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'
import type { OneOffStanding } from './standing.ts'

const looks: Record<OneOffStanding, string> = {
  draft: 'bg-press text-muted',
  scheduled: 'bg-info-soft text-info',
  starting: 'bg-info-soft text-info',
  sending: 'bg-info-soft text-info',
  paused: 'bg-attention-soft text-attention',
  sent: 'bg-good-soft text-good',
}

export function StandingChip({ standing, cancelled }: { standing: OneOffStanding; cancelled?: boolean }) {
  const t = useTranslations('oneOff.standing')
  return (
    <span
      className={cx('shrink-0 rounded-full px-2 py-0.5 text-xs', cancelled ? 'bg-press text-muted' : looks[standing])}
    >
      {t(cancelled ? 'cancelled' : standing)}
    </span>
  )
}
