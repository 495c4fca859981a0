'use client'

import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cx } from '../../ui/cx.ts'
import type { Hop } from './layouts.ts'
import { useWords } from './use-words.ts'

const marks = {
  ok: { icon: CircleCheck, color: 'text-good' },
  failed: { icon: CircleX, color: 'text-danger' },
  skipped: { icon: CircleDashed, color: 'text-faint' },
}

/** What a connection test went through, step by step: where it ended, why, and how to mend it. */
export function ConnectionHops({ hops }: { hops: Hop[] }) {
  const t = useTranslations('channels.test')
  const words = useWords()
  return (
    <ol aria-label={t('result')} className="divide-y divide-line rounded-lg border border-line">
      {hops.map(({ name, state, trouble, error }) => {
        const { icon: Icon, color } = marks[state]
        return (
          <li key={name} className="flex gap-2.5 px-3 py-2.5 text-sm">
            <Icon size={16} aria-hidden className={cx('mt-0.5 shrink-0', color)} />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap justify-between gap-x-3">
                <span className="font-medium">{words.hop(name)}</span>
                <span className={color}>{t(state)}</span>
              </p>
              {trouble && <p className="mt-0.5 text-muted">{words.trouble(name, trouble)}</p>}
              {error && (
                <p className="mt-1 text-xs break-words text-faint">
                  {t('said')}{' '}
                  <bdi dir="ltr" className="font-mono">
                    {error}
                  </bdi>
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
