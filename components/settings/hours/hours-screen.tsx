'use client'

import { CalendarClock, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CalendarWire } from '#lib/protocol/calendar.ts'
import { useCalendars } from '../../data/use-directory.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { RowsSkeleton, rowsClass } from '../rows.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { CalendarDialog } from './calendar-dialog.tsx'
import { CalendarRow } from './calendar-row.tsx'

/** When the account is open: calendars that inboxes keep (S7). */
export function HoursScreen() {
  const t = useTranslations('settings.hours')
  const [editing, setEditing] = useState<CalendarWire | 'new' | null>(null)
  return (
    <SettingsPage
      title={t('title')}
      body={t('body')}
      action={
        <Button tone="primary" onClick={() => setEditing('new')}>
          <Plus size={15} aria-hidden />
          {t('add')}
        </Button>
      }
    >
      <Calendars onEdit={setEditing} />
      {editing && <CalendarDialog calendar={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </SettingsPage>
  )
}

function Calendars({ onEdit }: { onEdit: (calendar: CalendarWire | 'new') => void }) {
  const t = useTranslations('settings.hours')
  const calendars = useCalendars()
  if (calendars.error && !calendars.data) {
    return <Problem error={calendars.error} onRetry={() => calendars.refetch()} />
  }
  if (!calendars.data) return <RowsSkeleton mark="size-2.5 rounded-full" />
  if (!calendars.data.length) {
    return (
      <Empty icon={CalendarClock} title={t('none')} body={t('noneBody')}>
        <Button onClick={() => onEdit('new')}>{t('addFirst')}</Button>
      </Empty>
    )
  }
  return (
    <ul className={rowsClass}>
      {calendars.data.map(calendar => (
        <CalendarRow key={calendar.id} calendar={calendar} onEdit={() => onEdit(calendar)} />
      ))}
    </ul>
  )
}
