'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'

const names = ['account', 'website', 'install'] as const

/** Where in the three steps one is. */
export function Steps({ at }: { at: number }) {
  const t = useTranslations('onboarding')
  return (
    <ol className="mb-6 flex gap-2 text-xs" aria-label={t('steps')}>
      {names.map((name, index) => (
        <li
          key={name}
          aria-current={index === at ? 'step' : undefined}
          className={cx('flex flex-1 flex-col gap-1.5', index <= at ? 'text-text' : 'text-faint')}
        >
          <span
            className={cx('h-1 rounded-full', index < at ? 'bg-accent' : index === at ? 'bg-accent' : 'bg-press')}
          />
          <span className="flex items-center gap-1 font-medium">
            {index < at && <Check size={12} aria-hidden className="text-good" />}
            {t(`step.${name}`)}
          </span>
        </li>
      ))}
    </ol>
  )
}
