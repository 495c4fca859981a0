'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'

const steps = ['kind', 'settings', 'members', 'done'] as const

/** Where one is while adding an inbox. */
export function NewInboxSteps({ at }: { at: number }) {
  const t = useTranslations('channels.steps')
  return (
    <ol aria-label={t('label')} className="mb-6 flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? 'step' : undefined}
          className={cx('flex items-center gap-2', index === at ? 'font-medium' : 'text-muted')}
        >
          <span
            aria-hidden
            className={cx(
              'grid size-5 place-items-center rounded-full text-2xs font-semibold tabular-nums',
              index < at ? 'bg-good-soft text-good' : index === at ? 'bg-accent text-on-accent' : 'bg-press text-muted',
            )}
          >
            {index < at ? <Check size={12} aria-hidden /> : index + 1}
          </span>
          {t(step)}
        </li>
      ))}
    </ol>
  )
}
