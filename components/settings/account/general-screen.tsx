'use client'

import { useTranslations } from 'use-intl'
import { useAccountDetails } from '../../data/use-directory.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Loading, Problem, Skeleton } from '../../ui/states.tsx'
import { Section } from '../section.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { AutoResolveForm } from './auto-resolve-form.tsx'
import { DangerZone } from './danger-zone.tsx'
import { GeneralForm } from './general-form.tsx'

/** The account: what it is called, how it speaks, what it does by itself, and how it ends. */
export function GeneralScreen() {
  const t = useTranslations('settings.general')
  const account = useAccountDetails()
  return (
    <SettingsPage title={t('title')} body={t('body')}>
      {account.data ? (
        <>
          <GeneralForm account={account.data} />
          <AutoResolveForm account={account.data} />
          <Section title={t('number')} body={t('numberBody')}>
            <div className="flex items-center gap-3">
              <code className="font-mono text-base">{account.data.id}</code>
              <CopyButton size="sm" text={String(account.data.id)} label={t('copyNumber')} />
            </div>
          </Section>
          <DangerZone account={account.data} />
        </>
      ) : account.error ? (
        <Problem error={account.error} onRetry={() => account.refetch()} />
      ) : (
        <Loading className="flex flex-col gap-4">
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-9 w-full" />
        </Loading>
      )}
    </SettingsPage>
  )
}
