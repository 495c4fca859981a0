'use client'

import { Plus, Tag } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { LabelWire } from '#lib/protocol/index.ts'
import { useLabels } from '../../data/use-directory.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { RowsSkeleton, rowsClass } from '../rows.tsx'
import { SearchField } from '../search-field.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { LabelDialog } from './label-dialog.tsx'
import { LabelRow } from './label-row.tsx'

const SEARCHED_FROM = 8

/** What conversations and contacts are sorted by. */
export function LabelsScreen() {
  const t = useTranslations('settings.labels')
  const [editing, setEditing] = useState<LabelWire | 'new' | null>(null)
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
      <Labels onEdit={setEditing} />
      {editing && <LabelDialog label={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </SettingsPage>
  )
}

function Labels({ onEdit }: { onEdit: (label: LabelWire | 'new') => void }) {
  const t = useTranslations('settings.labels')
  const labels = useLabels()
  const [text, setText] = useState('')
  if (labels.error && !labels.data) return <Problem error={labels.error} onRetry={() => labels.refetch()} />
  if (!labels.data) return <RowsSkeleton />
  if (!labels.data.length) {
    return (
      <Empty icon={Tag} title={t('none')} body={t('noneBody')}>
        <Button onClick={() => onEdit('new')}>{t('addFirst')}</Button>
      </Empty>
    )
  }
  const found = labels.data.filter(label =>
    `${label.title} ${label.description ?? ''}`.toLowerCase().includes(text.trim().toLowerCase()),
  )
  return (
    <>
      {labels.data.length >= SEARCHED_FROM && <SearchField label={t('search')} value={text} onChange={setText} />}
      {found.length === 0 && <Empty icon={Tag} title={t('notFound')} />}
      {found.length > 0 && (
        <ul className={rowsClass}>
          {found.map(label => (
            <LabelRow key={label.id} label={label} onEdit={() => onEdit(label)} />
          ))}
        </ul>
      )}
    </>
  )
}
