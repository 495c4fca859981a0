'use client'

import { ArrowLeft, Zap } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useMacros } from '../data/use-side.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { paths } from '../shell/paths.ts'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { MacroForm } from './macro-form.tsx'

/** Making a macro, or changing one. */
export function MacroScreen({ id }: { id: number | null }) {
  const t = useTranslations('macros')
  const { accountId } = useAccount()
  return (
    <SettingsPage plain title={t(id === null ? 'newTitle' : 'editTitle')}>
      <Link
        href={paths.macros(accountId)}
        className="-mt-3 mb-5 inline-flex items-center gap-1.5 text-muted hover:text-text"
      >
        <ArrowLeft size={14} aria-hidden className="flip-rtl" />
        {t('back')}
      </Link>
      {id === null ? <MacroForm macro={null} /> : <Known id={id} />}
    </SettingsPage>
  )
}

function Known({ id }: { id: number }) {
  const t = useTranslations('macros')
  const { isAdministrator } = useAccount()
  const macros = useMacros()
  const macro = macros.data?.find(one => one.id === id)
  if (macros.error && !macros.data) return <Problem error={macros.error} onRetry={() => macros.refetch()} />
  if (!macros.data) {
    return (
      <Loading className="flex flex-col gap-4">
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-20 w-full" />
        <Skeleton className="h-20 w-full" />
      </Loading>
    )
  }
  if (!macro || (macro.visibility === 'global' && !isAdministrator))
    return <Empty icon={Zap} title={t('missing')} body={t('missingBody')} />
  return <MacroForm key={macro.id} macro={macro} />
}
