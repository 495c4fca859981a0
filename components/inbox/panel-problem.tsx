'use client'

import { useTranslations } from 'use-intl'

/** A part of the panel could not be loaded; the others stand. */
export function PanelProblem({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('details')
  return (
    <p role="alert" className="py-1 text-muted">
      {t('previousFailed')}{' '}
      <button type="button" className="font-medium text-accent-text hover:underline" onClick={onRetry}>
        {t('retry')}
      </button>
    </p>
  )
}
