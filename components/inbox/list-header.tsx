'use client'

import { Filter, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ListFilter } from '../data/conversation-list.ts'
import { NavigationButton } from '../shell/navigation-button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'
import type { View } from './filter-builder.tsx'
import { ListFilters } from './list-filters.tsx'
import type { ListSettings } from './list-settings.ts'

const ViewMenu = whenNeeded(async () => (await import('./view-menu.tsx')).ViewMenu)

type Props = {
  title: string
  filter: ListFilter
  view: View | null
  /** Conditions that are applied without being those of a saved view. */
  loose: boolean
  onBuild: () => void
  onLoosen: () => void
  onDeleted: () => void
  onChange: (change: Partial<ListSettings>) => void
}

/** What the list is of, and what narrows and orders it. */
export function ListHeader({ title, filter, view, loose, onBuild, onLoosen, onDeleted, onChange }: Props) {
  const t = useTranslations('filter')
  return (
    <header className="flex h-13 shrink-0 items-center gap-0.5 ps-2 pe-2 lg:ps-4">
      <NavigationButton />
      <h1 className="min-w-0 flex-1 truncate text-base font-semibold">{title}</h1>
      {loose && (
        <IconButton label={view ? t('reset') : t('clear')} onClick={onLoosen}>
          <X size={15} aria-hidden />
        </IconButton>
      )}
      <IconButton label={view ? t('edit', view) : t('open')} keys="f" aria-pressed={loose} onClick={onBuild}>
        <Filter size={15} aria-hidden />
      </IconButton>
      <ListFilters status={filter.conditions ? null : filter.status} sort={filter.sort} onChange={onChange} />
      {view && <ViewMenu view={view} onEdit={onBuild} onDeleted={onDeleted} />}
    </header>
  )
}
