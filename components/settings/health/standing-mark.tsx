'use client'

import { CircleAlert, CircleCheck, CircleX } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cx } from '../../ui/cx.ts'

export type HealthStanding = 'ok' | 'attention' | 'down'

const icons = { ok: CircleCheck, attention: CircleAlert, down: CircleX }
const colours = { ok: 'text-good', attention: 'text-attention', down: 'text-danger' }

/** How it stands, by form, colour and word. */
export function StandingMark({ standing, size = 16 }: { standing: HealthStanding; size?: number }) {
  const t = useTranslations('settings.health.standings')
  const Icon = icons[standing]
  return (
    <span className={cx('inline-grid shrink-0', colours[standing])}>
      <Icon size={size} aria-hidden />
      <span className="sr-only">{t(standing)}</span>
    </span>
  )
}
