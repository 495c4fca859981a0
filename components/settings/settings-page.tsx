'use client'

import type { ReactNode } from 'react'
import { useAccount } from '../data/account-context.tsx'
import { NavigationButton } from '../shell/navigation-button.tsx'
import { cx } from '../ui/cx.ts'
import { useTitle } from '../ui/use-title.ts'
import { AdministratorsOnly } from './administrators-only.tsx'
import { SettingsMenu, SettingsNav } from './settings-nav.tsx'

type Props = {
  title: string
  body?: ReactNode
  action?: ReactNode
  children: ReactNode
  /** Also for agents. */
  plain?: boolean
  /** For tables and previews. */
  wide?: boolean
}

/** The page around settings: where else one can go, a title with its one action, and a column of a readable width. */
export function SettingsPage({ title, body, action, children, plain, wide }: Props) {
  useTitle(title)
  const { isAdministrator } = useAccount()
  if (!plain && !isAdministrator) return <AdministratorsOnly />
  return (
    <div className="flex h-full bg-surface">
      <SettingsNav />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line px-2 lg:hidden">
          <NavigationButton />
          <SettingsMenu />
        </header>
        <main className="min-h-0 flex-1 overflow-y-auto">
          <div className={cx('mx-auto w-full px-4 py-8 sm:px-8', wide ? 'max-w-5xl' : 'max-w-3xl')}>
            <div className="mb-6 flex flex-wrap items-start justify-between gap-3">
              <div className="min-w-0 flex-1 basis-64">
                <h1 className="text-xl font-semibold">{title}</h1>
                {body && <div className="mt-1 max-w-prose text-base text-muted">{body}</div>}
              </div>
              {action}
            </div>
            {children}
          </div>
        </main>
      </div>
    </div>
  )
}
