'use client'

import { ArrowUpDown, ListFilter } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { conversationStatuses } from '#lib/protocol/message.ts'
import { type Sort, sorts } from '../data/conversation-list.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuLabel, MenuRadio, MenuRadioGroup, MenuTrigger } from '../ui/menu.tsx'
import type { ListSettings } from './list-settings.ts'
import { StatusIcon } from './status-icon.tsx'

type Props = {
  /** Null where conditions say it. */
  status: ListSettings['status'] | null
  sort: Sort
  onChange: (change: Partial<ListSettings>) => void
}

/** Status and order of the list. The status says its name, because it hides conversations. */
export function ListFilters({ status, sort, onChange }: Props) {
  const t = useTranslations('list')
  const ts = useTranslations('status')
  return (
    <>
      {status && (
        <Menu>
          <MenuTrigger
            aria-label={t('statusFilter', { status: ts(status) })}
            className="flex h-8 items-center gap-1.5 rounded-md px-2 text-muted hover:bg-hover hover:text-text data-[state=open]:bg-press"
          >
            <ListFilter size={15} aria-hidden />
            {ts(status)}
          </MenuTrigger>
          <MenuContent>
            <MenuLabel>{t('status')}</MenuLabel>
            <MenuRadioGroup
              value={status}
              onValueChange={value => onChange({ status: value as ListSettings['status'] })}
            >
              {[...conversationStatuses, 'all' as const].map(one => (
                <MenuRadio key={one} value={one} icon={<StatusIcon status={one} />}>
                  {ts(one)}
                </MenuRadio>
              ))}
            </MenuRadioGroup>
          </MenuContent>
        </Menu>
      )}
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={t('sort')}>
            <ArrowUpDown size={15} aria-hidden />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          <MenuLabel>{t('sort')}</MenuLabel>
          <MenuRadioGroup value={sort} onValueChange={value => onChange({ sort: value as Sort })}>
            {sorts.map(one => (
              <MenuRadio key={one} value={one}>
                {t(`sorts.${one}`)}
              </MenuRadio>
            ))}
          </MenuRadioGroup>
        </MenuContent>
      </Menu>
    </>
  )
}
