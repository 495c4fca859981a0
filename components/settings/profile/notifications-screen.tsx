'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { type NotificationSettingsWire, notificationTypes } from '#lib/protocol/notification.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { DeviceSection } from '../../notifications/device-section.tsx'
import { SoundSection } from '../../notifications/sound-section.tsx'
import { Problem } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.tsx'
import { RowsSkeleton } from '../rows.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { NotificationMatrix, type Way } from './notification-matrix.tsx'

/** Of what the person is told, and how. Everything counts at once. */
export function NotificationSettingsScreen() {
  const t = useTranslations('settings.notifications')
  const ts = useTranslations('settings')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const key = keys.notificationSettings(accountId)
  const settings = useQuery({ queryKey: key, queryFn: api.notificationSettings })

  async function set(way: Way, flags: string[]) {
    const before = client.getQueryData<NotificationSettingsWire>(key)
    const field = `selected_${way}_flags` as const
    if (before) client.setQueryData<NotificationSettingsWire>(key, { ...before, [field]: flags })
    try {
      client.setQueryData(key, await api.setNotificationSettings({ [field]: flags }))
    } catch {
      client.setQueryData(key, before)
      toast(ts('notSaved'), { tone: 'danger', action: { label: ts('retry'), run: () => set(way, flags) } })
    }
  }

  return (
    <SettingsPage title={t('title')} body={t('body')} plain>
      {settings.data ? (
        <NotificationMatrix settings={settings.data} onChange={set} />
      ) : settings.error ? (
        <Problem error={settings.error} onRetry={() => settings.refetch()} />
      ) : (
        <RowsSkeleton mark="hidden" count={notificationTypes.length} />
      )}
      <DeviceSection />
      <SoundSection />
    </SettingsPage>
  )
}
