'use client'

import { AppWindow, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDashboardApps } from '../data/use-side.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { type DashboardApp, DashboardAppDialog } from './dashboard-app-dialog.tsx'
import { DashboardAppRow } from './dashboard-app-row.tsx'

/** The account's own pages beside conversations. */
export function DashboardAppsScreen() {
  const t = useTranslations('dashboardApps')
  const [editing, setEditing] = useState<DashboardApp | 'new' | null>(null)
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
      <Apps onEdit={setEditing} />
      <DashboardAppDialog app={editing} onClose={() => setEditing(null)} />
    </SettingsPage>
  )
}

function Apps({ onEdit }: { onEdit: (app: DashboardApp) => void }) {
  const t = useTranslations('dashboardApps')
  const apps = useDashboardApps()
  if (apps.error && !apps.data) return <Problem error={apps.error} onRetry={() => apps.refetch()} />
  if (!apps.data) {
    return (
      <Loading className="flex flex-col gap-5 py-3">
        {['a', 'b'].map(key => (
          <span key={key} className="flex flex-col gap-2">
            <Skeleton className="h-3.5 w-40" />
            <Skeleton className="h-3 w-72 max-w-full" />
          </span>
        ))}
      </Loading>
    )
  }
  if (!apps.data.length) return <Empty icon={AppWindow} title={t('emptyTitle')} body={t('emptyBody')} />
  return (
    <ul className="divide-y divide-line border-y border-line">
      {apps.data.map(app => (
        <DashboardAppRow key={app.id} app={app} onEdit={() => onEdit(app)} />
      ))}
    </ul>
  )
}
