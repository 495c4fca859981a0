'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { cx } from '../ui/cx.ts'

/** The two kinds of campaigns: shown on pages again and again, or sent once. */
export function CampaignTabs() {
  const t = useTranslations('oneOff.tabs')
  const { accountId } = useAccount()
  const pathname = usePathname()
  const tabs = [
    { name: 'ongoing', path: paths.campaigns(accountId) },
    { name: 'oneOff', path: paths.oneOffs(accountId) },
  ] as const
  return (
    <nav aria-label={t('title')} className="mb-6 flex gap-5 border-b border-line">
      {tabs.map(({ name, path }) => {
        const active = pathname === path
        return (
          <Link
            key={name}
            href={path}
            aria-current={active ? 'page' : undefined}
            className={cx(
              '-mb-px border-b-2 px-0.5 pb-2.5',
              active ? 'border-accent font-medium' : 'border-transparent text-muted hover:text-text',
            )}
          >
            {t(name)}
          </Link>
        )
      })}
    </nav>
  )
}
