'use client'

import { useTranslations } from 'use-intl'
import { cx } from '../../ui/cx.ts'
import { When } from '../../ui/when.tsx'
import { type HealthStanding, StandingMark } from './standing-mark.tsx'

const order: HealthStanding[] = ['ok', 'attention', 'down']
const grounds = { ok: 'bg-good-soft', attention: 'bg-attention-soft', down: 'bg-danger-soft' }

/** The worst of all, in one line. */
export function Summary({ standings, at }: { standings: HealthStanding[]; at: number }) {
  const t = useTranslations('settings.health')
  const worst = order.findLast(one => standings.includes(one)) ?? 'ok'
  return (
    <div role="status" className={cx('flex items-center gap-3 rounded-lg px-4 py-3', grounds[worst])}>
      <StandingMark standing={worst} size={20} />
      <p className="min-w-0 flex-1 font-medium">{t(`summary.${worst}`)}</p>
      <p className="text-muted">
        {t('checked')} <When at={at / 1000} />
      </p>
    </div>
  )
}
