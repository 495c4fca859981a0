'use client'

import { ShieldAlert } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/states.tsx'

/** For agents who came here by an address. */
export function AdministratorsOnly() {
  const t = useTranslations('settings')
  const { accountId } = useAccount()
  return (
    <main className="grid h-full place-items-center bg-surface">
      <Empty page icon={ShieldAlert} title={t('adminsOnly')} body={t('adminsOnlyBody')}>
        <Button asChild>
          <Link href={paths.dashboard(accountId)}>{t('toConversations')}</Link>
        </Button>
      </Empty>
    </main>
  )
}
