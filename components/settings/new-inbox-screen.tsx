'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { NewInboxForm } from './new-inbox-form.tsx'
import { SettingsPage } from './settings-page.tsx'

export function NewInboxScreen() {
  const t = useTranslations('settings.inboxes')
  const router = useRouter()
  const { accountId } = useAccount()
  return (
    <SettingsPage title={t('newTitle')} body={t('newBody')}>
      <div className="max-w-lg">
        <NewInboxForm action={t('create')} onCreated={inbox => router.push(paths.inboxSettings(accountId, inbox.id))} />
      </div>
    </SettingsPage>
  )
}
