'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { IconButton } from '../ui/icon-button.tsx'

type Props = { page: number; pages: number; onPage: (page: number) => void }

/** To the next page, or the one before. */
export function Pager({ page, pages, onPage }: Props) {
  const t = useTranslations('companies.pages')
  const format = useFormatter()
  return (
    <nav
      aria-label={t('title')}
      className="flex shrink-0 items-center justify-end gap-1 border-t border-line px-3 py-1.5"
    >
      <span className="tabular me-2 text-xs text-muted">
        {t('of', { page: format.number(page), pages: format.number(pages) })}
      </span>
      <IconButton label={t('before')} disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft size={16} aria-hidden className="flip-rtl" />
      </IconButton>
      <IconButton label={t('next')} disabled={page >= pages} onClick={() => onPage(page + 1)}>
        <ChevronRight size={16} aria-hidden className="flip-rtl" />
      </IconButton>
    </nav>
  )
}
