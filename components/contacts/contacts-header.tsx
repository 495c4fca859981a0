'use client'

import { Download, Ellipsis, Filter, Plus, Search, Upload, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { RefObject } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Condition } from '../data/conversation-list.ts'
import type { View } from '../inbox/filter-builder.tsx'
import { ViewMenu } from '../inbox/view-menu.tsx'
import { NavigationButton } from '../shell/navigation-button.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { inputClass } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../ui/menu.tsx'
import { ColumnMenu } from './column-menu.tsx'
import type { Column } from './columns.ts'

type Props = {
  title: string
  /** Null while it is not known; `more`: there are at least so many. */
  count: number | null
  more: boolean
  search: RefObject<HTMLInputElement | null>
  text: string
  onText: (text: string) => void
  segment: View | null
  /** Applied without being a segment. */
  conditions: Condition[] | null
  all: Column[]
  shown: string[]
  onShown: (ids: string[] | null) => void
  onOpen: (what: 'filter' | 'export' | 'new') => void
  onLoosen: () => void
  onDeleted: () => void
}

/** What the table is of, and what narrows it, shapes it and fills it. */
export function ContactsHeader(props: Props) {
  const { title, count, more, segment, conditions, onOpen } = props
  const t = useTranslations('contacts')
  const tf = useTranslations('filter')
  const format = useFormatter()
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-1 gap-y-2 border-b border-line py-2.5 ps-2 pe-2 lg:ps-5 lg:pe-4">
      <NavigationButton />
      <h1 className="min-w-0 truncate text-base font-semibold">
        <bdi>{title}</bdi>
      </h1>
      <span role="status" className="tabular ms-1.5 shrink-0 text-sm text-faint">
        {count !== null && (
          <>
            <span aria-hidden>{format.number(count) + (more && count % 50 === 1 && count > 1 ? '+' : '')}</span>
            <span className="sr-only">{t('count', { count })}</span>
          </>
        )}
      </span>
      <span className="flex-1" />
      <SearchField {...props} />
      {conditions && (
        <span className="flex h-8 items-center gap-0.5 rounded-md bg-accent-soft ps-2.5 text-xs font-medium text-accent-text">
          {t('conditions', { count: conditions.length })}
          <IconButton label={tf('clear')} onClick={props.onLoosen} className="size-7 text-accent-text">
            <X size={14} aria-hidden />
          </IconButton>
        </span>
      )}
      <IconButton
        label={segment ? t('filter.edit', { name: segment.name }) : tf('open')}
        keys="f"
        aria-pressed={conditions !== null}
        onClick={() => onOpen('filter')}
      >
        <Filter size={15} aria-hidden />
      </IconButton>
      <ColumnMenu all={props.all} shown={props.shown} onChange={props.onShown} />
      {segment && (
        <ViewMenu noun="contact" view={segment} onEdit={() => onOpen('filter')} onDeleted={props.onDeleted} />
      )}
      <MoreMenu onExport={() => onOpen('export')} />
      <Button tone="primary" onClick={() => onOpen('new')} className="ms-1 max-sm:px-2">
        <Plus size={15} aria-hidden />
        <span className="max-sm:sr-only">{t('new.title')}</span>
      </Button>
    </header>
  )
}

function SearchField({ search, text, onText }: Pick<Props, 'search' | 'text' | 'onText'>) {
  const t = useTranslations('contacts')
  return (
    <div className="relative me-1 max-sm:order-last max-sm:w-full">
      <Search size={15} aria-hidden className="pointer-events-none absolute start-2.5 top-[9px] text-faint" />
      <input
        ref={search}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={text}
        maxLength={255}
        onChange={event => onText(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          onText('')
          event.currentTarget.blur()
        }}
        className={`${inputClass} h-8 w-full ps-8 max-sm:h-9 max-sm:text-lg sm:w-52 xl:w-72`}
      />
    </div>
  )
}

function MoreMenu({ onExport }: { onExport: () => void }) {
  const t = useTranslations('contacts')
  const router = useRouter()
  const { accountId, isAdministrator } = useAccount()
  if (!isAdministrator) return null
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t('more')}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuItem icon={<Upload size={15} aria-hidden />} onSelect={() => router.push(paths.importContacts(accountId))}>
          {t('import.menu')}
        </MenuItem>
        <MenuItem icon={<Download size={15} aria-hidden />} onSelect={() => setTimeout(onExport, 30)}>
          {t('export.menu')}
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}
