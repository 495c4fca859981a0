'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { NavigationButton } from '../shell/navigation-button.tsx'
import { paths } from '../shell/paths.ts'
import { cx } from '../ui/cx.ts'
import { useTitle } from '../ui/use-title.ts'
import { AdministratorsOnly } from './administrators-only.tsx'

type Props = { title: string; body?: string; action?: ReactNode; children: ReactNode; plain?: boolean }

const sections = ['general', 'agents', 'inboxes', 'campaigns', 'integrations/webhook'] as const
type Section = (typeof sections)[number]

const pathOf = (account: number, section: Section) =>
  section === 'campaigns' ? paths.campaigns(account) : paths.settings(account, section)
const nameOf = (section: Section) => (section === 'integrations/webhook' ? 'webhooks' : section)

/** The page around settings: their tabs, a title with its one action, and a column of a readable width. */
export function SettingsPage({ title, body, action, children, plain }: Props) {
  const t = useTranslations('settings')
  const pathname = usePathname()
  useTitle(title)
  const { accountId, isAdministrator } = useAccount()
  if (!plain && !isAdministrator) return <AdministratorsOnly />
  return (
    <div className="flex h-full flex-col bg-surface">
      <header
        className={cx(
          'flex h-13 shrink-0 items-center gap-2 border-b border-line ps-2 pe-4 lg:ps-6',
          plain && 'lg:hidden',
        )}
      >
        <NavigationButton />
        {plain ? (
          <span className="font-semibold">{title}</span>
        ) : (
          <nav aria-label={t('title')} className="flex h-full gap-5 overflow-x-auto">
            {sections.map(section => {
              const active = pathname.includes(`/settings/${section}`) || pathname.includes(`/${section}/ongoing`)
              return (
                <Link
                  key={section}
                  href={pathOf(accountId, section)}
                  aria-current={active ? 'page' : undefined}
                  className={cx(
                    'ring-inset-focus -mb-px flex items-center border-b-2 whitespace-nowrap',
                    active ? 'border-accent font-medium' : 'border-transparent text-muted hover:text-text',
                  )}
                >
                  {t(`sections.${nameOf(section)}`)}
                </Link>
              )
            })}
          </nav>
        )}
      </header>
      <main className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-8">
          <div className="mb-6 flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0 flex-1 basis-64">
              <h1 className="text-xl font-semibold">{title}</h1>
              {body && <p className="mt-1 max-w-prose text-base text-muted">{body}</p>}
            </div>
            {action}
          </div>
          {children}
        </div>
      </main>
    </div>
  )
}
