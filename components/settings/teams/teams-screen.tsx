'use client'

import { Plus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TeamWire } from '#lib/protocol/index.ts'
import { useTeams } from '../../data/use-directory.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { RowsSkeleton, rowsClass } from '../rows.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { TeamDialog } from './team-dialog.tsx'
import { TeamRow } from './team-row.tsx'

/** Groups of agents to whom conversations are given together. */
export function TeamsScreen() {
  const t = useTranslations('settings.teams')
  const [editing, setEditing] = useState<TeamWire | 'new' | null>(null)
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
      <Teams onEdit={setEditing} />
      {editing && <TeamDialog team={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </SettingsPage>
  )
}

function Teams({ onEdit }: { onEdit: (team: TeamWire | 'new') => void }) {
  const t = useTranslations('settings.teams')
  const teams = useTeams()
  if (teams.error && !teams.data) return <Problem error={teams.error} onRetry={() => teams.refetch()} />
  if (!teams.data) return <RowsSkeleton mark="size-8 rounded-md" />
  if (!teams.data.length) {
    return (
      <Empty icon={UsersRound} title={t('none')} body={t('noneBody')}>
        <Button onClick={() => onEdit('new')}>{t('addFirst')}</Button>
      </Empty>
    )
  }
  return (
    <ul className={rowsClass}>
      {teams.data.map(team => (
        <TeamRow key={team.id} team={team} onEdit={() => onEdit(team)} />
      ))}
    </ul>
  )
}
