'use client'

import { Clock, LayoutTemplate } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { InboxTraits } from '#lib/protocol/index.ts'
import { Button } from '../ui/button.tsx'

/** Why nothing can be answered freely, and what can be done. */
export function WindowNotice({ traits, onTemplate }: { traits: InboxTraits | undefined; onTemplate: () => void }) {
  const t = useTranslations('composer.window')
  const hours = traits?.reply_window ? Math.round(traits.reply_window / 3600) : null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-attention-line px-3.5 py-2.5 text-sm">
      <Clock size={15} aria-hidden className="shrink-0 text-attention" />
      <p className="min-w-48 flex-1 text-attention">
        {hours === null ? t('closed') : t('hours', { hours })} {traits?.templates ? t('template') : t('note')}
      </p>
      {traits?.templates && (
        <Button size="sm" onClick={onTemplate}>
          <LayoutTemplate size={14} aria-hidden />
          {t('choose')}
        </Button>
      )}
    </div>
  )
}
