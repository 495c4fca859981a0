'use client'

import { ListFilter } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../../data/account-context.tsx'
import { useViews } from '../../data/use-directory.ts'
import { paths } from '../../shell/paths.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { RowsSkeleton, rowsClass } from '../rows.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { ViewRow } from './view-row.tsx'

/** The viewer's own saved views: their names and their orders. Their conditions are changed where they are seen. */
export function ViewsScreen() {
  const t = useTranslations('settings.views')
  return (
    <SettingsPage plain title={t('title')} body={t('body')}>
      <Views />
    </SettingsPage>
  )
}

function Views() {
  const t = useTranslations('settings.views')
  const { accountId } = useAccount()
  const views = useViews()
  if (views.error && !views.data) return <Problem error={views.error} onRetry={() => views.refetch()} />
  if (!views.data) return <RowsSkeleton mark="size-4" />
  if (!views.data.length) {
    return (
      <Empty icon={ListFilter} title={t('none')} body={t('noneBody')}>
        <Button asChild>
          <Link href={paths.dashboard(accountId)}>{t('toConversations')}</Link>
        </Button>
      </Empty>
    )
  }
  return (
    <ul className={rowsClass}>
      {views.data.map(view => (
        <ViewRow key={view.id} view={view} />
      ))}
    </ul>
  )
}
