'use client'

import { ListX } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { NavigationButton } from '../shell/navigation-button.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Problem } from '../ui/states.tsx'

/** In place of the list, where its view could not be read, or is gone. */
export function NoView({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('views')
  const { accountId } = useAccount()
  return (
    <section aria-label={t('title')} className="h-full">
      <div className="flex h-13 items-center ps-2 lg:ps-4">
        <NavigationButton />
      </div>
      {error ? (
        <Problem error={error} onRetry={onRetry} />
      ) : (
        <Empty icon={ListX} title={t('gone')} body={t('goneBody')} page>
          <Button asChild>
            <Link href={paths.dashboard(accountId)}>{t('showAll')}</Link>
          </Button>
        </Empty>
      )}
    </section>
  )
}
