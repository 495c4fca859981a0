'use client'

import { Plus, Zap } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useMacros } from '../data/use-side.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { MacroRow } from './macro-row.tsx'

/** The macros of everybody, and the viewer's own. */
export function MacrosScreen() {
  const t = useTranslations('macros')
  const { accountId } = useAccount()
  return (
    <SettingsPage
      plain
      title={t('title')}
      body={t('body')}
      action={
        <Button tone="primary" asChild>
          <Link href={paths.newMacro(accountId)}>
            <Plus size={15} aria-hidden />
            {t('add')}
          </Link>
        </Button>
      }
    >
      <Macros />
    </SettingsPage>
  )
}

function Macros() {
  const t = useTranslations('macros')
  const macros = useMacros()
  if (macros.error && !macros.data) return <Problem error={macros.error} onRetry={() => macros.refetch()} />
  if (!macros.data) {
    return (
      <Loading className="flex flex-col gap-5 py-3">
        {['a', 'b', 'c'].map(key => (
          <span key={key} className="flex flex-col gap-2">
            <Skeleton className="h-3.5 w-40" />
            <Skeleton className="h-3 w-72 max-w-full" />
          </span>
        ))}
      </Loading>
    )
  }
  if (!macros.data.length) return <Empty icon={Zap} title={t('emptyTitle')} body={t('emptyBody')} />
  return (
    <ul className="divide-y divide-line border-y border-line">
      {macros.data.map(macro => (
        <MacroRow key={macro.id} macro={macro} />
      ))}
    </ul>
  )
}
