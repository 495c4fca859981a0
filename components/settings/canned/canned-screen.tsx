'use client'

import { MessageSquareText, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CannedResponseWire } from '#lib/protocol/index.ts'
import { useCanned } from '../../data/use-directory.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { RowsSkeleton, rowsClass } from '../rows.tsx'
import { SearchField } from '../search-field.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { CannedDialog } from './canned-dialog.tsx'
import { CannedRow } from './canned-row.tsx'

/** What is written often, under a short code. Everybody who answers may change it. */
export function CannedScreen() {
  const t = useTranslations('settings.canned')
  const [editing, setEditing] = useState<CannedResponseWire | 'new' | null>(null)
  return (
    <SettingsPage
      plain
      title={t('title')}
      body={t('body')}
      action={
        <Button tone="primary" onClick={() => setEditing('new')}>
          <Plus size={15} aria-hidden />
          {t('add')}
        </Button>
      }
    >
      <Responses onEdit={setEditing} />
      {editing && <CannedDialog response={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </SettingsPage>
  )
}

function Responses({ onEdit }: { onEdit: (response: CannedResponseWire | 'new') => void }) {
  const t = useTranslations('settings.canned')
  const responses = useCanned()
  const [text, setText] = useState('')
  if (responses.error && !responses.data) {
    return <Problem error={responses.error} onRetry={() => responses.refetch()} />
  }
  if (!responses.data) return <RowsSkeleton mark="hidden" />
  if (!responses.data.length) {
    return (
      <Empty icon={MessageSquareText} title={t('none')} body={t('noneBody')}>
        <Button onClick={() => onEdit('new')}>{t('addFirst')}</Button>
      </Empty>
    )
  }
  const wanted = text.trim().toLowerCase()
  const found = responses.data
    .filter(one => `${one.short_code} ${one.content}`.toLowerCase().includes(wanted.replace(/^\//, '')))
    .sort((left, right) => left.short_code.localeCompare(right.short_code))
  return (
    <>
      <SearchField label={t('search')} value={text} onChange={setText} />
      {found.length === 0 && <Empty icon={MessageSquareText} title={t('notFound')} body={t('notFoundBody')} />}
      {found.length > 0 && (
        <ul className={rowsClass}>
          {found.map(one => (
            <CannedRow key={one.id} response={one} onEdit={() => onEdit(one)} />
          ))}
        </ul>
      )}
    </>
  )
}
