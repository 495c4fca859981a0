'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { Confirm } from '../ui/confirm.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { toast } from '../ui/toast.tsx'
import type { DashboardApp } from './dashboard-app-dialog.tsx'

/** An app: its name, where it is, and what can be done with it. */
export function DashboardAppRow({ app, onEdit }: { app: DashboardApp; onEdit: () => void }) {
  const t = useTranslations('dashboardApps')
  const ta = useTranslations('actions')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const name = app.title
  async function remove() {
    setBusy(true)
    try {
      await api.deleteDashboardApp(app.id)
      setAsking(false)
      await client.invalidateQueries({ queryKey: keys.dashboardApps(accountId) })
      toast(t('removed', { name }))
    } catch {
      toast(ta('failed'), { tone: 'danger', action: { label: ta('retry'), run: remove } })
    }
    setBusy(false)
  }
  return (
    <li className="flex items-center gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="truncate text-muted">
          <bdi dir="ltr">{app.content.map(one => one.url).join(', ')}</bdi>
        </p>
      </div>
      <IconButton label={t('edit', { name })} onClick={onEdit}>
        <Pencil size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('remove', { name })} onClick={() => setAsking(true)}>
        <Trash2 size={16} aria-hidden />
      </IconButton>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('removeTitle', { name })}
        body={t('removeBody')}
        action={t('removeAction')}
        busy={busy}
        onConfirm={remove}
      />
    </li>
  )
}
