'use client'

import { BellRing, CheckCheck, Ellipsis, ListFilter, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type NotificationType, notificationTypes } from '#lib/protocol/index.ts'
import type { NotificationFilter } from '../data/api-notifications.ts'
import { NavigationButton } from '../shell/navigation-button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuItem, MenuRadio, MenuRadioGroup, MenuSeparator, MenuTrigger } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'

type Props = {
  filter: NotificationFilter
  unread: number
  onFilter: (filter: NotificationFilter) => void
  onReadAll: () => void
  onRemoveAll: (which: 'all' | 'read') => Promise<void>
  onSettings: () => void
}

/** Unread or all, of which kind, and what can be done with all at once. */
export function NotificationHeader({ filter, unread, onFilter, onReadAll, onRemoveAll, onSettings }: Props) {
  const t = useTranslations('notifications')
  const [removing, setRemoving] = useState<'all' | 'read' | null>(null)
  return (
    <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line ps-2 pe-2 lg:ps-6">
      <NavigationButton />
      <h1 className="me-3 truncate text-base font-semibold">{t('title')}</h1>
      <Tabs all={filter.all} unread={unread} onChange={all => onFilter({ ...filter, all })} />
      <span className="flex-1" />
      <KindMenu kind={filter.types[0] ?? null} onChange={kind => onFilter({ ...filter, types: kind ? [kind] : [] })} />
      <IconButton label={t('readAll')} keys="shift+u" onClick={onReadAll} disabled={unread === 0}>
        <CheckCheck size={16} aria-hidden />
      </IconButton>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={t('more')}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          <MenuItem icon={<BellRing size={15} />} onSelect={onSettings}>
            {t('settings')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Trash2 size={15} />} onSelect={() => setRemoving('read')}>
            {t('deleteRead')}
          </MenuItem>
          <MenuItem icon={<Trash2 size={15} />} onSelect={() => setRemoving('all')}>
            {t('deleteAll')}
          </MenuItem>
        </MenuContent>
      </Menu>
      {removing && <RemoveAll which={removing} onRemove={onRemoveAll} onClose={() => setRemoving(null)} />}
    </header>
  )
}

function Tabs({ all, unread, onChange }: { all: boolean; unread: number; onChange: (all: boolean) => void }) {
  const t = useTranslations('notifications')
  return (
    <fieldset className="flex gap-0.5 rounded-md bg-hover p-0.5">
      <legend className="sr-only">{t('which')}</legend>
      {[false, true].map(one => (
        <label
          key={String(one)}
          className={cx(
            'flex h-6.5 cursor-pointer items-center gap-1.5 rounded-sm px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-[var(--focus)]',
            one === all ? 'bg-raised font-medium shadow-low ring-1 ring-line' : 'text-muted hover:text-text',
          )}
        >
          <input type="radio" name="which" className="sr-only" checked={one === all} onChange={() => onChange(one)} />
          {one ? t('tabs.all') : t('tabs.unread')}
          {!one && unread > 0 && <span className="tabular text-xs text-faint">{unread > 99 ? '99+' : unread}</span>}
        </label>
      ))}
    </fieldset>
  )
}

function KindMenu({
  kind,
  onChange,
}: {
  kind: NotificationType | null
  onChange: (kind: NotificationType | null) => void
}) {
  const t = useTranslations('notifications')
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t('filter')} className={kind ? 'bg-accent-soft text-accent-text' : ''}>
          <ListFilter size={16} aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent className="w-64">
        <MenuRadioGroup
          value={kind ?? ''}
          onValueChange={value => onChange(notificationTypes.find(type => type === value) ?? null)}
        >
          <MenuRadio value="">{t('allKinds')}</MenuRadio>
          <MenuSeparator />
          {notificationTypes.map(type => (
            <MenuRadio key={type} value={type}>
              {t(`kinds.${type}`)}
            </MenuRadio>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  )
}

type RemoveProps = { which: 'all' | 'read'; onRemove: Props['onRemoveAll']; onClose: () => void }

function RemoveAll({ which, onRemove, onClose }: RemoveProps) {
  const t = useTranslations('notifications')
  const [busy, setBusy] = useState(false)
  async function remove() {
    setBusy(true)
    await onRemove(which).then(onClose, () =>
      toast(t('failed'), { tone: 'danger', action: { label: t('retry'), run: remove } }),
    )
    setBusy(false)
  }
  return (
    <Confirm
      open
      onOpenChange={open => !open && onClose()}
      title={which === 'all' ? t('deleteAllTitle') : t('deleteReadTitle')}
      body={which === 'all' ? t('deleteAllBody') : t('deleteReadBody')}
      action={which === 'all' ? t('deleteAll') : t('delete')}
      busy={busy}
      onConfirm={remove}
    />
  )
}
