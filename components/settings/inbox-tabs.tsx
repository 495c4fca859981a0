'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { cx } from '../ui/cx.ts'
import type { Tab } from './channels/looks.ts'

/** The parts of an inbox's settings, each at an address of its own. */
export function InboxTabs({ inboxId, tabs, chosen }: { inboxId: number; tabs: Tab[]; chosen: Tab }) {
  const t = useTranslations('channels')
  const { accountId } = useAccount()
  const current = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])
  return (
    <nav aria-label={t('tabs.label')} className="mb-7 flex gap-5 overflow-x-auto border-b border-line">
      {tabs.map(tab => (
        <Link
          key={tab}
          ref={tab === chosen ? current : undefined}
          href={paths.inboxSettings(accountId, inboxId, tab === 'general' ? '' : tab)}
          aria-current={tab === chosen ? 'page' : undefined}
          scroll={false}
          className={cx(
            'ring-inset-focus -mb-px flex items-center border-b-2 py-2 text-sm whitespace-nowrap',
            tab === chosen ? 'border-accent font-medium' : 'border-transparent text-muted hover:text-text',
          )}
        >
          {t(`tabs.${tab}`)}
        </Link>
      ))}
    </nav>
  )
}
