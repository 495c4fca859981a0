'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CalendarWire } from '#lib/protocol/calendar.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useInboxes } from '../../data/use-directory.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOpening } from './use-opening.ts'

type Props = { calendar: CalendarWire; onEdit: () => void }

/** Whether it is open now, when next, and who keeps it. */
export function CalendarRow({ calendar, onEdit }: Props) {
  const t = useTranslations('settings.hours')
  const opening = useOpening()
  const [asking, setAsking] = useState(false)
  const inboxes = useInboxes().data?.filter(inbox => calendar.inbox_ids.includes(inbox.id)) ?? []
  const { name, timezone, is_open: open } = calendar
  return (
    <li className="flex items-start gap-3 py-3">
      <span aria-hidden className={cx('mt-1.5 size-2.5 shrink-0 rounded-full', open ? 'bg-good' : 'bg-line-strong')} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="text-muted">
          <span className={cx(open && 'text-good')}>{opening(calendar)}</span>
          {' · '}
          <bdi>{timezone.replaceAll('_', ' ')}</bdi>
        </p>
        <p className="truncate text-faint">
          {inboxes.length > 0 ? t('keptBy', { names: inboxes.map(inbox => inbox.name).join(', ') }) : t('keptByNone')}
        </p>
      </div>
      <div className="flex">
        <IconButton label={t('editOf', { name })} onClick={onEdit}>
          <Pencil size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('deleteOf', { name })} onClick={() => setAsking(true)}>
          <Trash2 size={15} aria-hidden />
        </IconButton>
      </div>
      {asking && <DeleteCalendar calendar={calendar} onClose={() => setAsking(false)} />}
    </li>
  )
}

function DeleteCalendar({ calendar, onClose }: { calendar: CalendarWire; onClose: () => void }) {
  const t = useTranslations('settings.hours')
  const ts = useTranslations('settings')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [busy, setBusy] = useState(false)
  async function remove() {
    setBusy(true)
    try {
      await api.deleteCalendar(calendar.id)
      await client.invalidateQueries({ queryKey: keys.calendars(accountId) })
      void client.invalidateQueries({ queryKey: keys.inboxes(accountId) })
      toast(t('deleted', { name: calendar.name }))
      onClose()
    } catch {
      setBusy(false)
      toast(ts('notSaved'), { tone: 'danger' })
    }
  }
  return (
    <Confirm
      open
      onOpenChange={open => !open && onClose()}
      title={t('deleteAsk', { name: calendar.name })}
      body={t('deleteBody', { count: calendar.inbox_ids.length })}
      action={t('delete')}
      busy={busy}
      onConfirm={remove}
    />
  )
}
