'use client'

import { Bell, Building2, Contact, Inbox, Mails, Search, Settings, SquarePen } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useInstallation } from '../data/session.ts'
import { useInboxes, useUnreadCounts } from '../data/use-directory.ts'
import { newMessage } from '../new-message/asked.ts'
import { useUnreadNotifications } from '../notifications/use-notifications.ts'
import { lookOf, typeOf } from '../settings/channels/looks.ts'
import { cx } from '../ui/cx.ts'
import { Keys } from '../ui/keys.tsx'
import { Tip } from '../ui/tip.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'
import { AccountMenu } from './account-menu.tsx'
import { paths, readInboxRoute } from './paths.ts'
import { SidebarHeading, SidebarItem } from './sidebar-item.tsx'
import { KindItems, ListItems } from './sidebar-lists.tsx'
import { UserMenu } from './user-menu.tsx'

const ContactPlaces = whenNeeded(async () => (await import('../contacts/contact-places.tsx')).default)

type Props = { wide?: boolean; onNavigate?: () => void; onSearch: () => void }

/** Where one can go. A rail of icons between 1024 and 1440 px, with names beyond and in the drawer. */
export function Sidebar({ wide, onNavigate, onSearch }: Props) {
  const t = useTranslations('nav')
  const { accountId, isAdministrator } = useAccount()
  const pathname = usePathname()
  const route = readInboxRoute(pathname)
  const inboxes = useInboxes().data ?? []
  const unread = useUnreadCounts().data
  const { place } = route
  const tw = useTranslations('newMessage')
  const tn = useTranslations('notifications')
  const notifications = useUnreadNotifications().data
  const everywhere = Object.values(place).every(one => !one)
  const installation = useInstallation().data
  const item = { wide, onNavigate }
  return (
    <nav
      aria-label={t('title')}
      className={cx('flex h-full flex-col gap-1 bg-bg p-2', wide ? 'w-full' : 'w-14 2xl:w-56')}
    >
      <AccountMenu wide={wide} />
      <div className={cx('mt-1 mb-2 flex gap-1', !wide && 'flex-col 2xl:flex-row')}>
        <Tip label={t('search')} keys="mod+k" side="right">
          <button
            type="button"
            onClick={onSearch}
            className={cx(
              'flex h-8 min-w-0 flex-1 items-center gap-2.5 rounded-md border border-line bg-surface text-muted hover:border-line-strong hover:text-text',
              wide ? 'px-2.5' : 'justify-center 2xl:justify-start 2xl:px-2.5',
            )}
          >
            <Search size={15} aria-hidden />
            <span className={cx('min-w-0 flex-1 text-start', !wide && 'sr-only 2xl:not-sr-only')}>
              <span className="block truncate">{t('commands')}</span>
            </span>
            <span className={cx(!wide && 'hidden 2xl:block')}>
              <Keys keys="mod+k" />
            </span>
          </button>
        </Tip>
        <Tip label={tw('open')} keys="c" side="right">
          <button
            type="button"
            aria-label={tw('open')}
            onClick={() => {
              onNavigate?.()
              newMessage.set('anybody')
            }}
            className={cx(
              'grid h-8 place-items-center rounded-md border border-line bg-surface text-muted hover:border-line-strong hover:text-text',
              wide ? 'w-8 shrink-0' : '2xl:w-8 2xl:shrink-0',
            )}
          >
            <SquarePen size={15} aria-hidden />
          </button>
        </Tip>
      </div>
      <SidebarItem
        {...item}
        icon={Bell}
        label={tn('title')}
        count={notifications}
        counted={notifications ? tn('unreadCount', { count: notifications }) : undefined}
        href={paths.notifications(accountId)}
        active={pathname === paths.notifications(accountId)}
      />
      <SidebarItem
        {...item}
        icon={Inbox}
        label={t('allConversations')}
        href={paths.dashboard(accountId)}
        active={route.accountId !== null && everywhere}
      />
      <KindItems {...item} place={place} />
      <SidebarItem
        {...item}
        icon={Contact}
        label={t('contacts')}
        href={paths.contacts(accountId)}
        active={/\/contacts(\/(\d+|import.*))?$/.test(pathname)}
      />
      <SidebarItem
        {...item}
        icon={Building2}
        label={t('companies')}
        href={paths.companies(accountId)}
        active={pathname.includes('/companies')}
      />
      <div className="-mx-2 min-h-0 flex-1 space-y-0.5 overflow-y-auto px-2">
        {pathname.includes('/contacts') ? (
          <ContactPlaces {...item} />
        ) : (
          <>
            <SidebarHeading wide={wide}>{t('inboxes')}</SidebarHeading>
            {inboxes.map(inbox => (
              <SidebarItem
                key={inbox.id}
                {...item}
                icon={lookOf(typeOf(inbox)).icon}
                color={inbox.widget_color ?? undefined}
                label={inbox.name}
                count={unread?.inboxes[inbox.id]}
                href={paths.inbox(accountId, inbox.id)}
                active={route.inboxId === inbox.id}
              />
            ))}
            <ListItems {...item} place={place} />
          </>
        )}
      </div>
      {isAdministrator && installation?.mail === 'outbox' && (
        <SidebarItem
          {...item}
          icon={Mails}
          label={t('outbox')}
          href={paths.outbox}
          active={pathname === paths.outbox}
        />
      )}
      <SidebarItem
        {...item}
        icon={Settings}
        label={t('settings')}
        href={isAdministrator ? paths.settings(accountId, 'general') : paths.profile(accountId)}
        active={/\/(settings|campaigns|profile)\//.test(pathname)}
      />
      <UserMenu wide={wide} />
    </nav>
  )
}
