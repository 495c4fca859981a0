'use client'

import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cx } from '../../ui/cx.ts'
import type { Mark } from './standing.ts'

/** What is wrong with an inbox, in a word. */
export function HealthMark({ mark }: { mark: NonNullable<Mark> }) {
  const t = useTranslations('channels.marks')
  const Icon = mark === 'broken' ? CircleAlert : TriangleAlert
  return (
    <span
      className={cx(
        'inline-flex shrink-0 items-center gap-1 rounded-full px-2 py-0.5 text-xs',
        mark === 'broken' ? 'bg-danger-soft text-danger' : 'bg-attention-soft text-attention',
      )}
    >
      <Icon size={13} aria-hidden />
      {t(mark)}
    </span>
  )
}
