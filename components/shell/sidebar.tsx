'use client'

import { Globe, Inbox, Mails, Search, Settings, UsersRound } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ComponentType } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useInstallation } from '../data/session.ts'
import { useInboxes } from '../data/use-directory.ts'
import { cx } from '../ui/cx.ts'
import { Keys } from '../ui/keys.tsx'
import { Tip } from '../ui/tip.tsx'
import { AccountMenu } from './account-menu.tsx'
import { paths, readInboxRoute } from './paths.ts'
import { UserMenu } from './user-menu.tsx'

type Props = { wide?: boolean; onNavigate?: () => void; onSearch: () => void }

/** Where one can go. A rail of icons between 1024 and 1440 px, with names beyond and in the drawer. */
export function Sidebar({ wide, onNavigate, onSearch }: Props) {
  const t = useTranslations('nav')
  const { accountId, isAdministrator } = useAccount()
  const pathname = usePathname()
  const route = readInboxRoute(pathname)
  const inboxes = useInboxes().data ?? []
  const installation = useInstallation().data
  const item = { wide, onNavigate }
  return (
    <nav
      aria-label={t('title')}
      className={cx('flex h-full flex-col gap-1 bg-bg p-2', wide ? 'w-full' : 'w-14 2xl:w-56')}
    >
      <AccountMenu wide={wide} />
      <Tip label={t('search')} keys="mod+k" side="right">
        <button
          type="button"
          onClick={onSearch}
          className={cx(
            'mt-1 mb-2 flex h-8 items-center gap-2.5 rounded-md border border-line bg-surface text-muted hover:border-line-strong hover:text-text',
            wide ? 'px-2.5' : 'justify-center 2xl:justify-start 2xl:px-2.5',
          )}
        >
          <Search size={15} aria-hidden />
          <span className={cx('flex-1 text-start', !wide && 'sr-only 2xl:not-sr-only')}>{t('commands')}</span>
          <span className={cx(!wide && 'hidden 2xl:block')}>
            <Keys keys="mod+k" />
          </span>
        </button>
      </Tip>
      <Item
        {...item}
        icon={Inbox}
        label={t('allConversations')}
        href={paths.dashboard(accountId)}
        active={route.accountId !== null && route.inboxId === null}
      />
      <Heading wide={wide}>{t('inboxes')}</Heading>
      <div className="min-h-0 flex-1 space-y-0.5 overflow-y-auto">
        {inboxes.map(inbox => (
          <Item
            key={inbox.id}
            {...item}
            icon={Globe}
            color={inbox.widget_color ?? undefined}
            label={inbox.name}
            href={paths.inbox(accountId, inbox.id)}
            active={route.inboxId === inbox.id}
          />
        ))}
      </div>
      {isAdministrator && (
        <>
          <Item
            {...item}
            icon={UsersRound}
            label={t('agents')}
            href={paths.settings(accountId, 'agents')}
            active={pathname.includes('/settings/agents')}
          />
          {installation?.mail === 'outbox' && (
            <Item {...item} icon={Mails} label={t('outbox')} href={paths.outbox} active={pathname === paths.outbox} />
          )}
          <Item
            {...item}
            icon={Settings}
            label={t('settings')}
            href={paths.settings(accountId, 'inboxes')}
            active={/\/(settings\/(general|inboxes|integrations)|campaigns)/.test(pathname)}
          />
        </>
      )}
      <UserMenu wide={wide} />
    </nav>
  )
}

function Heading({ wide, children }: { wide?: boolean; children: string }) {
  return (
    <p className={cx('mt-3 mb-0.5 px-2 text-xs font-medium text-faint', !wide && 'hidden 2xl:block')}>{children}</p>
  )
}

type ItemProps = {
  wide?: boolean
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean; className?: string }>
  color?: string
  label: string
  href: string
  active: boolean
  onNavigate?: () => void
}

function Item({ wide, icon: Icon, color, label, href, active, onNavigate }: ItemProps) {
  const link = (
    <Link
      href={href}
      onClick={onNavigate}
      aria-current={active ? 'page' : undefined}
      className={cx(
        'ring-inset-focus flex h-8 items-center gap-2.5 rounded-md text-sm',
        wide ? 'px-2' : 'justify-center 2xl:justify-start 2xl:px-2',
        active ? 'bg-press font-medium text-text' : 'text-muted hover:bg-hover hover:text-text',
      )}
    >
      <span className="relative shrink-0">
        <Icon size={16} aria-hidden />
        {color && (
          <span
            className="absolute -end-1 -bottom-1 size-2 rounded-full border border-bg"
            style={{ backgroundColor: color }}
          />
        )}
      </span>
      <span className={cx('truncate', !wide && 'sr-only 2xl:not-sr-only 2xl:truncate')}>{label}</span>
    </Link>
  )
  return (
    <Tip label={label} side="right">
      {link}
    </Tip>
  )
}
