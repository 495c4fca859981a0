'use client'

import { CornerUpLeft, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ReplyTo } from '../data/reply-to.ts'
import { IconButton } from '../ui/icon-button.tsx'

/** The message that is being answered. */
export function ReplyBar({ to, onClear }: { to: ReplyTo; onClear: () => void }) {
  const t = useTranslations('composer')
  return (
    <div className="mx-3 mt-2 flex items-center gap-2 rounded-md border-s-2 border-accent bg-hover ps-2.5">
      <CornerUpLeft size={14} aria-hidden className="flip-rtl shrink-0 text-muted" />
      <p className="min-w-0 flex-1 truncate py-1 text-xs text-muted">
        <span className="font-medium text-text">{t('answering', { name: to.sender })}</span> <bdi>{to.excerpt}</bdi>
      </p>
      <IconButton label={t('answeringNothing')} onClick={onClear} side="top" className="size-7">
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
