'use client'

import { CloudOff } from 'lucide-react'
import { useTranslations } from 'use-intl'

/** Rows on the screen could not be read: they are tried again by themselves, and at once when a person says so. */
export function ListTrouble({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('listTrouble')
  return (
    <div
      role="alert"
      className="flex shrink-0 items-center gap-2 border-b border-line bg-attention-soft px-4 py-1.5 text-xs"
    >
      <CloudOff size={14} aria-hidden className="shrink-0 text-attention" />
      <span className="min-w-0 flex-1">{t('text')}</span>
      <button type="button" onClick={onRetry} className="font-medium text-accent-text hover:underline">
        {t('retry')}
      </button>
    </div>
  )
}
